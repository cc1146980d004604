package org.clockhouse.rest.internal.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Every open stream, and the one timer behind them. Hints are merged for {@link #GATHER} and for as long as a stream is still
 * sending, so that a burst of punches costs one event. A client that vanished is noticed by a heartbeat that fails.
 */
@Component(service = {EventStreams.class, ChangeListener.class})
public final class EventStreams implements ChangeListener {

    static final int MOST_FOR_ONE = 8;

    static final int MOST = 400;

    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A stream ends then and its client comes again, through the door: what was granted may be gone. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Workers.Crew crew;
    private final Clock clock;
    private final String epoch;
    /** The last change of each topic; also the lock under which numbers are given and handed to the streams in order. */
    private final Map<OrgId, Map<Topic, Long>> latest = new HashMap<>();

    private long sequence;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean gathering = new AtomicBoolean();

    @Activate
    public EventStreams(@Reference Workers workers, @Reference Clock clock) {
        this.crew = workers.crew("changes-stream", 2);
        this.clock = clock;
        this.epoch = Long.toString(clock.millis(), Character.MAX_RADIX);
        crew.every(HEARTBEAT, this::beat);
    }

    /** Nothing sends any more when the sinks are closed, so that no close waits for the thread that closes. */
    @Deactivate
    public void stop() {
        crew.close();
        closeAll();
    }

    /**
     * Owns the sink from now on.
     *
     * @param lastId what the client saw last; empty at its first visit
     * @throws Unavailable when too many streams are open
     */
    public void open(Actor actor, SseEventSink sink, Sse sse, String lastId) {
        if (streams.size() >= MOST) {
            throw new Unavailable("changes.too-many", "too many streams are open");
        }
        endOldestOf(actor);
        long retry = 1_000 + ThreadLocalRandom.current().nextLong(4_000);
        EventStream stream = new EventStream(actor, sink, sse, clock.instant(), streams::remove, System::nanoTime);
        synchronized (latest) {
            streams.add(stream);
            Set<Topic> missed = missed(actor.org(), lastId);
            stream.greet(retry, missed.isEmpty() ? id() : "");
            stream.add(missed, id());
        }
        stream.flush();
    }

    public int size() {
        return streams.size();
    }

    /** For an API that is going to be made anew: its clients come again by themselves. */
    public void closeAll() {
        List.copyOf(streams).forEach(EventStream::close);
    }

    @Override
    public Set<Topic> topics() {
        return EnumSet.allOf(Topic.class);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        synchronized (latest) {
            latest.computeIfAbsent(org, any -> new EnumMap<>(Topic.class)).put(topic, ++sequence);
            streams.stream()
                    .filter(stream -> stream.org().equals(org))
                    .forEach(stream -> stream.add(Set.of(topic), id()));
        }
        if (gathering.compareAndSet(false, true)) {
            try {
                crew.later(GATHER, this::flush);
            } catch (RejectedExecutionException stopping) {
                gathering.set(false);
            }
        }
    }

    private void flush() {
        gathering.set(false);
        streams.forEach(EventStream::flush);
    }

    private void beat() {
        Instant old = clock.instant().minus(LIFE);
        for (EventStream stream : streams) {
            if (stream.openedAt().isBefore(old)) {
                stream.close();
            } else {
                stream.beat();
            }
        }
    }

    private void endOldestOf(Actor actor) {
        List<EventStream> own = streams.stream()
                .filter(stream -> stream.actor().id().equals(actor.id()))
                .sorted(Comparator.comparing(EventStream::openedAt))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_FOR_ONE + 1)).forEach(EventStream::close);
    }

    private String id() {
        return epoch + "-" + sequence;
    }

    /** What changed since; everything, when the client saw another run of the suite. Nothing at a first visit. */
    private Set<Topic> missed(OrgId org, String lastId) {
        if (lastId.isEmpty()) {
            return Set.of();
        }
        if (!lastId.matches("[0-9a-z]+-[0-9]{1,18}") || !lastId.startsWith(epoch + "-")) {
            return topics();
        }
        long seen = Long.parseLong(lastId.substring(epoch.length() + 1));
        Set<Topic> missed = EnumSet.noneOf(Topic.class);
        latest.getOrDefault(org, Map.of()).forEach((topic, number) -> {
            if (number > seen) {
                missed.add(topic);
            }
        });
        return missed;
    }
}
