package org.clockhouse.rest.internal.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseBroadcaster;
import javax.ws.rs.sse.SseEventSink;
import org.apache.cxf.jaxrs.sse.OutboundSseEventImpl;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private final Sleepy sink = new Sleepy();
    private long nanos;
    private final EventStream stream = new EventStream(
            Actor.system(OrgId.next(), "test"), sink, new Events(), Instant.EPOCH, ended -> {}, () -> nanos);

    @Test
    void aHintThatTheSinkOverlookedIsSentWithTheNextHeartbeat() {
        sink.overlooks = true;
        hint(Topic.PUNCHES, "1");
        assertEquals(List.of(), sink.sent);
        nanos += TimeUnit.SECONDS.toNanos(15);
        stream.beat();
        assertEquals(List.of("change 1", "comment"), sink.sent);
    }

    @Test
    void aLaterHintWakesItTooAndFollows() {
        sink.overlooks = true;
        hint(Topic.PUNCHES, "1");
        nanos += TimeUnit.SECONDS.toNanos(2);
        hint(Topic.TERMINALS, "2");
        assertEquals(List.of("change 1", "comment", "change 2"), sink.sent);
    }

    @Test
    void aSinkThatIsOnlySlowIsNotGivenMore() {
        sink.overlooks = true;
        hint(Topic.PUNCHES, "1");
        stream.beat();
        hint(Topic.TERMINALS, "2");
        assertEquals(List.of(), sink.sent);
    }

    private void hint(Topic topic, String id) {
        stream.add(Set.of(topic), id);
        stream.flush();
    }

    private static final class Events implements Sse {

        @Override
        public OutboundSseEvent.Builder newEventBuilder() {
            return new OutboundSseEventImpl.BuilderImpl();
        }

        @Override
        public SseBroadcaster newBroadcaster() {
            throw new UnsupportedOperationException();
        }
    }

    /** Overlooks the first thing it is given until it is given another. */
    private static final class Sleepy implements SseEventSink {

        private record Given(String text, CompletableFuture<Void> sent) {}

        private final List<Given> given = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private boolean overlooks;

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            Given one = new Given(
                    event.getName() == null ? "comment" : event.getName() + " " + event.getId(),
                    new CompletableFuture<>());
            given.add(one);
            if (overlooks) {
                overlooks = false;
                return one.sent;
            }
            List<Given> all = List.copyOf(given);
            given.clear();
            all.forEach(each -> sent.add(each.text));
            all.forEach(each -> each.sent.complete(null));
            return one.sent;
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public void close() {}
    }
}
