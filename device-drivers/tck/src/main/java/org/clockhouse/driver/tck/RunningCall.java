package org.clockhouse.driver.tck;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A driver's call in a thread of its own, for rules about how such a call ends. */
final class RunningCall {

    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private final Thread thread;
    private final String inClass;

    /** @param inClass waits until this class is on the thread's stack */
    RunningCall(Class<?> inClass, Call call) {
        this.inClass = inClass.getName();
        thread = new Thread(() -> run(call), "driver call");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Call call) {
        try {
            end.complete(call.run());
        } catch (Throwable e) {
            end.complete(e);
        }
    }

    /** Returns once the call is within the driver, or its answer, and waits there, or has ended already. */
    RunningCall begun() {
        while (!end.isDone() && !(within() && waiting())) {
            Thread.onSpinWait();
        }
        return this;
    }

    /** As {@link #begun}, for a call that waits for the gate alone: what is native there is a class that is being loaded. */
    RunningCall atTheGate() {
        while (!end.isDone() && !(within() && parked())) {
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean parked() {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private boolean within() {
        return Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.equals(inClass) || name.equals(SentAnswer.class.getName()));
    }

    /** In a selector's or a socket's native wait a thread counts as runnable. */
    private boolean waiting() {
        StackTraceElement[] stack = thread.getStackTrace();
        return parked() || (stack.length > 0 && stack[0].isNativeMethod());
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean isDone() {
        return end.isDone();
    }

    /** What the call returned or threw; fails when it has not ended in time. */
    Object outcome(Duration within) throws InterruptedException {
        try {
            return end.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the call was still running after " + within, e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @FunctionalInterface
    interface Call {
        Object run() throws Exception;
    }
}
