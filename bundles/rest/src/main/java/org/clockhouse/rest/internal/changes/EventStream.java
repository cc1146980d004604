package org.clockhouse.rest.internal.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;

/** One client. What it is to be told waits here while something is still on its way to it. */
final class EventStream {

    private final Actor actor;
    private final SseEventSink sink;
    private final Sse sse;
    private final Instant openedAt;
    private final Consumer<EventStream> ended;
    private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
    private String id = "";
    private int onTheWay;

    EventStream(Actor actor, SseEventSink sink, Sse sse, Instant openedAt, Consumer<EventStream> ended) {
        this.actor = actor;
        this.sink = sink;
        this.sse = sse;
        this.openedAt = openedAt;
        this.ended = ended;
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
            onTheWay++;
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
            if (onTheWay > 0) {
                return;
            }
            for (Iterator<Topic> topics = waiting.iterator(); topics.hasNext(); ) {
                OutboundSseEvent.Builder event = change(topics.next());
                events.add((topics.hasNext() ? event : event.id(id)).build());
            }
            waiting.clear();
            onTheWay += events.size();
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
            if (onTheWay > 0) {
                return;
            }
            onTheWay++;
        }
        sendCounted(sse.newEventBuilder().comment("").build());
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
