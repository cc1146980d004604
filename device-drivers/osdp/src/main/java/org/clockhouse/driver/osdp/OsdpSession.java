package org.clockhouse.driver.osdp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.line.Line;
import org.clockhouse.driver.osdp.Conversation.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class OsdpSession implements PolledSession, PunchFeedback {

    private static final Logger LOG = LoggerFactory.getLogger(OsdpSession.class);

    /** Whoever has stood there for so long is told that it is not stored. */
    private static final Duration WAITING = Duration.ofSeconds(4);
    /** After so long nobody stands there any more. */
    private static final Duration GONE = Duration.ofSeconds(10);

    private static final Bytes ZERO = Bytes.of(new byte[1]);

    private final Line line;
    private final Clock clock;
    private final OsdpSettings settings;
    private final Supplier<ReaderMemory> memory;
    private final Conversation conversation;
    private final Handshake handshake;
    private final Reader reader;
    private Instant lateUntil = Instant.MIN;

    private OsdpSession(Line line, OsdpSettings settings, Supplier<ReaderMemory> memory, DriverContext context)
            throws DriverException, InterruptedException {
        this.line = line;
        this.clock = context.clock();
        this.settings = settings;
        this.memory = memory;
        Duration patience = settings.patience().compareTo(context.replyTimeout()) < 0
                ? settings.patience()
                : context.replyTimeout();
        this.conversation = new Conversation(line, settings.address(), settings.check(), patience, this::heard);
        this.handshake = new Handshake(conversation, settings);
        this.reader = introduced();
    }

    /** Proves that a reader answers at this address, and agrees with it on a secure channel when it is to have one. */
    static OsdpSession begin(Line line, OsdpSettings settings, Supplier<ReaderMemory> memory, DriverContext context)
            throws DriverException, InterruptedException {
        return new OsdpSession(line, settings, memory, context);
    }

    /** In clear, as most readers say who they are; one that wants to say nothing in clear is asked under its key. */
    private Reader introduced() throws DriverException, InterruptedException {
        askAgain();
        conversation.restart();
        Frame id = conversation.ask(Codes.ID, ZERO);
        Frame has = conversation.ask(Codes.CAP, ZERO);
        boolean isShy = Conversation.isNak(id, Codes.NAK_SECURITY) || Conversation.isNak(has, Codes.NAK_SECURITY);
        if (isShy && settings.key().isEmpty()) {
            throw Conversation.wantsAKey(settings.address());
        }
        agree();
        return isShy
                ? Reader.of(
                        conversation.ask(Codes.ID, ZERO),
                        conversation.ask(Codes.CAP, ZERO),
                        memory.get().log().capacity())
                : Reader.of(id, has, memory.get().log().capacity());
    }

    /**
     * What the last session did not hear, before it is begun anew: then the reader forgets it. One that is silent is not begun with
     * anew as long as it may still say it.
     */
    private void askAgain() throws DriverException, InterruptedException {
        Optional<Question> question = memory.get().unanswered(settings.key().isPresent(), clock.instant());
        if (question.isPresent()) {
            try {
                conversation.repeat(question.get());
            } catch (DriverException e) {
                if (e.fault() == Fault.UNREACHABLE && memory.get().isHoped(clock.instant())) {
                    throw e;
                }
                LOG.debug("Reader {} does not say again what it said: {}", settings.address(), e.getMessage());
            }
        }
        memory.get().settle();
    }

    private void heard(Frame answer) {
        memory.get().presentations().take(answer, clock.instant(), settings.isReversed());
    }

    private void agree() throws DriverException, InterruptedException {
        if (settings.key().isPresent()) {
            handshake.agree(settings.key().get());
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws DriverException, InterruptedException;
    }

    /** A reader that restarted has lost count, or its session keys: begins anew, once. */
    private <T> T inStep(Step<T> step) throws DriverException, InterruptedException {
        try {
            return step.take();
        } catch (DriverException e) {
            if (e.fault() != Fault.GARBLED) {
                throw e;
            }
            conversation.restart();
            conversation.ask(Codes.ID, ZERO);
            agree();
            return step.take();
        }
    }

    @Override
    public TerminalIdentity identity() {
        return reader.identity();
    }

    @Override
    public boolean poll() throws DriverException, InterruptedException {
        inStep(() -> {
            conversation.poll();
            return null;
        });
        tellLate();
        return memory.get().log().hasNews();
    }

    /** Once for all who came while nothing could be stored. */
    private void tellLate() throws DriverException, InterruptedException {
        Instant now = clock.instant();
        if (memory.get().log().holdsBetween(now.minus(GONE), now.minus(WAITING)) && now.isAfter(lateUntil)) {
            lateUntil = now.plus(GONE);
            signal(Signal.LATE);
        }
    }

    /** Takes what the reader holds first: it answers with one thing at a time. */
    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        int polls = 0;
        while (inStep(conversation::pollThrough) && polls < limit) {
            polls++;
        }
        return memory.get().log().page(after, limit);
    }

    @Override
    public void acknowledge(Cursor upTo) {
        memory.get().log().acknowledge(upTo);
    }

    @Override
    public void show(RawPunch punch, Verdict verdict) throws DriverException, InterruptedException {
        if (isNews(punch)) {
            signal(verdict == Verdict.ACCEPTED ? Signal.ACCEPTED : Signal.REFUSED);
        }
    }

    /** After the light, which says it first. */
    @Override
    public void show(RawPunch punch, Verdict verdict, String message) throws DriverException, InterruptedException {
        show(punch, verdict);
        Bytes text = Signal.text(message);
        if (isNews(punch) && settings.showsFeedback() && reader.has(Codes.HAS_TEXT) && text.size() > 0) {
            inStep(() -> conversation.ask(Codes.TEXT, text));
        }
    }

    private boolean isNews(RawPunch punch) {
        Instant made = punch.clockReading().toInstant(ZoneOffset.UTC);
        return made.isAfter(clock.instant().minus(GONE));
    }

    /** What the reader lacks is left out. */
    private void signal(Signal signal) throws DriverException, InterruptedException {
        if (settings.showsFeedback() && reader.has(Codes.HAS_LED)) {
            inStep(() -> conversation.ask(Codes.LED, signal.light()));
        }
        if (settings.showsFeedback() && reader.has(Codes.HAS_BUZZER)) {
            inStep(() -> conversation.ask(Codes.BUZ, signal.tones()));
        }
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        Frame answer = inStep(() -> conversation.ask(Codes.LSTAT, Bytes.NONE));
        byte[] said = answer.data().toArray();
        boolean isStatus = answer.code() == Codes.LSTATR && said.length >= 2;
        if (isStatus && said[0] != 0) {
            return Health.of(Health.State.TAMPERED, "the reader's housing is open");
        }
        if (isStatus && said[1] != 0) {
            return Health.of(Health.State.DEGRADED, "the reader's power fails");
        }
        return Health.of(
                Health.State.GOOD, conversation.isSecure() ? "secure channel with its own key" : "not encrypted");
    }

    @Override
    public void close() {
        memory.get().leave(conversation.abandon(), clock.instant());
        line.close();
    }
}
