package org.clockhouse.rest.internal.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;

/** One client. What it is to be told waits here while something is still on its way to it. */
final class EventStream {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Actor actor;
    private final SseEventSink sink;
    private final Sse sse;
    private final Instant openedAt;
    private final Consumer<EventStream> ended;
    private final LongSupplier nanos;
    private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
    private String id = "";
    private int onTheWay;
    /** When the sink was given something, in nanoseconds. */
    private long given;

    EventStream(
            Actor actor,
            SseEventSink sink,
            Sse sse,
            Instant openedAt,
            Consumer<EventStream> ended,
            LongSupplier nanos) {
        this.actor = actor;
        this.sink = sink;
        this.sse = sse;
        this.openedAt = openedAt;
        this.ended = ended;
        this.nanos = nanos;
    }

    Actor actor() {
        return actor;
    }

    OrgId org() {
        return actor.org();
    }

    Instant openedAt() {
        return openedAt;
    }

    /** @param id empty while the client still has to be told what it missed: it comes back with the number it has */
    void greet(long retryMillis, String id) {
        OutboundSseEvent.Builder hello = sse.newEventBuilder()
                .name("hello")
                .reconnectDelay(retryMillis)
                .data(String.class, "{}")
                .mediaType(MediaType.APPLICATION_JSON_TYPE);
        synchronized (this) {
            count(1);
        }
        sendCounted((id.isEmpty() ? hello : hello.id(id)).build());
    }

    /** @param latest the number of the latest of them, which the client comes back with */
    synchronized void add(Set<Topic> topics, String latest) {
        waiting.addAll(topics);
        id = latest;
    }

    /**
     * Sends what waits, unless something is still on its way: then it goes when that has arrived. Only the last one carries the
     * number, so that a client whose connection breaks between them is told all of them again.
     */
    void flush() {
        List<OutboundSseEvent> events = new ArrayList<>();
        synchronized (this) {
            if (isOverlooked()) {
                count(1);
                events.add(comment());
            }
            if (onTheWay == 0) {
                for (Iterator<Topic> topics = waiting.iterator(); topics.hasNext(); ) {
                    OutboundSseEvent.Builder event = change(topics.next());
                    events.add((topics.hasNext() ? event : event.id(id)).build());
                }
                waiting.clear();
                count(events.size());
            }
        }
        events.forEach(this::sendCounted);
    }

    private OutboundSseEvent.Builder change(Topic topic) {
        return sse.newEventBuilder()
                .name("change")
                .data(String.class, "{\"topic\":\"" + topic + "\"}")
                .mediaType(MediaType.APPLICATION_JSON_TYPE);
    }

    void beat() {
        synchronized (this) {
            if (onTheWay > 0 && !isOverlooked()) {
                return;
            }
            count(1);
        }
        sendCounted(comment());
    }

    private OutboundSseEvent comment() {
        return sse.newEventBuilder().comment("").build();
    }

    private void count(int events) {
        onTheWay += events;
        given = nanos.getAsLong();
    }

    /**
     * CXF's sink overlooks what it is given in the moment in which it comes to rest, and sends it with the next thing that it is
     * given; without that the stream would be silent for good.
     */
    private boolean isOverlooked() {
        return onTheWay > 0 && nanos.getAsLong() - given > PATIENCE;
    }

    /** Never from a thread that sends: the sink would wait for that very thread. */
    void close() {
        ended.accept(this);
        sink.close();
    }

    /** @param event which is on its way already, as far as the count is concerned */
    private void sendCounted(OutboundSseEvent event) {
        CompletionStage<?> sent;
        try {
            sent = sink.send(event);
        } catch (IllegalStateException closed) {
            ended.accept(this);
            return;
        }
        sent.whenComplete((any, failure) -> {
            synchronized (this) {
                onTheWay--;
            }
            if (failure == null) {
                flush();
            } else {
                ended.accept(this);
            }
        });
    }
}
