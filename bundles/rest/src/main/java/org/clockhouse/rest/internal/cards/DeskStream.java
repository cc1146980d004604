package org.clockhouse.rest.internal.cards;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.rest.internal.cards.CredentialsResource.CardReadingView;
import org.clockhouse.rest.internal.cards.DeskReadersResource.DeskEventView;
import org.clockhouse.rest.internal.cards.DeskReadersResource.DeskMisreadView;
import org.clockhouse.rest.internal.cards.DeskReadersResource.DeskReadView;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.terminals.TerminalView.TerminalStateView;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.DeskReading;
import org.clockhouse.terminal.TerminalState;

/** One client at one reader. */
final class DeskStream implements DeskReaders.Listener {

    private static final long RETRY_MILLIS = 2_000;
    /** A client that takes none of so many events has gone. */
    private static final int MOST_ON_THE_WAY = 100;

    private final DeskStreams streams;
    private final Actor actor;
    private final boolean covered;
    private final TerminalId reader;
    private final String name;
    private final SseEventSink sink;
    private final Sse sse;
    private final Instant openedAt;
    private final AtomicInteger onTheWay = new AtomicInteger();
    private volatile DeskReaders.Listening listening = () -> {};
    private volatile boolean over;

    DeskStream(DeskStreams streams, Caller caller, TerminalId reader, String name, SseEventSink sink, Sse sse) {
        this.streams = streams;
        this.actor = caller.actor();
        this.covered = caller.masks().covers("credential.number");
        this.reader = reader;
        this.name = name;
        this.sink = sink;
        this.sse = sse;
        this.openedAt = streams.now();
    }

    Actor actor() {
        return actor;
    }

    Instant openedAt() {
        return openedAt;
    }

    void begin(DeskReaders.Listening begun) {
        listening = begun;
        if (over) {
            begun.close();
        }
    }

    @Override
    public void read(DeskReading reading) {
        streams.later(() -> {
            if (reading instanceof DeskReading.Card card) {
                deliver(card);
            } else if (reading instanceof DeskReading.Misreading misread) {
                misread(misread.at(), misread.code(), misread.detail());
            }
        });
    }

    @Override
    public void become(TerminalState state) {
        DeskEventView event = new DeskEventView(streams.now(), null, null, TerminalStateView.of(state));
        streams.later(() -> send("state", event));
    }

    /** A read of a whole number is a fact of the audit trail (T085): what cannot be written there is not shown. */
    private void deliver(DeskReading.Card card) {
        CardNumber likeliest = card.numbers().get(0);
        if (over) {
            return;
        }
        try {
            if (!covered) {
                streams.audit()
                        .recordApart(AuditDraft.of(actor, "desk-reader.read", "terminal", reader.text(), name)
                                .with(Map.of("number", likeliest.masked())));
            }
        } catch (Unavailable e) {
            misread(card.at(), e.code(), "the read could not be audited; hold the card up again");
            return;
        }
        List<CardReadingView> readings = covered
                ? List.of()
                : card.numbers().stream().map(DeskStream::view).toList();
        DeskReadView read = new DeskReadView(likeliest.masked(), CardNumbers.isRandom(likeliest), readings);
        send("read", new DeskEventView(card.at(), read, null, null));
    }

    private static CardReadingView view(CardNumber number) {
        return new CardReadingView(number.technology(), number.bits(), number.hex(), Identifiers.renderings(number));
    }

    private void misread(Instant at, String code, String detail) {
        DeskMisreadView misread = new DeskMisreadView(code, detail.isEmpty() ? null : detail);
        send("misread", new DeskEventView(at, null, misread, null));
    }

    void beat() {
        send(sse.newEventBuilder().comment("").build());
    }

    private void send(String called, DeskEventView event) {
        try {
            send(sse.newEventBuilder()
                    .name(called)
                    .reconnectDelay(RETRY_MILLIS)
                    .data(String.class, streams.mapper().writeValueAsString(event))
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(OutboundSseEvent event) {
        if (over) {
            return;
        }
        if (onTheWay.incrementAndGet() > MOST_ON_THE_WAY) {
            end();
            return;
        }
        try {
            sink.send(event).whenComplete((any, failure) -> {
                onTheWay.decrementAndGet();
                if (failure != null) {
                    end();
                }
            });
        } catch (IllegalStateException closed) {
            end();
        }
    }

    private void end() {
        over = true;
        listening.close();
        streams.ended(this);
    }

    /** Never from a thread that sends: the sink would wait for that very thread. */
    void close() {
        end();
        sink.close();
    }
}
