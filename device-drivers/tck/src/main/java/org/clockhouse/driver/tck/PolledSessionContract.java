package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchFeedback.Verdict;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.Test;

/** What a driver promises besides, whose sessions are polled between visits. */
public abstract class PolledSessionContract extends TerminalDriverContract {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    /** A poll keeps the other terminals of its line waiting. */
    private static final Duration ONE_POLL = Duration.ofSeconds(1);
    /** So many polls without an answer, and the terminal counts as gone. */
    private static final int MOST_MISSED = 20;

    private static final int MOST_POLLS = 50;

    private PolledBench bench;

    @Override
    protected abstract PolledBench newBench(Duration replyTimeout);

    private PolledSession connectPolled() throws DriverException, InterruptedException {
        bench = newBench(PATIENT);
        return assertInstanceOf(PolledSession.class, bench.driver().connect(bench.address(), bench.context()));
    }

    private static Token card(int number) {
        return new Token(String.format("%08x", 0x04b10000 + number));
    }

    private static void pollUntilNews(PolledSession session) throws DriverException, InterruptedException {
        for (int polls = 0; polls < MOST_POLLS; polls++) {
            if (session.poll()) {
                return;
            }
        }
        throw new AssertionError("nothing to read after " + MOST_POLLS + " polls");
    }

    private void withBench(Trial trial) throws Exception {
        try (PolledSession session = connectPolled()) {
            trial.with(session);
        } finally {
            bench.close();
        }
    }

    @FunctionalInterface
    private interface Trial {
        void with(PolledSession session) throws Exception;
    }

    @Test
    void pollingTellsThatThereIsSomethingToReadUntilItIsRead() throws Exception {
        withBench(session -> {
            assertFalse(session.poll(), "nobody was there");
            bench.hold(card(1));
            pollUntilNews(session);
            assertTrue(session.poll(), "it is still to be read");
            assertEquals(1, session.readPunches(Cursor.START, 10).punches().size());
            assertFalse(session.poll(), "what was handed over is no news, acknowledged or not");
            assertEquals(1, session.readPunches(Cursor.START, 10).punches().size(), "and comes again when asked for");
        });
    }

    @Test
    void whatIsPolledIsKeptInOrderUntilItIsAcknowledged() throws Exception {
        withBench(session -> {
            IntStream.rangeClosed(1, 5).forEach(n -> bench.hold(card(n)));
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                session.poll();
            }
            Readings all = Readings.all(session, Cursor.START, 2);
            List<Subject> subjects =
                    all.punches().stream().map(RawPunch::subject).toList();
            assertEquals(5, new HashSet<>(subjects).size());
            assertEquals(
                    subjects.subList(2, 5),
                    Readings.all(session, session.readPunches(Cursor.START, 2).next(), 10).punches().stream()
                            .map(RawPunch::subject)
                            .toList());
        });
    }

    @Test
    void aSilentTerminalKeepsNobodyWaitingAndIsUnreachableInTheEnd() throws Exception {
        withBench(session -> {
            bench.silence();
            Object outcome = Boolean.FALSE;
            for (int polls = 0; polls < MOST_MISSED && !(outcome instanceof DriverException); polls++) {
                outcome = new RunningCall(session.getClass(), session::poll).outcome(ONE_POLL);
            }
            assertEquals(
                    Fault.UNREACHABLE,
                    assertInstanceOf(DriverException.class, outcome).fault());
        });
    }

    @Test
    void anAnswerThatWasMissedOnceIsNothing() throws Exception {
        withBench(session -> {
            bench.silence();
            assertFalse(session.poll());
            bench.restore();
            bench.hold(card(1));
            pollUntilNews(session);
            assertEquals(1, session.readPunches(Cursor.START, 10).punches().size());
        });
    }

    @Test
    void feedbackIsShownWithoutHarmAlsoForOldNews() throws Exception {
        withBench(session -> {
            bench.hold(card(1));
            pollUntilNews(session);
            RawPunch punch = session.readPunches(Cursor.START, 10).punches().get(0);
            if (session instanceof PunchFeedback feedback) {
                feedback.show(punch, Verdict.ACCEPTED);
                feedback.show(punch, Verdict.REFUSED);
                feedback.show(
                        RawPunch.builder("old", punch.clockReading().minusDays(1), punch.subject())
                                .build(),
                        Verdict.ACCEPTED);
            }
            assertFalse(session.poll());
        });
    }

    @Test
    void afterClosingNothingIsPolled() throws Exception {
        withBench(session -> {
            session.close();
            assertThrows(DriverException.class, session::poll);
        });
    }
}
