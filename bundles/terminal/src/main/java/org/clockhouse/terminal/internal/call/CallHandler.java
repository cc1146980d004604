package org.clockhouse.terminal.internal.call;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpOutput;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads calls without a thread waiting for slow bodies, hands whole ones to their driver, beyond {@link #CALLS} of them on a worker,
 * so that there are always threads left to read, and answers success only for what the driver says, once what the answer awaits
 * has happened.
 */
final class CallHandler {

    /** Packed or not. */
    static final int LARGEST_BODY = 2 * 1024 * 1024;

    private static final String ENCODING = "Content-Encoding";

    private static final Logger log = LoggerFactory.getLogger(CallHandler.class);
    private static final long LONGEST_MILLIS = 30_000;
    /** Answered at the same time by the threads that read them. Most wait for a commit, which costs the less the more share it. */
    static final int CALLS = 64;
    /**
     * Wait for their commit without a thread; beyond them a thread waits with each, so that there are never more. What is made of a
     * small body takes twenty times its memory.
     */
    private static final int WAITING = 256;

    /** Large bodies in memory at the same time; more are told to come back. */
    private static final int AT_ONCE = 64;
    /** So small that as many as there may be connections fit in memory: a delivery of terminals that comes back all at once. */
    private static final int SMALL = 8 * 1024;

    private final DriverAnswers answers;
    private final Recorder recorder;
    private final Workers.Crew crew;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Semaphore here = new Semaphore(CALLS);
    private final Semaphore waiting = new Semaphore(WAITING);
    private final StandingLines lines;
    private final AwaitedDrivers awaited;
    private volatile Map<String, String> routes = Map.of();

    CallHandler(DriverTable drivers, CallingTerminals terminals, Recorder recorder, Workers.Crew crew) {
        this.answers = new DriverAnswers(drivers, terminals);
        this.recorder = recorder;
        this.crew = crew;
        this.awaited = new AwaitedDrivers(drivers, terminals);
        this.lines = new StandingLines(drivers, terminals, recorder, crew, room);
    }

    /** @param byPath the first segment, with its slash, to the id of the driver */
    void serve(Map<String, String> byPath) {
        routes = Map.copyOf(byPath);
        lines.follow();
    }

    /** Terminals that stand on the line. */
    int standing() {
        return lines.count();
    }

    /** For one server, which ends it with itself. */
    Handler fresh() {
        return new AbstractHandler() {
            @Override
            public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                base.setHandled(true);
                accept(request, response);
            }
        };
    }

    private void accept(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String driver = routes.get(firstSegment(request.getRequestURI()));
        if (driver == null) {
            boolean isAwaited = awaited.isAnybody();
            if (isAwaited) {
                response.setHeader("Retry-After", "30");
            }
            turnAway(request, response, isAwaited ? 503 : 404);
        } else if (StandingLines.isAskedFor(request)) {
            response.setStatus(lines.pickUp(driver, call(request, Bytes.NONE), request, response));
        } else if (request.getContentLengthLong() > LARGEST_BODY) {
            turnAway(request, response, 413);
        } else if (mayHideABody(request)) {
            turnAway(request, response, 411);
        } else if (!isSmall(request) && !room.tryAcquire()) {
            response.setHeader("Retry-After", "5");
            turnAway(request, response, 503);
        } else {
            AsyncContext async = request.startAsync();
            async.setTimeout(LONGEST_MILLIS);
            async.addListener(new Leaving(!isSmall(request)));
            request.getInputStream().setReadListener(new Body(driver, async, request.getContentLengthLong()));
        }
    }

    /** Before HTTP/1.1 a body could end with the connection; taken for none, what it brings would be acknowledged and lost. */
    private static boolean mayHideABody(HttpServletRequest request) {
        return request.getProtocol().equals("HTTP/1.0")
                && request.getContentLengthLong() < 0
                && request.getMethod().equalsIgnoreCase("POST");
    }

    private static boolean isSmall(HttpServletRequest request) {
        if (Packing.isStated(request.getHeader(ENCODING))) {
            return false;
        }
        long length = request.getContentLengthLong();
        return length < 0 ? request.getHeader("Transfer-Encoding") == null : length <= SMALL;
    }

    /** Without reading what is still to come: the answer is pushed out and the connection ended. */
    private static void turnAway(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.flushBuffer();
        Request.getBaseRequest(request).getHttpChannel().getEndPoint().shutdownOutput();
    }

    /** Some terminals put a slash too many in front. */
    private static String firstSegment(String uri) {
        int begin = 0;
        while (uri.startsWith("//", begin)) {
            begin++;
        }
        int end = uri.indexOf('/', begin + 1);
        return end < 0 ? uri.substring(begin) : uri.substring(begin, end);
    }

    /** Gives the room back that was taken, however the call ends. */
    private final class Leaving implements AsyncListener {

        private final boolean hasRoom;

        Leaving(boolean hasRoom) {
            this.hasRoom = hasRoom;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            if (hasRoom) {
                room.release();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            send(event.getAsyncContext(), DriverAnswers.plain(503));
        }

        @Override
        public void onError(AsyncEvent event) {
            send(event.getAsyncContext(), DriverAnswers.plain(503));
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    /** Collects a body as it comes. */
    private final class Body implements ReadListener {

        private final String driver;
        private final AsyncContext async;
        private final int expected;
        private final ByteArrayOutputStream read;

        /** @param length as stated; negative when it is not */
        Body(String driver, AsyncContext async, long length) {
            this.driver = driver;
            this.async = async;
            this.expected = (int) Math.max(0, Math.min(SMALL, length));
            this.read = new ByteArrayOutputStream(expected);
        }

        @Override
        public void onDataAvailable() throws IOException {
            ServletInputStream in = async.getRequest().getInputStream();
            byte[] part = new byte[expected == 0 ? SMALL : expected];
            while (in.isReady() && !in.isFinished()) {
                int count = in.read(part);
                if (count > 0) {
                    read.write(part, 0, count);
                }
                if (read.size() > LARGEST_BODY) {
                    turnAway((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse(), 413);
                    async.complete();
                    return;
                }
            }
        }

        @Override
        public void onAllDataRead() {
            Bytes body = Bytes.of(read.toByteArray());
            if (here.tryAcquire()) {
                try {
                    answer(driver, async, body);
                } finally {
                    here.release();
                }
                return;
            }
            try {
                crew.run(() -> answer(driver, async, body));
            } catch (RejectedExecutionException e) {
                send(async, DriverAnswers.plain(503));
            }
        }

        /** Whoever still listens must not take silence for leave to forget: without a word it would be success. */
        @Override
        public void onError(Throwable broken) {
            log.debug("A call broke off: {}", broken.getMessage());
            send(async, DriverAnswers.plain(503));
        }
    }

    private void answer(String id, AsyncContext async, Bytes body) {
        HttpServletRequest request;
        try {
            request = (HttpServletRequest) async.getRequest();
        } catch (IllegalStateException e) {
            log.debug("A call was over before a worker had time for it");
            return;
        }
        HttpCall call;
        try {
            call = call(request, Packing.unpacked(request.getHeader(ENCODING), body, LARGEST_BODY));
        } catch (Packing.Unreadable e) {
            answers.refuse(id, call(request, Bytes.NONE), e.getMessage());
            send(async, DriverAnswers.plain(e.status()));
            return;
        }
        AtomicReference<TerminalId> caller = new AtomicReference<>();
        HttpAnswer answer = answers.to(id, call, caller::set);
        CompletionStage<Void> sent = answer.awaited().handle((stored, failure) -> {
            HttpAnswer said = failure == null ? answer : DriverAnswers.failed(call, failure);
            if (caller.get() != null) {
                recorder.called(caller.get(), call, said);
            }
            send(async, said);
            return null;
        });
        if (waiting.tryAcquire()) {
            sent.whenComplete((nothing, failure) -> waiting.release());
        } else {
            await(sent);
        }
    }

    private static void await(CompletionStage<Void> sent) {
        try {
            sent.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            log.error("An answer was not sent", e.getCause());
        }
    }

    private static HttpCall call(HttpServletRequest request, Bytes body) {
        String query = request.getQueryString();
        HttpCall.Builder call = HttpCall.builder(
                        request.getMethod().toUpperCase(Locale.ROOT),
                        query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query)
                .body(body)
                .remote(request.getRemoteAddr());
        boolean isUnpacked = Packing.isStated(request.getHeader(ENCODING));
        Collections.list(request.getHeaderNames()).stream()
                .filter(name -> !isUnpacked || !name.equalsIgnoreCase(ENCODING))
                .forEach(name -> call.header(name, request.getHeader(name)));
        return call.build();
    }

    /** Waits for nobody: others' answers may be behind it. */
    private static void send(AsyncContext async, HttpAnswer answer) {
        try {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(answer.status());
            answer.headers().forEach(response::setHeader);
            response.setContentLength(answer.body().size());
            HttpOutput out = (HttpOutput) response.getOutputStream();
            out.sendContent(ByteBuffer.wrap(answer.body().toArray()), Callback.from(() -> complete(async), failure -> {
                log.debug("An answer did not arrive: {}", failure.getMessage());
                complete(async);
            }));
        } catch (IOException | IllegalStateException e) {
            log.debug("An answer did not arrive: {}", e.getMessage());
            complete(async);
        }
    }

    /** Past its time the call is complete already. */
    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            log.debug("A call was over before its answer");
        }
    }
}
