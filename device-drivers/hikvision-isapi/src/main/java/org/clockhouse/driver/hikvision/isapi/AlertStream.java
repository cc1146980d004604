package org.clockhouse.driver.hikvision.isapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.line.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer that never ends, over a connection of its own. What it says only hints that there is something to read: events are
 * taken from the list, so that one lost with the stream is late and not lost.
 */
final class AlertStream {

    private static final Logger log = LoggerFactory.getLogger(AlertStream.class);
    private static final Request QUESTION = Request.get("/ISAPI/Event/notification/alertStream");
    private static final byte[] NOTHING = {};

    /** One that died without a word costs no more than this. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(10);

    /** A terminal that hangs up sooner is not asked again and again. */
    private static final Duration WORTHWHILE = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final String path;
    private final Conversation terminal;
    private final DriverContext context;
    private Line line;
    private Instant openedAt = Instant.MIN;
    private boolean over;

    /**
     * @param endpoint of the terminal
     * @param name of this stream, so that its connection is shared with nobody
     */
    AlertStream(Endpoint endpoint, String name, Conversation terminal, DriverContext context) {
        this.endpoint = endpoint;
        this.path = "/alertStream/" + name;
        this.terminal = terminal;
        this.context = context;
    }

    /** Drops what came, which is known to have come by the visit that is being made, and notices when the stream has ended. */
    void heard() throws InterruptedException {
        Line open = current();
        if (open == null) {
            return;
        }
        try {
            open.exchange(wire -> {
                wire.send(NOTHING);
                return null;
            });
        } catch (DriverException e) {
            log.debug("The stream of {} ended: {}", endpoint, e.getMessage());
            hangUp();
        }
    }

    /** Empty when this terminal has no stream, or none that lasts. */
    Optional<Line> opened() throws DriverException, InterruptedException {
        Instant now = context.clock().instant();
        Line open = current();
        if (open != null && now.isBefore(openedAt.plus(RENEWED_AFTER))) {
            return Optional.of(open);
        }
        boolean isFirst = openedAt.equals(Instant.MIN);
        hangUp();
        if (!isFirst && now.isBefore(openedAt.plus(WORTHWHILE))) {
            return Optional.empty();
        }
        openedAt = now;
        return open();
    }

    /** A nonce that was forgotten is renewed by the first try. What happened while it began is read by a visit at once. */
    private Optional<Line> open() throws DriverException, InterruptedException {
        Optional<Line> begun = begin();
        if (begun.isEmpty()) {
            begun = begin();
        }
        if (begun.isPresent()) {
            context.wake();
        }
        return begun;
    }

    private Optional<Line> begin() throws DriverException, InterruptedException {
        Line fresh = context.open(endpoint.uri(path));
        boolean begun = false;
        try {
            begun = terminal.begins(QUESTION, fresh) && keep(fresh);
            return begun ? Optional.of(fresh) : Optional.empty();
        } finally {
            if (!begun) {
                fresh.close();
            }
        }
    }

    private synchronized boolean keep(Line fresh) {
        if (!over) {
            line = fresh;
        }
        return !over;
    }

    private synchronized Line current() {
        return line;
    }

    private void hangUp() {
        Line last;
        synchronized (this) {
            last = line;
            line = null;
        }
        if (last != null) {
            last.close();
        }
    }

    void close() {
        synchronized (this) {
            over = true;
        }
        hangUp();
    }
}
