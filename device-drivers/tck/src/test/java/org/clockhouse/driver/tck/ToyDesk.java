package org.clockhouse.driver.tck;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clockhouse.driver.DeskDriver;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.Token;

/** A reader on a desk in memory, and its driver, with at most one defect. Says each card three times. */
final class ToyDesk implements DeskBench, DeskDriver {

    /** Ways to get a driver of the desk road wrong, each with the rule that must notice. */
    enum Flaw {
        NONE(""),
        ANSWERS_ANOTHER_DESCRIPTOR("describesItselfTheSameEachTime"),
        TELLS_EVERY_REPETITION("aCardIsReadWholeAndOnceHoweverOftenTheReaderRepeatsIt"),
        LOSES_A_BYTE("aCardIsReadWholeAndOnceHoweverOftenTheReaderRepeatsIt"),
        FORGETS_THE_MEDIUM("aCardIsReadWholeAndOnceHoweverOftenTheReaderRepeatsIt"),
        TELLS_A_CARD_ONCE_FOR_EVER("theSameCardAgainIsReadAgain"),
        ALWAYS_THE_FIRST_CARD("cardsComeInTheOrderInWhichTheyWerePresented"),
        TAKES_NOBODY_FOR_A_FAULT("nobodyIsNothingInTimeAndNoFault"),
        WAITS_FOR_EVER("nobodyIsNothingInTimeAndNoFault"),
        TELLS_NOISE_AS_A_CARD("whatMakesNoSenseIsAMisreadingAndTheNextCardIsRead"),
        DROPS_NOISE_AND_WHAT_FOLLOWS("whatMakesNoSenseIsAMisreadingAndTheNextCardIsRead"),
        TAKES_A_PULLED_PLUG_FOR_NOBODY("aReaderThatIsPulledOutIsUnreachable"),
        CALLS_A_PULLED_PLUG_GARBLED("aReaderThatIsPulledOutIsUnreachable"),
        OPENS_WHAT_IS_NOT_THERE("aReaderThatIsNotThereIsUnreachable"),
        KEEPS_THE_READER("aReaderThatWasLetGoCanBeOpenedAgain"),
        CLOSES_NOTHING("closeEndsACallStillRunning"),
        SWALLOWS_INTERRUPTS("interruptionEndsACallStillRunningAsInterruption"),
        STARTS_A_THREAD("startsNoThreadsOfItsOwn");

        private final String rule;

