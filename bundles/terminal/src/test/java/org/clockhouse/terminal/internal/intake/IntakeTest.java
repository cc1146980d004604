package org.clockhouse.terminal.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantineDraft.Reason;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Translation;
import org.clockhouse.terminal.internal.clock.Reckoning;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-02T00:00:00Z");

    @Test
    void aReadingUpToADayAheadIsTakenAndALaterOneQuarantined() {
        Intake.Interpreted interpreted = file("2026-11-03T08:00:00", "2026-11-03T08:00:01");
        assertEquals(1, interpreted.punches().size());
        assertEquals(
                List.of(Reason.IN_THE_FUTURE),
                interpreted.rows().stream().map(QuarantineDraft::reason).toList());
    }

    @Test
    void aReadingBefore2005IsQuarantinedWithItsRawText() {
        Intake.Interpreted interpreted = file("2004-12-31T23:59:59", "2005-01-01T00:00:00");
        assertEquals(1, interpreted.punches().size());
        assertEquals(
                List.of(new QuarantineDraft(
                        "7\t2004-12-31T23:59:59", 1, Reason.BEFORE_2005, "reads 2004-12-31T23:59:59")),
                interpreted.rows());
    }

    @Test
    void anOldMonthOnAStickIsTakenIntoATerminalMadeToday() {
        assertEquals(1, file("2016-11-15T07:07:29").punches().size());
    }

    @Test
    void anOldMonthOverTheNetworkIsQuarantinedBecauseItMayBeAnotherOwners() {
        Intake intake = intake(Road.VISIT, Optional.empty());
        Intake.Interpreted interpreted =
                intake.interpret(page(punch(1, "2016-11-15T07:07:29").build()));
        assertEquals(0, interpreted.punches().size());
        assertEquals(Reason.BEFORE_BINDING, interpreted.rows().get(0).reason());
    }

    @Test
    void aReadingThatGoesBackByMoreThanADayIsTakenAndFlagged() {
        Intake.Interpreted interpreted = file(
                "2026-10-10T08:00:00",
                "2026-10-09T08:00:00",
                "2026-10-09T07:59:59",
                "2026-10-01T08:00:00",
                "2026-10-11T08:00:00");
        assertEquals(
                List.of(Set.of(), Set.of(), Set.of(PunchFlag.GOES_BACK), Set.of(PunchFlag.GOES_BACK), Set.of()),
                interpreted.punches().stream()
                        .map(taken -> taken.punch().flags())
                        .toList());
    }

    @Test
    void whatWentBackIsRememberedOverPagesAndOverVisits() {
        Intake intake = intake(Road.FILE, Optional.of(LocalDateTime.parse("2026-10-20T08:00:00")));
        Intake.Interpreted first =
                intake.interpret(page(punch(1, "2026-10-22T08:00:00").build()));
        Intake.Interpreted second =
                intake.interpret(page(punch(2, "2026-10-21T07:00:00").build()));
        assertEquals(Set.of(), first.punches().get(0).punch().flags());
        assertEquals(
                Set.of(PunchFlag.GOES_BACK), second.punches().get(0).punch().flags());
    }

    @Test
    void aQuarantinedReadingDoesNotMakeLaterOnesGoBack() {
        Intake.Interpreted interpreted = file("2099-01-01T00:00:00", "2026-10-09T08:00:00");
        assertEquals(Set.of(), interpreted.punches().get(0).punch().flags());
    }

    @Test
    void anUnreadableRowIsKeptRawWithItsLine() {
        UnreadableRow row = UnreadableRow.of(
                        "line-7",
                        UnreadableRow.Reason.NOT_A_TIME,
                        "no such month",
                        Bytes.of("        8\t1990-00--8 -16:-29:-40\t1\t255\t1\t0\r"))
                .at(7_175);
        Intake.Interpreted interpreted = intake(Road.FILE, Optional.empty())
                .interpret(PunchPage.builder(Cursor.START).unreadable(row).build());
        assertEquals(
                List.of(new QuarantineDraft(
                        "        8\t1990-00--8 -16:-29:-40\t1\t255\t1\t0",
                        7_175,
                        Reason.UNREADABLE,
                        "NOT_A_TIME: no such month")),
                interpreted.rows());
    }

    @Test
    void bytesThatAreNoTextAreKeptInHexadecimal() {
        assertEquals("hex:ff00", Translation.text(Bytes.of(new byte[] {(byte) 0xFF, 0})));
        assertEquals("hex:4100", Translation.text(Bytes.of(new byte[] {'A', 0})));
        assertEquals("员工\t7", Translation.text(Bytes.of("员工\t7\r\n")));
    }

    @Test
    @DisplayName("T040, T041: what a terminal says about a punch is translated, its score too")
    void whatATerminalSaysAboutAPunchIsTranslated() {
        RawPunch raw = punch(3, "2026-10-09T08:00:00")
                .method(Method.PALM, "25")
                .key(FunctionKey.TRANSFER, "9")
                .workCode("53")
                .door(2)
                .refused(Outcome.Reason.EXPIRED, "E7")
                .photo("p/1")
                .score(88)
                .build();
        NewPunch punch = intake(Road.FILE, Optional.empty())
                .interpret(page(raw))
                .punches()
                .get(0)
                .punch();
        assertEquals(
                new PunchAttributes(
                        PunchAttributes.Method.PALM,
                        PunchAttributes.FunctionKey.TRANSFER,
                        2,
                        "53",
                        PunchAttributes.Outcome.REFUSED,
                        "EXPIRED: E7",
                        PunchAttributes.Direction.IN,
                        false,
                        "p/1",
                        "7\t2026-10-09T08:00:00",
                        OptionalInt.of(88)),
                punch.attributes());
    }

    @Test
    void aTokenIsASubjectOfItsKindAndNotPrinted() {
        RawPunch raw = RawPunch.builder(
                        "1",
                        LocalDateTime.parse("2026-10-09T08:00:00"),
                        new Subject.Presented(CredentialKind.CARD, new Token("04A1B2C3")))
                .build();
        PunchSubject subject = intake(Road.FILE, Optional.empty())
                .interpret(page(raw))
                .punches()
                .get(0)
                .punch()
                .subject();
        assertEquals(new PunchSubject(PunchSubject.Kind.CARD, "04a1b2c3"), subject);
        assertTrue(!subject.toString().contains("04a1"));
    }

    @Test
    void aSubjectTooLongForTheLogIsQuarantinedAndNotCut() {
        RawPunch raw = RawPunch.builder(
                        "1",
                        LocalDateTime.parse("2026-10-09T08:00:00"),
                        new Subject.HolderNumber("9".repeat(PunchSubject.LONGEST + 1)))
                .build();
        Intake.Interpreted interpreted = intake(Road.FILE, Optional.empty()).interpret(page(raw));
        assertEquals(Reason.NO_SUBJECT, interpreted.rows().get(0).reason());
        assertEquals(List.of(), interpreted.punches());
    }

    private static Intake.Interpreted file(String... readings) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        for (int i = 0; i < readings.length; i++) {
            page.punch(punch(i + 1, readings[i]).build());
        }
        return intake(Road.FILE, Optional.empty()).interpret(page.build());
    }

    private static PunchPage page(RawPunch punch) {
        return PunchPage.builder(Cursor.START).punch(punch).build();
    }

    private static RawPunch.Builder punch(int line, String reading) {
        return RawPunch.builder("line-" + line, LocalDateTime.parse(reading), new Subject.HolderNumber("7"))
                .row(line)
                .raw(Bytes.of("7\t" + reading));
    }

    private static Intake intake(Road road, Optional<LocalDateTime> latest) {
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                SiteId.next(),
                Optional.empty(),
                "acme.t100",
                "",
                Map.of(),
                Optional.empty(),
                "",
                "",
                PunchAttributes.Direction.IN,
                Terminal.Purpose.ACCESS,
                NOW,
                Terminal.Status.IN_USE,
                0);
        Reckoning reckoning = new Reckoning(SHANGHAI, SHANGHAI, List.of(), NOW, Duration.ofMinutes(1));
        return new Intake(gate, road, reckoning, NOW, latest);
    }
}
