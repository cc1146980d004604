package org.clockhouse.punch;

import static org.clockhouse.punch.AtTheGate.at;
import static org.clockhouse.punch.AtTheGate.batch;
import static org.clockhouse.punch.AtTheGate.punch;
import static org.clockhouse.punch.AtTheGate.subjects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.punch.spi.TouchedDays;
import org.junit.jupiter.api.Test;

/** What becomes of punches that are appended: which are stored, and which are known already. */
public interface PunchIntakeContract extends AtTheGate {

    @Test
    default void whatIsAppendedIsReadBackWhole() {
        PunchAttributes attributes = new PunchAttributes(
                Method.CARD,
                FunctionKey.BREAK_OUT,
                2,
                "53",
                PunchAttributes.Outcome.REFUSED,
                "expired",
                PunchAttributes.Direction.OUT,
                false,
                "photo/1",
                "01 02 03");
        PunchTime time = PunchTime.of(
                EIGHT, Duration.ofSeconds(28_790), SHANGHAI, ZoneOffset.UTC, PunchTime.OffsetSource.MEASURED);
        PunchSubject card = new PunchSubject(PunchSubject.Kind.CARD, "04a1b2c3");
        Set<PunchFlag> flags = Set.of(PunchFlag.CLOCK_OFF, PunchFlag.GOES_BACK);
        append(List.of(new NewPunch(card, Optional.empty(), time, attributes, flags)));

        Punch punch = after(0).get(0);
        assertEquals(
                new Punch(
                        punch.position(), GATE, Road.VISIT, RECEIVED, card, Optional.empty(), time, attributes, flags),
                punch);
        assertEquals(Instant.parse("2026-11-02T00:00:10Z"), punch.at());
    }

    @Test
    default void t003EveryMethodByEveryRoadEndsInOneLogInTheOrderOfItsComing() {
        List<String> sent = new ArrayList<>();
        for (Road road : Road.values()) {
            for (Method method : Method.values()) {
                PunchSubject subject = PunchSubject.number(String.valueOf(sent.size()));
                NewPunch punch = new NewPunch(
                        subject,
                        Optional.empty(),
                        AtTheGate.at(EIGHT),
                        PunchAttributes.of(method, FunctionKey.UNSTATED),
                        Set.of());
                punches()
                        .append(
                                org(),
                                new PunchBatch(
                                        GATE, road, "", RECEIVED, List.of(punch), List.of(), PunchBatch.Progress.NONE));
                sent.add(subject.text() + " " + method + " by " + road);
            }
        }
        assertEquals(
                sent,
                after(0).stream()
                        .map(punch -> punch.subject().text() + " "
                                + punch.attributes().method() + " by " + punch.road())
                        .toList());
    }

    @Test
    default void t040AFaceComesBackWithTheScoreThatTheTerminalGaveIt() {
        NewPunch plain = punch("7", EIGHT);
        PunchAttributes face = new PunchAttributes(
                Method.FACE,
                FunctionKey.UNSTATED,
                0,
                "",
                PunchAttributes.Outcome.ACCEPTED,
                "",
                PunchAttributes.Direction.BOTH,
                true,
                "",
                "",
                OptionalInt.of(93));
        append(List.of(
                new NewPunch(plain.subject(), Optional.empty(), plain.time(), face, Set.of()), punch("8", EIGHT)));
        assertEquals(
                List.of(OptionalInt.of(93), OptionalInt.empty()),
                after(0).stream().map(punch -> punch.attributes().score()).toList());
    }

    @Test
    default void tokensOfAnyLengthAndChineseTextSurvive() {
        String longest = "ab".repeat(PunchSubject.LONGEST / 2);
        append(List.of(
                punch(new PunchSubject(PunchSubject.Kind.FACE, longest), EIGHT),
                punch(PunchSubject.number("员工七号"), EIGHT)));
        assertEquals(List.of(longest, "员工七号"), subjects(after(0)));
    }

    @Test
    default void knownIdentitiesAreSkipped() {
        assertEquals(new Appended(2, 0, 0), append(List.of(punch("7", EIGHT), punch("8", EIGHT))));
        assertEquals(
                new Appended(1, 2, 0),
                append(List.of(punch("7", EIGHT), punch("8", EIGHT), punch("7", EIGHT.plusSeconds(1)))));
        assertEquals(3, after(0).size());
    }

    @Test
    default void whatOneRowLeavesOutAndFractionsOfASecondMakeNoOtherPunch() {
        append(List.of(said(Method.FACE, FunctionKey.UNSTATED, "0")));
        NewPunch same = new NewPunch(
                PunchSubject.number("7"),
                Optional.of(WANG),
                at(EIGHT.plusNanos(400_000_000)),
                PunchAttributes.of(Method.FACE, FunctionKey.OUT),
                Set.of());
        assertEquals(new Appended(0, 1, 0), append(List.of(same)));
        assertEquals(new Appended(0, 1, 0), append(List.of(said(Method.UNSTATED, FunctionKey.IN, "53"))));
    }

    @Test
    default void pressesOfOneSecondThatDifferAreAllKept() {
        List<NewPunch> presses = List.of(
                said(Method.FACE, FunctionKey.IN, ""),
                said(Method.FACE, FunctionKey.OUT, ""),
                said(Method.CARD, FunctionKey.IN, ""),
                said(Method.FACE, FunctionKey.IN, ""));
        assertEquals(new Appended(3, 1, 0), append(presses));
        assertEquals(new Appended(0, 4, 0), append(presses), "sent again");
        assertEquals(
                new Appended(1, 1, 0),
                append(List.of(said(Method.CARD, FunctionKey.OUT, ""), said(Method.FACE, FunctionKey.OUT, ""))));
        assertEquals(
                List.of("FACE IN", "FACE OUT", "CARD IN", "CARD OUT"),
                after(0).stream()
                        .map(punch -> punch.attributes().method() + " "
                                + punch.attributes().key())
                        .toList());
    }