        Flaw(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private static final List<DeskRead> CARDS = List.of(
            DeskRead.of(new Token("62e3086ced")).medium(Medium.EM4100),
            DeskRead.of(new Token("01000734e0")).medium(Medium.EM4100));
    private static final String NOISE = "??";
    private static final Token NOISE_AS_CARD = Token.of(NOISE.getBytes(StandardCharsets.US_ASCII));

    private final Flaw flaw;
    private final Duration replyTimeout;
    private final BenchClock clock = new BenchClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final Deque<String> said = new ArrayDeque<>();
    private boolean unplugged;
    private boolean taken;

    ToyDesk(Flaw flaw, Duration replyTimeout) {
        this.flaw = flaw;
        this.replyTimeout = replyTimeout;
    }

    @Override
    public DriverDescriptor descriptor() {
        String model =
                flaw == Flaw.ANSWERS_ANOTHER_DESCRIPTOR ? UUID.randomUUID().toString() : "Desk";
        return DriverDescriptor.builder("acme.desk")
                .made("Acme", model)
                .roads(Road.DESK)
                .build();
    }

    @Override
    public synchronized DeskReader open(TerminalAddress address, DriverContext context) throws DriverException {
        if ((unplugged || taken) && flaw != Flaw.OPENS_WHAT_IS_NOT_THERE) {
            throw new DriverException(Fault.UNREACHABLE, "the reader is not there");
        }
        taken = true;
        if (flaw == Flaw.STARTS_A_THREAD) {
            Thread own = new Thread(() -> pause(10_000), "acme-desk");
            own.setDaemon(true);
            own.start();
        }
        return new Reader();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public DeskDriver driver() {
        return this;
    }

    @Override
    public TerminalAddress address() {
        return new TerminalAddress(URI.create("acme:desk"), Map.of());
    }

    @Override
    public DriverContext context() {
        return new BenchContext(new MemoryLines((bytes, reply) -> {}, 3), replyTimeout, clock);
    }

    @Override
    public List<DeskRead> cards() {
        return CARDS;
    }

    @Override
    public synchronized void present(DeskRead card) {
        clock.advance(Duration.ofSeconds(1));
        for (int repetition = 0; repetition < 3; repetition++) {
            said.addLast(clock.instant() + " " + card.token().orElseThrow().hex());
        }
        notifyAll();
    }

    @Override
    public synchronized void presentDamaged() {
        said.addLast(clock.instant() + " " + NOISE);
        notifyAll();
    }

    @Override
    public synchronized void unplug() {
        unplugged = true;
        notifyAll();
    }

    @Override
    public void close() {}

    private final class Reader implements DeskReader {

        private String last = "";
        private boolean closed;

        @Override
        public Optional<DeskRead> next(Duration within) throws DriverException, InterruptedException {
            synchronized (ToyDesk.this) {
                long deadline = System.nanoTime() + within.toNanos();
                while (true) {
                    check();
                    Optional<DeskRead> read = taken();
                    if (read.isPresent()) {
                        return read;
                    }
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0 && flaw != Flaw.WAITS_FOR_EVER) {
                        return nobody();
                    }
                    await(Math.max(1, left));
                }
            }
        }

        private void check() throws DriverException {
            if (closed) {
                throw new DriverException(Fault.UNREACHABLE, "closed");
            }
            if (unplugged && flaw != Flaw.TAKES_A_PULLED_PLUG_FOR_NOBODY) {
                Fault fault = flaw == Flaw.CALLS_A_PULLED_PLUG_GARBLED ? Fault.GARBLED : Fault.UNREACHABLE;
                throw new DriverException(fault, "the reader is gone");
            }
        }

        private Optional<DeskRead> nobody() throws DriverException {
            if (flaw == Flaw.TAKES_NOBODY_FOR_A_FAULT) {
                throw new DriverException(Fault.UNREACHABLE, "no answer");
            }
            return Optional.empty();
        }

        private void await(long millis) throws InterruptedException {
            try {
                ToyDesk.this.wait(millis);
            } catch (InterruptedException e) {
                if (flaw != Flaw.SWALLOWS_INTERRUPTS) {
                    throw e;
                }
            }
        }

        private Optional<DeskRead> taken() {
            while (!said.isEmpty()) {
                String saying = said.removeFirst();
                boolean again =
                        saying.equals(last) || (flaw == Flaw.TELLS_A_CARD_ONCE_FOR_EVER && sameCard(saying, last));
                last = saying;
                if (!again || flaw == Flaw.TELLS_EVERY_REPETITION) {
                    return Optional.of(read(saying.split(" ")[1]));
                }
            }
            return Optional.empty();
        }

        private static boolean sameCard(String one, String other) {
            return !other.isEmpty() && one.split(" ")[1].equals(other.split(" ")[1]);
        }

        private DeskRead read(String digits) {
            if (digits.equals(NOISE)) {
                if (flaw == Flaw.DROPS_NOISE_AND_WHAT_FOLLOWS) {
                    unplugged = true;
                }
                return flaw == Flaw.TELLS_NOISE_AS_A_CARD
                        ? DeskRead.of(NOISE_AS_CARD)
                        : DeskRead.misread(Misread.NOISE, "");
            }
            String told = flaw == Flaw.ALWAYS_THE_FIRST_CARD
                    ? CARDS.get(0).token().orElseThrow().hex()
                    : digits;
            DeskRead read = DeskRead.of(new Token(flaw == Flaw.LOSES_A_BYTE ? told.substring(2) : told));
            return flaw == Flaw.FORGETS_THE_MEDIUM ? read : read.medium(Medium.EM4100);
        }

        @Override
        public void close() {
            synchronized (ToyDesk.this) {
                if (flaw != Flaw.CLOSES_NOTHING) {
                    closed = true;
                }
                taken = flaw == Flaw.KEEPS_THE_READER;
                ToyDesk.this.notifyAll();
            }
        }
    }
}
