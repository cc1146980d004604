package org.clockhouse.driver.zk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.Errand;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow.Reason;
import org.clockhouse.driver.zk.push.Bookmarks.Stamped;
import org.junit.jupiter.api.Test;

class PushProtocolTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final LocalDateTime FIELD = LocalDateTime.of(2026, 8, 20, 11, 27, 27);

    private static PunchPage page(String body) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        Line.of(Bytes.of(body), GBK).forEach(line -> new PunchLine(true).read(line, page));
        return page.build();
    }

    private static RawPunch punch(String line) {
        PunchPage page = page(line);
        assertEquals(List.of(), page.unreadable());
        return page.punches().get(0);
    }

    private static Reason reason(String line) {
        PunchPage page = page(line);
        assertEquals(List.of(), page.punches());
        return page.unreadable().get(0).reason();
    }

    private static TerminalEvent event(String table, String line) {
        return OperationLine.read(table, Line.of(Bytes.of(line), GBK).get(0)).orElseThrow();
    }

    private static String shown(TerminalEvent event) {
        return event.raw().text(StandardCharsets.UTF_8);
    }

    @Test
    void linesEndAsTheyLike() {
        String row = "1\t2026-08-20 11:27:2%d\t0\t1\t0";
        for (String end : List.of("\n", "\r\n", "\r", "\r\r\n", "\n\r\n", "\0\r\n")) {
            PunchPage page = page("\ufeff" + row.formatted(1) + end + row.formatted(2) + end);
            assertEquals(2, page.punches().size(), end.replace("\r", "r").replace("\n", "n"));
            assertEquals(List.of(), page.unreadable());
        }
        assertEquals(2, Line.of(Bytes.of("a\r\nb"), GBK).get(1).number());
    }

    @Test
    void theFieldCapturedLineIsAFaceWithoutAKey() {
        RawPunch punch = punch("1\t2026-08-20 11:27:27\t255\t15\t0\t0\t0\t0\t0\t0\t\n");
        assertEquals(new HolderNumber("1"), punch.subject());
        assertEquals(FIELD, punch.clockReading());
        assertEquals(Method.FACE, punch.method());
        assertEquals(FunctionKey.UNSTATED, punch.key());
        assertEquals("255", punch.keyCode());
        assertEquals("", punch.workCode());
        assertEquals("1@2026-08-20T11:27:27", punch.recordId());
    }

    @Test
    void thePublicTestRowIsAPalmAndIn() {
        RawPunch punch = punch("11\t2025-08-27 10:57:49\t0\t25\t0\t0\t0\t0\t0\t0");
        assertEquals(Method.PALM, punch.method());
        assertEquals(FunctionKey.IN, punch.key());
    }

    @Test
    void fourFieldsAreEnoughAndZerosInFrontAreKept() {
        RawPunch punch = punch("007A\t2026-08-20 11:27:27\t1\t4\r\n");
        assertEquals(new HolderNumber("007A"), punch.subject());
        assertEquals(Method.CARD, punch.method());
        assertEquals(FunctionKey.OUT, punch.key());
    }

    @Test
    void maskFlagAndTemperatureAreNoTrouble() {
        assertEquals(
                "77",
                punch("1\t2026-08-20 11:27:27\t0\t15\t77\t0\t0\t0\t0\t0\t1\t36.5")
                        .workCode());
        assertEquals(
                FIELD,
                punch("1\t2026-08-20 11:27:27\t0\t15\t0\t0\t0\t0\t0\t0\t255\t255\t")
                        .clockReading());
    }

    @Test
    void theVariantsOfClonesAreRead() {
        assertEquals(FIELD, punch("ATTLOG\t1\t2026-08-20 11:27:27\t0\t1").clockReading());
        assertEquals(FIELD, punch("ATTLOG 1\t2026-08-20 11:27:27\t0\t1").clockReading());
        RawPunch named = punch("PIN=9\tDateTime=2026-08-20 11:27:27\tVerified=1\tStatus=1");
        assertEquals(new HolderNumber("9"), named.subject());
        assertEquals(Method.FINGERPRINT, named.method());
        assertEquals(FunctionKey.OUT, named.key());
        RawPunch epoch = punch("1\t1787225247\t0\t1\t0");
        assertEquals(FIELD, epoch.clockReading());
        assertEquals(Optional.of(ZoneOffset.UTC), epoch.offset());
        assertEquals(
                Method.FINGERPRINT, punch("1\\t2026-08-20 11:27:27\\t0\\t1\\t0").method());
        assertEquals(Method.FINGERPRINT, punch("1 2026-08-20 11:27:27 0 1 0").method());
        assertEquals(FIELD, punch("1\t2026/8/20 11:27:27\t0\t1").clockReading());
    }

    @Test
    void bothLineEndsABlankLineAndAnEndWithoutOneMakeTheSamePage() {
        String two = "1\t2026-08-20 11:27:27\t0\t1\r\n\r\n2\t2026-08-20 11:27:28\t0\t1";
        assertEquals(2, page(two).punches().size());
        assertEquals(2, page(two.replace("\r\n", "\n") + "\n\0").rows());
    }

    @Test
    void whatCannotBeReadIsKeptRawWithTheReason() {
        assertEquals(Reason.NOT_A_TIME, reason("1\t2026-02-30 08:00:00\t0\t1"));
        assertEquals(Reason.NOT_A_TIME, reason("1\t1990-00--8 08:00:00\t0\t1"));
        assertEquals(Reason.NOT_A_SUBJECT, reason("\t2026-08-20 11:27:27\t0\t1"));
        assertEquals(Reason.NOT_A_SUBJECT, reason("王\t2026-08-20 11:27:27\t0\t1"));
        assertEquals(Reason.NOT_A_ROW, reason("rubbish"));
        assertEquals(Reason.NOT_A_ROW, reason("1\t2026-08-20 11:27:27\t0\t12\t2026-08-20 11:27:28\t0\t1"));
        assertEquals(Reason.NOT_TEXT, reason("1\t2026-08-20 11:27:27\t0\u0001\t1"));
        assertEquals(Reason.TOO_LONG, reason("1\t2026-08-20 11:27:27\t" + "0".repeat(1_100)));
        assertEquals("rubbish", page("rubbish").unreadable().get(0).raw().text(StandardCharsets.UTF_8));
    }

    @Test
    void theSwappedOrderIsReadWhereItIsSet() {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        new PunchLine(false)
                .read(Line.of(Bytes.of("1\t2026-08-20 11:27:27\t15\t1"), GBK).get(0), page);
        assertEquals(Method.FACE, page.build().punches().get(0).method());
    }

    @Test
    void theFieldCapturedOperationIsAMenuEntered() {
        TerminalEvent event = event("OPERLOG", "OPLOG 4\t0\t2020-02-23 00:04:08\t20156107\t0\t0\t0");
        assertEquals(Kind.MENU_ENTERED, event.kind());
        assertEquals(Optional.of(LocalDateTime.of(2020, 2, 23, 0, 4, 8)), event.clockReading());
        assertEquals(
                Kind.CLOCK_SET,
                event("OPERLOG", "OPLOG 21\t0\t2026-01-01 00:00:00\t0\t0\t0\t0").kind());
        assertEquals(
                Kind.OTHER,
                event("OPERLOG", "OPLOG 77\t0\t2026-01-01 00:00:00\t0").kind());
    }

    @Test
    void anOperationOfNumberZeroIsNobodys() {
        assertEquals("", event("OPERLOG", "OPLOG 4\t0\t2020-02-23 00:04:08\t0").holderNumber());
        assertEquals(
                "10", event("OPERLOG", "OPLOG 4\t10\t2020-02-23 00:04:08\t0").holderNumber());
    }

    @Test
    void aPersonIsStatedWithoutTheirPassword() {
        TerminalEvent event = event(
                "OPERLOG",
                "USER PIN=7\tName=Employee 7\tPri=0\tPasswd=4711\tCard=\tGrp=1\tTZ=0000000100000000\tVerify=0"
                        + "\tViceCard=");
        assertEquals(Kind.HOLDER_STATED, event.kind());
        assertEquals("7", event.holderNumber());
        assertTrue(shown(event).contains("Name=Employee 7"));
        assertTrue(!shown(event).contains("4711"));
        assertEquals(Kind.HOLDER_STATED, event("USERINFO", "PIN=7\tName=null").kind());
    }

    @Test
    void templatesAndPicturesAreWithheld() {
        Map<String, String> lines = Map.of(
                "FP PIN=7\tFID=6\tSize=1184\tValid=1\tTMP=SECRETSECRET",
                "OPERLOG",
                "PIN=7\tFID=6\tSize=1184\tValid=1\tTMP=SECRETSECRET",
                "FINGERTMP",
                "FACE PIN=7\tFID=0\tSIZE=4\tVALID=1\tTMP=SECRETSECRET",
                "OPERLOG",
                "USERPIC PIN=7\tFileName=7.jpg\tSize=4\tContent=SECRETSECRET",
                "OPERLOG",
                "BIOPHOTO PIN=7\tFileName=7.jpg\tType=9\tSize=4\tContent=SECRETSECRET",
                "BIOPHOTO",
                "BIODATA Pin=7\tNo=0\tIndex=0\tValid=1\tDuress=0\tType=9\tMajorVer=5\tMinorVer=8\tFormat=0"
                        + "\tTmp=SECRETSECRET",
                "BIODATA");
        lines.forEach((line, table) -> {
            TerminalEvent event = event(table, line);
            assertEquals(Kind.BIOMETRIC_WITHHELD, event.kind(), line);
            assertEquals("7", event.holderNumber(), line);
            assertTrue(!shown(event).contains("SECRET"), line);
        });
    }

    @Test
    void cardsAreReadInEachWriting() {
        assertEquals(Optional.of(new Token("0001e240")), Cards.read("123456"));
        assertEquals(Optional.of(new Token("0001e240")), Cards.read("[40e20100]"));
        assertEquals(Optional.of(new Token("ffffffff")), Cards.read("4294967295"));
        assertEquals(Optional.empty(), Cards.read("0"));
        assertEquals(Optional.empty(), Cards.read("[000]"));
        assertEquals(Optional.empty(), Cards.read(""));
        assertEquals("123456", Cards.write(new Token("0001e240")));
    }

    @Test
    void theGreetingOfPushTwoIsTheFullBlock() {
        Bookmarks bookmarks =
                Bookmarks.of(Cursor.START).greeted("69", "2.4.1", false).stamped(Stamped.ATTLOG, "9999");
        assertEquals(
                "GET OPTION FROM: BWXP211360117\n"
                        + "ATTLOGStamp=9999\nOPERLOGStamp=0\nATTPHOTOStamp=0\nBIODATAStamp=0\nIDCARDStamp=0\n"
                        + "ERRORLOGStamp=0\nErrorDelay=30\nDelay=10\nTransTimes=00:00;14:05\nTransInterval=1\n"
                        + "TransFlag=TransData AttLog\tOpLog\tEnrollUser\tChgUser\nTimeZone=2\nRealtime=1\n"
                        + "Encrypt=None\nServerVer=2.4.1 2024-01-01\nPushProtVer=2.4.1\n",
                new Greeting("BWXP211360117", bookmarks, 10, "2", Set.of(), false).text());
    }

    @Test
    void olderFirmwareIsToldInItsOldWords() {
        String old = new Greeting("1", Bookmarks.of(Cursor.START).greeted("69", "1.0", false), 10, "", Set.of(), false)
                .text();
        assertTrue(old.contains("\nStamp=0\nOpStamp=0\nPhotoStamp=0\n"), old);
        assertTrue(old.contains("TransFlag=1111111111\n"), old);
        assertTrue(!old.contains("ATTLOGStamp"), old);
        String silent = new Greeting("1", Bookmarks.of(Cursor.START), 10, "", Set.of(), false).text();
        assertTrue(silent.contains("\nATTLOGStamp=0\n") && silent.contains("\nStamp=0\n"), silent);
    }

    @Test
    void theTimeZoneIsWrittenInTheDialectThatIsSet() {
        assertEquals("", TimeZoneDialect.OMIT.write(ZoneOffset.ofHours(8)));
        assertEquals("8", TimeZoneDialect.HOURS.write(ZoneOffset.ofHours(8)));
        assertEquals("-5", TimeZoneDialect.HOURS.write(ZoneOffset.ofHours(-5)));
        assertEquals("330", TimeZoneDialect.HOURS.write(ZoneOffset.ofHoursMinutes(5, 30)));
        assertEquals("480", TimeZoneDialect.MINUTES.write(ZoneOffset.ofHours(8)));
    }

    @Test
    void bookmarksSurviveTheCursorAndRubbishIsNone() {
        Bookmarks full = Bookmarks.of(Cursor.START).greeted("83", "2.4.1", false);
        for (Stamped table : Stamped.values()) {
            full = full.stamped(table, "12345678901234567890");
        }
        assertEquals(full, Bookmarks.of(full.cursor()));
        assertEquals(GBK, full.charset());
        assertEquals(full, full.stamped(Stamped.ATTLOG, "x".repeat(21)).stamped(Stamped.ATTLOG, "a|b"));
        assertEquals("0", Bookmarks.of(new Cursor("what is this")).stamp(Stamped.ATTLOG));
    }

    private static String words(Task task) {
        return new Commands(false, StandardCharsets.UTF_8, FIELD)
                .line(new Errand(12, task))
                .orElse("");
    }

    private static Grant grant(CredentialKind kind, Token token) {
        return Grant.builder("c", "1001", kind, token).build();
    }

    @Test
    void tasksAreWordedAsTheTerminalsKnowThem() {
        assertEquals(
                "C:12:DATA UPDATE USERINFO PIN=1001\tName=Employee 1001\tPri=0\tPasswd=42\tCard=123456\tGrp=1"
                        + "\tTZ=0000000000000000\n",
                words(new Task.PutHolder(
                        "1001",
                        "Employee 1001",
                        List.of(
                                grant(CredentialKind.CARD, new Token("0001e240")),
                                grant(CredentialKind.PIN, new Token("3432"))))));
        assertEquals("C:12:DATA DELETE USERINFO PIN=1001\n", words(new Task.RemoveHolder("1001")));
        assertEquals("C:12:DATA QUERY USERINFO\n", words(new Task.ReadHolders()));
        assertEquals(
                "C:12:DATA QUERY ATTLOG StartTime=2026-01-01 00:00:00\tEndTime=2026-01-31 23:59:59\n",
                words(new Task.ReadPunches(
                        LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 31, 23, 59, 59))));
        assertEquals("C:12:SET OPTION DateTime=856092447\n", words(new Task.SetClock()));
        assertEquals(Optional.of(FIELD), ZkTime.unpack(856092447));
        assertEquals("C:12:SET OPTION VOLUME=60\n", words(new Task.SetOption("VOLUME", "60")));
        assertEquals("C:12:SET OPTION Name=a b\n", words(new Task.SetOption("Name", "a\tb")));
        assertEquals("", words(new Task.SetOption("VOLUME=1\tX", "60")));
        LocalDateTime eight = LocalDateTime.of(2026, 11, 2, 8, 0);
        assertEquals(
                "C:12:DATA UPDATE SMS MSG=Power is off\tTAG=253\tUID=7\tMIN=90\tStartTime=2026-11-02 08:00:00\n",
                words(new Task.ShowMessage(7, "Power is\toff", eight, eight.plusMinutes(90), false)));
        assertEquals(
                "C:12:DATA UPDATE SMS MSG=HR\tTAG=254\tUID=7\tMIN=1\tStartTime=2026-11-02 08:00:00\n",
                words(new Task.ShowMessage(7, "HR", eight, eight.plusSeconds(1), true)));
        assertEquals("C:12:DATA UPDATE USER_SMS PIN=1001\tUID=7\n", words(new Task.AddressMessage(7, "1001")));
        assertEquals("C:12:DATA DELETE SMS UID=7\n", words(new Task.WithdrawMessage(7)));
        assertEquals("C:12:REBOOT\n", words(new Task.Restart()));
        assertEquals("C:12:INFO\n", words(new Task.Identify()));
        assertEquals("C:12:AC_UNLOCK\n", words(new Task.MoveDoor(1, Command.UNLOCK_ONCE)));
        assertEquals("", words(new Task.MoveDoor(1, Command.LOCK_DOWN)));
    }

    @Test
    void aNameCannotSmuggleAFieldAndIsCutBetweenCharacters() {
        String words = words(new Task.PutHolder("1", "A\tPri=14\nC:1:REBOOT", List.of()));
        assertTrue(words.contains("\tName=A Pri=14 C:1:REBOOT\tPri=0\t"), words);
        assertTrue(words(new Task.PutHolder("1", "欧阳修远司马相如诸葛", List.of())).contains("\tName=欧阳修远司马相如\t"));
    }

    @Test
    void theWordOfALineMayStandBeforeATab() {
        TerminalEvent set = event("OPERLOG", "OPLOG\t21\t0\t2026-01-01 00:00:00\t0");
        assertEquals(Kind.CLOCK_SET, set.kind());
        assertEquals("7", event("OPERLOG", "USER\tPIN=7\tName=A\tPasswd=1").holderNumber());
        assertEquals(Kind.HOLDER_STATED, event("OPERLOG", "user\tPIN=7").kind());
        assertEquals(
                Optional.empty(),
                OperationLine.read("OPERLOG", Line.of(Bytes.of("OPLOG"), GBK).get(0)));
    }

    @Test
    void resultsInOneLineOrInAnotherOrderAreReadToo() {
        assertEquals(
                List.of(new CommandResult(12, 0, List.of()), new CommandResult(13, -1, List.of())),
                CommandResult.of(Line.of(Bytes.of("ID=12&Return=0&CMD=DATA&ID=13&Return=-1&CMD=DATA"), GBK)));
        assertEquals(
                List.of(new CommandResult(14, -2, List.of())),
                CommandResult.of(Line.of(Bytes.of("SN=A&Return=-2&ID=14&CMD=DATA\r\n"), GBK)));
        assertEquals(
                List.of(new CommandResult(15, 0, List.of("Content=a&ID=1"))),
                CommandResult.of(Line.of(Bytes.of("ID=15\nReturn=0\nCMD=Shell\nContent=a&ID=1"), GBK)));
    }

    @Test
    void resultsAreReadOneOrManyOrSpreadOverLines() {
        List<CommandResult> results = CommandResult.of(Line.of(
                Bytes.of("ID=12&Return=0&CMD=DATA\nID=13&Return=-1002&CMD=DATA\r\n"
                        + "ID=14\nReturn=0\nCMD=INFO\n~DeviceName=X\nFirmVer=1\nID=x&Return=0\n"),
                GBK));
        assertEquals(
                List.of(
                        new CommandResult(12, 0, List.of()),
                        new CommandResult(13, -1002, List.of()),
                        new CommandResult(14, 0, List.of("~DeviceName=X", "FirmVer=1"))),
                results);
        assertTrue(results.get(0).isDone() && !results.get(1).isDone());
    }

    @Test
    void anAccessEventIsAPunchOfItsPersonOrCard() {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        for (Line line : Line.of(
                Bytes.of("time=2026-08-20 11:27:27\tpin=7\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=1\tverifytype=4"
                        + "\tindex=21\n"
                        + "time=2026-08-20 11:27:28\tpin=0\tcardno=123456\teventaddr=2\tevent=27\tinoutstatus=0\n"
                        + "time=2026-02-30 11:27:28\tpin=7\tevent=0\n"),
                GBK)) {
            assertEquals(Optional.empty(), AccessLine.read(line, page));
        }
        PunchPage read = page.build();
        assertEquals(FunctionKey.OUT, read.punches().get(0).key());
        assertEquals(
                new Presented(CredentialKind.CARD, new Token("0001e240")),
                read.punches().get(1).subject());
        assertEquals(Reason.NOT_A_TIME, read.unreadable().get(0).reason());
    }

    @Test
    void t046AnAlarmIsWhatItsReasonSays() {
        Map<String, Kind> reasons = Map.of(
                "54", Kind.DOOR_FORCED,
                "55", Kind.TAMPERED,
                "58", Kind.ALARM,
                "53", Kind.DOOR_MOVED,
                "65535", Kind.OTHER);
        reasons.forEach((reason, kind) -> {
            TerminalEvent event = event("OPERLOG", "OPLOG 3\t0\t2026-01-01 00:00:00\t" + reason + "\t0\t0\t0");
            assertEquals(kind, event.kind(), reason);
            assertEquals("3/" + reason, event.code());
        });
        assertEquals(
                Kind.ALARM, event("OPERLOG", "OPLOG 3\t0\t2026-01-01 00:00:00").kind());
    }

    @Test
    void t046DoorsAndHousingsOfAccessTerminalsRaiseAlarmsOfTheirOwn() {
        Map<Integer, Kind> events = Map.of(
                28, Kind.DOOR_HELD, 100, Kind.TAMPERED, 102, Kind.DOOR_FORCED, 200, Kind.DOOR_MOVED, 206, Kind.STARTED);
        events.forEach((code, kind) -> {
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            String row = "time=2026-08-20 11:27:27\tpin=7\tcardno=0\teventaddr=1\tevent=" + code;
            TerminalEvent event =
                    AccessLine.read(Line.of(Bytes.of(row), GBK).get(0), page).orElseThrow();
            assertEquals(kind, event.kind(), row);
            assertEquals(0, page.rows(), row);
        });
    }

    @Test
    void t046WhoOpensUnderDuressHasPunchedAndIsInNeed() {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        String row = "time=2026-08-20 11:27:27\tpin=7\tcardno=0\teventaddr=1\tevent=101\tinoutstatus=0";
        TerminalEvent event =
                AccessLine.read(Line.of(Bytes.of(row), GBK).get(0), page).orElseThrow();
        assertEquals(Kind.DURESS, event.kind());
        assertEquals("7", event.holderNumber());
        assertEquals(Outcome.ACCEPTED, page.build().punches().get(0).outcome());
    }

    @Test
    void anAnswerToAQueryNamesItsTableAndPacksItsTime() {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        String row = "transaction cardno=123456\tpin=0\tverified=4\tdoorid=1\teventtype=0\tinoutstate=0"
                + "\ttime_second=856092447";
        AccessLine.read(Line.of(Bytes.of(row), GBK).get(0), page);
        RawPunch punch = page.build().punches().get(0);
        assertEquals(FIELD, punch.clockReading());
        assertEquals(new Presented(CredentialKind.CARD, new Token("0001e240")), punch.subject());
    }
}
