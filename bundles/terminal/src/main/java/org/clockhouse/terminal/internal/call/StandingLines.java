package org.clockhouse.terminal.internal.call;

import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.StandingDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.recording.Recorder;
import org.clockhouse.terminal.internal.recording.Tape;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConnection;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terminals that stay on the line. Their messages are answered by workers; one timer pings the quiet, ends the dead and the
 * strangers, and lets the driver speak where an errand waits, so a standing line costs no thread.
 */
final class StandingLines implements StandingLine.Keeper {

    private static final Logger log = LoggerFactory.getLogger(StandingLines.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final long QUIET = TimeUnit.SECONDS.toNanos(25);
    private static final long DEAD = TimeUnit.SECONDS.toNanos(90);
    /** Long enough for a whole message, and for a stranger to be seen in the tray. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    /** What a line may hold of a message without asking for room. */
    private static final int SMALL = 16 * 1024;

    private final DriverTable drivers;
    private final CallingTerminals terminals;
    private final Recorder recorder;
    private final Workers.Crew crew;
    private final Semaphore room;
    private final Map<StandingLine, Standing> lines = new ConcurrentHashMap<>();

    /** Who was last let in over a line. */
    private record Caller(CallingTerminals.Known known, TerminalIdentity identity) {}

    /** What is kept of a line besides itself. */
    private static final class Standing {

        private final String remote;
        private final long since = System.nanoTime();
        private volatile Optional<Caller> caller = Optional.empty();
        private volatile long pinged = System.nanoTime();
        private volatile long begun;
        private boolean hasRoom;

        private Standing(String remote) {
            this.remote = remote;
        }
    }

    /** @param room for large bodies, shared with calls that do not stand */
    StandingLines(
            DriverTable drivers, CallingTerminals terminals, Recorder recorder, Workers.Crew crew, Semaphore room) {
        this.drivers = drivers;
        this.terminals = terminals;
        this.recorder = recorder;
        this.crew = crew;
        this.room = room;
        crew.every(TICK, this::tick);
    }

    /** Whether the request asks for a WebSocket, as RFC 6455 wants it asked. */
    static boolean isAskedFor(HttpServletRequest request) {
        return request.getMethod().equalsIgnoreCase("GET")
                && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && Collections.list(request.getHeaders("Connection")).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
    }

    /** @return the status to answer with; 101 when the connection becomes a line */
    int pickUp(String driver, HttpCall call, HttpServletRequest request, HttpServletResponse response) {
        String key = Optional.ofNullable(request.getHeader("Sec-WebSocket-Key")).orElse("");
        if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
            response.setHeader("Sec-WebSocket-Version", "13");
            return 426;
        }
        if (!isKey(key)) {
            return 400;
        }
        Optional<DriverTable.Loan> borrowed = drivers.borrow(driver);
        if (borrowed.isEmpty()) {
            return 503;
        }
        try (DriverTable.Loan loan = borrowed.get()) {
            if (!(loan.driver() instanceof StandingDriver standing)) {
                return 426;
            }
            HttpChannel channel = Request.getBaseRequest(request).getHttpChannel();
            Standing kept = new Standing(call.remote());
            HostArrivals arrivals = new HostArrivals(
                    terminals,
                    standing.descriptor(),
                    (known, identity) -> kept.caller = Optional.of(new Caller(known, identity)));
            StandingLine line = new StandingLine(
                    channel.getEndPoint(),
                    channel.getConnector().getExecutor(),
                    this,
                    standing,
                    standing.pickUp(call, arrivals));
            lines.put(line, kept);
            request.setAttribute(HttpConnection.UPGRADE_CONNECTION_ATTRIBUTE, line);
        }
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        response.setHeader("Sec-WebSocket-Accept", FrameReader.accept(key));
        return 101;
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Ends the lines of drivers that are gone. */
    void follow() {
        Set<Object> here = Collections.newSetFromMap(new ConcurrentHashMap<>());
        drivers.all().forEach(entry -> here.add(entry.driver()));
        lines.keySet().stream().filter(line -> !here.contains(line.driver)).forEach(line -> {
            line.end(FrameReader.GOING_AWAY);
            forget(line);
        });
    }

    int count() {
        return lines.size();
    }

    @Override
    public void opened(StandingLine line) {
        log.debug("A terminal stands on the line, {} now", lines.size());
    }

    @Override
    public void closed(StandingLine line) {
        forget(line);
    }

    private void forget(StandingLine line) {
        Standing kept = lines.remove(line);
        if (kept != null) {
            leaveRoom(kept);
        }
    }

    @Override
    public boolean grows(StandingLine line) {
        Standing kept = lines.get(line);
        if (kept == null) {
            return false;
        }
        kept.begun = line.isWithinMessage() ? kept.begun == 0 ? System.nanoTime() : kept.begun : 0;
        synchronized (kept) {
            if (line.heldBytes() > SMALL && !kept.hasRoom) {
                kept.hasRoom = room.tryAcquire();
                return kept.hasRoom;
            }
        }
        return true;
    }

    private void leaveRoom(Standing kept) {
        synchronized (kept) {
            if (kept.hasRoom) {
                kept.hasRoom = false;
                room.release();
            }
        }
    }

    @Override
    public void heard(StandingLine line, String message) {
        Standing kept = lines.get(line);
        if (kept == null) {
            return;
        }
        kept.begun = 0;
        run(line, () -> {
            line.turn.lock();
            try {
                work(line, call -> {
                    hear(call, kept, message).ifPresent(answer -> say(line, kept, answer));
                    call.speak().ifPresent(more -> say(line, kept, more));
                });
            } finally {
                line.turn.unlock();
                leaveRoom(kept);
            }
            if (lines.containsKey(line)) {
                line.readOn();
            }
        });
    }

    /** Who said it is known only once the driver heard it. */
    private Optional<String> hear(StandingCall call, Standing kept, String message)
            throws NotStoredException, DriverException, InterruptedException {
        try {
            return call.hear(message);
        } finally {
            passed(kept, Tape.CAME, message);
        }
    }

    private void say(StandingLine line, Standing kept, String message) {
        passed(kept, Tape.SENT, message);
        line.say(message);
    }

    private void passed(Standing kept, String direction, String message) {
        kept.caller.ifPresent(
                caller -> recorder.passed(caller.known().terminal().id(), direction, message));
    }

    /** It is there, though it says nothing: that counts as a call. */
    @Override
    public void ponged(StandingLine line) {
        Optional.ofNullable(lines.get(line))
                .flatMap(kept -> kept.caller.map(caller -> (Runnable) () -> admit(line, kept, caller)))
                .ifPresent(again -> run(line, again));
    }

    private void admit(StandingLine line, Standing kept, Caller caller) {
        try {
            if (terminals
                    .admit(caller.known().driver(), caller.identity(), kept.remote)
                    .isEmpty()) {
                line.end(FrameReader.POLICY);
            }
        } catch (Unavailable e) {
            log.debug("A sign of life is not noted: {}", e.getMessage());
        }
    }

    private void tick() {
        long now = System.nanoTime();
        lines.forEach((line, kept) -> {
            if (isOver(line, kept, now)) {
                line.end(FrameReader.POLICY);
            } else if (now - line.heardNanos() > QUIET && now - kept.pinged > QUIET) {
                kept.pinged = now;
                line.ping();
            } else if (kept.caller.isPresent() && hasErrand(kept.caller.get().known())) {
                run(line, () -> speak(line, kept));
            }
        });
    }

    /** Dead, halfway through a message for too long, or nobody whom anybody knows. */
    private static boolean isOver(StandingLine line, Standing kept, long now) {
        return now - line.heardNanos() > DEAD
                || kept.begun != 0 && now - kept.begun > PATIENCE
                || kept.caller.isEmpty() && now - kept.since > PATIENCE;
    }

    private boolean hasErrand(CallingTerminals.Known known) {
        try {
            return terminals.errands().mayHave(known);
        } catch (Unavailable e) {
            return false;
        }
    }

    private void speak(StandingLine line, Standing kept) {
        if (line.turn.tryLock()) {
            try {
                work(line, call -> call.speak().ifPresent(message -> say(line, kept, message)));
            } finally {
                line.turn.unlock();
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(StandingCall call) throws NotStoredException, DriverException, InterruptedException;
    }

    /** With the driver that picked up, as long as it is here. What escapes it ends the line. */
    private void work(StandingLine line, Work work) {
        Optional<DriverTable.Loan> borrowed =
                drivers.borrow(line.driver.descriptor().id());
        Optional<StandingCall> call = line.call();
        if (borrowed.isEmpty() || call.isEmpty()) {
            borrowed.ifPresent(DriverTable.Loan::close);
            line.end(FrameReader.GOING_AWAY);
            return;
        }
        try (DriverTable.Loan loan = borrowed.get()) {
            if (loan.driver() == line.driver) {
                work.with(call.get());
            } else {
                line.end(FrameReader.GOING_AWAY);
            }
        } catch (NotStoredException | Unavailable | InterruptedException e) {
            log.debug("A message is not stored: {}", e.getMessage());
            line.end(FrameReader.TRY_LATER);
        } catch (DriverException e) {
            log.debug("A message makes no sense: {}", e.getMessage());
            line.end(FrameReader.POLICY);
        } catch (RuntimeException e) {
            log.error("A driver failed at a standing line", e);
            line.end(FrameReader.TRY_LATER);
        }
    }

    private void run(StandingLine line, Runnable work) {
        try {
            crew.run(work);
        } catch (RejectedExecutionException e) {
            line.end(FrameReader.GOING_AWAY);
        }
    }
}
