package org.clockhouse.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Work is done at once by the caller; what is to be done later waits for {@link #tick}. */
public final class DirectWorkers implements Workers {

    private final List<Runnable> repeating = new ArrayList<>();

    /** Runs everything that repeats or was to run later, once. */
    public void tick() {
        List.copyOf(repeating).forEach(Runnable::run);
    }

    @Override
    public Crew crew(String name, int threads) {
        return new Crew() {
            @Override
            public <T> Future<T> submit(Callable<T> work) {
                try {
                    return CompletableFuture.completedFuture(work.call());
                } catch (Exception e) {
                    return CompletableFuture.failedFuture(e);
                }
            }

            @Override
            public void run(Runnable work) {
                work.run();
            }

            @Override
            public Future<?> later(Duration delay, Runnable work) {
                Runnable[] once = new Runnable[1];
                once[0] = () -> {
                    repeating.remove(once[0]);
                    work.run();
                };
                repeating.add(once[0]);
                return new CompletableFuture<Void>();
            }

            @Override
            public Future<?> every(Duration period, Runnable work) {
                repeating.add(work);
                return new CompletableFuture<Void>();
            }

            @Override
            public void close() {
                repeating.clear();
            }
        };
    }
}