    @Test
    default void workCodesTellPressesOfOneSecondApart() {
        assertEquals(
                new Appended(2, 1, 0),
                append(List.of(
                        said(Method.CARD, FunctionKey.TRANSFER, "53"),
                        said(Method.CARD, FunctionKey.TRANSFER, "54"),
                        said(Method.CARD, FunctionKey.TRANSFER, "53"))));
        assertEquals(
                new Appended(0, 2, 0),
                append(List.of(
                        said(Method.CARD, FunctionKey.TRANSFER, "54"), said(Method.CARD, FunctionKey.UNSTATED, ""))));
    }

    @Test
    default void anotherRoadMayNameThePressInItsOwnWords() {
        append(List.of(said(Method.FACE, FunctionKey.IN, "")));
        PunchBatch stick = new PunchBatch(
                GATE,
                Road.FILE,
                "",
                RECEIVED,
                List.of(said(Method.CARD, FunctionKey.OUT, "")),
                List.of(),
                PunchBatch.Progress.NONE);
        assertEquals(new Appended(0, 1, 0), punches().append(org(), stick));
    }

    private static NewPunch said(Method method, FunctionKey key, String workCode) {
        return new NewPunch(
                PunchSubject.number("7"),
                Optional.empty(),
                AtTheGate.at(EIGHT),
                new PunchAttributes(
                        method,
                        key,
                        0,
                        workCode,
                        PunchAttributes.Outcome.ACCEPTED,
                        "",
                        PunchAttributes.Direction.BOTH,
                        true,
                        "",
                        ""),
                Set.of());
    }

    @Test
    default void theSameTwiceInOneBatchIsOne() {
        assertEquals(new Appended(1, 1, 0), append(List.of(punch("7", EIGHT), punch("7", EIGHT))));
    }

    @Test
    default void theSameSubjectAndReadingAtAnotherTerminalOrOfAnotherKindIsAnotherPunch() {
        append(List.of(punch("7", EIGHT)));
        PunchBatch elsewhere = batch(TerminalId.next(), List.of(punch("7", EIGHT)), List.of(), Progress.NONE);
        assertEquals(1, punches().append(org(), elsewhere).added());
        NewPunch pin = new NewPunch(
                new PunchSubject(PunchSubject.Kind.PIN, "7"),
                Optional.empty(),
                at(EIGHT),
                PunchAttributes.of(Method.PIN, FunctionKey.UNSTATED),
                Set.of());
        assertEquals(1, append(List.of(pin)).added());
    }

    @Test
    default void knownTellsWhichKeysAreThere() {
        append(List.of(punch("7", EIGHT)));
        PunchKey there = punch("7", EIGHT).key();
        PunchKey notThere = punch("8", EIGHT).key();
        Set<PunchKey> many = new HashSet<>(Set.of(there, notThere));
        IntStream.range(0, 2_500).forEach(i -> many.add(punch("x" + i, EIGHT).key()));
        assertEquals(Set.of(there), in(() -> punches().known(GATE, many)));
        assertEquals(Set.of(), in(() -> punches().known(TerminalId.next(), Set.of(there))));
    }

    @Test
    default void theSamePageFromManyThreadsIsStoredOnce() throws Exception {
        List<NewPunch> page = IntStream.range(0, 50)
                .mapToObj(i -> punch("7", EIGHT.plusSeconds(i)))
                .toList();
        ExecutorService crew = Executors.newFixedThreadPool(4);
        try {
            List<Future<Appended>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(crew.submit(() -> append(page)));
            }
            Appended sum = Appended.NOTHING;
            for (Future<Appended> result : results) {
                sum = sum.plus(result.get(60, TimeUnit.SECONDS));
            }
            assertEquals(new Appended(50, 150, 0), sum);
            assertEquals(50, after(0).size());
        } finally {
            crew.shutdownNow();
        }
    }

    @Test
    default void aPunchOfSomebodyTouchesTheDayInTheZoneOfTheTerminal() {
        LocalDateTime halfPastMidnight = LocalDateTime.of(2026, 11, 2, 0, 30);
        append(List.of(punch("7", halfPastMidnight, WANG), punch("8", EIGHT)));
        append(List.of(punch("7", EIGHT, WANG), punch("9", EIGHT.plusDays(1), LI)));
        DayMark wangs = new DayMark(WANG, LocalDate.of(2026, 11, 2));
        TouchedDays some = in(() -> punches().touched(0, 3));
        assertEquals(Set.of(wangs), some.days());
        assertTrue(some.more());
        TouchedDays rest = in(() -> punches().touched(some.upTo(), 3));
        assertEquals(Set.of(new DayMark(LI, LocalDate.of(2026, 11, 3))), rest.days());
        assertFalse(rest.more());
        append(List.of(punch("7", EIGHT, WANG)));
        assertEquals(Set.of(), in(() -> punches().touched(rest.upTo(), 3)).days());
    }

    @Test
    default void anotherCompanySeesNothingAndHasItsOwnIdentities() {
        append(List.of(punch("7", EIGHT)));
        OrgId other = OrgId.next();
        assertTrue(transactions().in(other, () -> punches().after(0, 10)).isEmpty());
        assertEquals(
                1,
                punches()
                        .append(other, batch(GATE, List.of(punch("7", EIGHT)), List.of(), Progress.NONE))
                        .added());
        assertEquals(1, after(0).size());
    }
}
