package org.clockhouse.rest.internal.changes;

import java.time.Instant;
import java.util.EnumSet;
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

    void greet(long retryMillis, String id) {
        send(sse.newEventBuilder()
                .name("hello")
                .id(id)
                .reconnectDelay(retryMillis)
                .data(String.class, "{}")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .build());
    }

    /** @param latest the number of the latest of them, which the client comes back with */
    synchronized void add(Set<Topic> topics, String latest) {
        waiting.addAll(topics);
        id = latest;
    }

    /** Sends what waits, unless something is still on its way: then it goes when that has arrived. */
    void flush() {
        String current;
        List<Topic> taken;
        synchronized (this) {
            current = id;
            taken = taken();
        }
        for (Topic topic : taken) {
            send(sse.newEventBuilder()
                    .name("change")
                    .id(current)
                    .data(String.class, "{\"topic\":\"" + topic + "\"}")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .build());
        }
    }

    void beat() {
        synchronized (this) {
            if (onTheWay > 0) {
                return;
            }
        }
        send(sse.newEventBuilder().comment("").build());
    }

    /** Never from a thread that sends: the sink would wait for that very thread. */
    void close() {
        ended.accept(this);
        sink.close();
    }

    private List<Topic> taken() {
        if (onTheWay > 0) {
            return List.of();
        }
        List<Topic> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private void send(OutboundSseEvent event) {
        synchronized (this) {
            onTheWay++;
        }
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
