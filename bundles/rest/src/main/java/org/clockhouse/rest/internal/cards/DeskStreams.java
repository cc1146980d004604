package org.clockhouse.rest.internal.cards;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.TerminalStanding;

/**
 * Who listens at which reader. One thread hands on what was read, after the audit trail has it, so that no reader waits for a
 * client or for the store.
 */
public final class DeskStreams {

    static final int MOST_FOR_ONE = 4;
    static final int MOST = 100;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A stream ends then and its client comes again, through the door: what was granted may be gone. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final DeskReaders readers;
    private final AuditTrail audit;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Workers.Crew crew;
    private final Set<DeskStream> streams = ConcurrentHashMap.newKeySet();

    public DeskStreams(DeskReaders readers, AuditTrail audit, ObjectMapper mapper, Workers workers, Clock clock) {
        this.readers = readers;
        this.audit = audit;
        this.mapper = mapper;
        this.clock = clock;
        this.crew = workers.crew("desk-streams", 1);
        crew.every(HEARTBEAT, this::beat);
    }

    /**
     * Owns the sink from now on.
     *
     * @throws NotFound if there is no such reader in the caller's scope
     * @throws Unavailable when too many streams are open
     */
    void open(Caller caller, TerminalId reader, SseEventSink sink, Sse sse) {
        if (streams.size() >= MOST) {
            throw new Unavailable("desk-readers.too-many", "too many streams are open");
        }
        String name = readers.list(caller.org(), caller.scope()).stream()
                .map(TerminalStanding::terminal)
                .filter(terminal -> terminal.id().equals(reader))
                .map(terminal -> terminal.name().any())
                .findFirst()
                .orElseThrow(() -> new NotFound("desk-reader", reader.text()));
        DeskStream stream = new DeskStream(this, caller, reader, name, sink, sse);
        stream.begin(readers.listen(caller.org(), caller.scope(), reader, stream));
        endOldestOf(caller);
        streams.add(stream);
    }

    AuditTrail audit() {
        return audit;
    }

    ObjectMapper mapper() {
        return mapper;
    }

    Instant now() {
        return clock.instant();
    }

    /** In the order in which it is asked for. */
    void later(Runnable delivery) {
        try {
            crew.run(delivery);
        } catch (RejectedExecutionException stopping) {
            // The client comes again, and what was read meanwhile is read again.
        }
    }

    void ended(DeskStream stream) {
        streams.remove(stream);
    }

    int size() {
        return streams.size();
    }

    /** Nothing is handed on any more when the sinks are closed, so that no close waits for the thread that closes. */
    public void close() {
        crew.close();
        List.copyOf(streams).forEach(DeskStream::close);
    }

    private void beat() {
        Instant old = now().minus(LIFE);
        for (DeskStream stream : streams) {
            if (stream.openedAt().isBefore(old)) {
                stream.close();
            } else {
                stream.beat();
            }
        }
    }

    private void endOldestOf(Caller caller) {
        List<DeskStream> own = streams.stream()
                .filter(stream -> stream.actor().id().equals(caller.actor().id()))
                .sorted(Comparator.comparing(DeskStream::openedAt))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_FOR_ONE + 1)).forEach(DeskStream::close);
    }
}
