package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.report.ParallelRun;
import org.clockhouse.report.ParallelRun.Difference;
import org.clockhouse.report.ParallelRun.Field;
import org.clockhouse.report.ParallelRun.Reason;
import org.clockhouse.report.internal.comparison.OldDay;
import org.clockhouse.report.internal.comparison.SheetComparison;
import org.junit.jupiter.api.Test;

class ParallelRunTest {

    private final RecordedAudit audit = new RecordedAudit();
    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(), audit, new RecordedChanges(), new TestClock("2026-12-01T08:00:00Z"));
    private final Employee wang =
            registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), registry.department("冲压车间"));
    private final PreparedTimesheets timesheets = new PreparedTimesheets();
    private final SheetComparison comparison =
            new SheetComparison(new PlainSheets(), timesheets, registry.directory, audit);
    private final List<DayResult> worked = new ArrayList<>();

    @Test
    void aLineForEachDateIsComparedWithItsReason() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        day(3, "09:11", "18:00", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 469, Bucket.LATE, 11), DayStatus.LATE);
        day(4, "", "", minutes(Bucket.REQUIRED, 480, Bucket.ABSENT, 480), DayStatus.ABSENT);
        ParallelRun run = compare(
                """
                考勤日报 2026-11
                工号,姓名,日期,上班打卡时间,下班打卡时间,考勤结果,迟到分钟,工作时长(小时)
                117,王小明,2026-11-02,08:58,18:02,正常,0,8.03
                117,王小明,2026-11-03,09:11,18:00,正常,0,7.82
                117,王小明,2026/11/4,08:55,18:01,正常,0,8
                999,无名氏,2026-11-02,08:55,18:01,正常,0,8
                """);
        assertEquals(List.of(1, 3, 1), List.of(run.people(), run.days(), run.same()));
        assertEquals(List.of("999"), run.unknown());
        assertEquals(
                List.of(
                        "2026-11-03 LATE 0:00/0:11 GRACE",
                        "2026-11-04 STATUS 正常/ABSENT PUNCH_ONLY_THERE",
                        "2026-11-04 IN 08:55/ PUNCH_ONLY_THERE",
                        "2026-11-04 OUT 18:01/ PUNCH_ONLY_THERE",
                        "2026-11-04 ATTENDED 8:00/0:00 PUNCH_ONLY_THERE"),
                texts(run));
        assertEquals(Map.of(Reason.GRACE, 1, Reason.PUNCH_ONLY_THERE, 4), run.reasons());
        assertEquals("report.compare", audit.apart().get(0).action());
    }

    @Test
    void aColumnForEachDateIsReadByItsWordsAndTimes() {
        day(2, "09:11", "18:00", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 469, Bucket.LATE, 11), DayStatus.LATE);
        day(3, "08:50", "18:00", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 480), DayStatus.NORMAL);
        day(4, "", "", minutes(Bucket.REQUIRED, 480, Bucket.LEAVE, 480), DayStatus.NORMAL);
        ParallelRun run = compare(
                """
                姓名,工号,考勤组,日1,一2,二3,三4,四5,五6,六7
                王小明,000117,白班,休息,迟到11分钟,缺卡,年假,正常,休息,
                """);
        assertEquals(Field.DAY, run.columns().get(3));
        assertEquals(6, run.days());
        assertEquals(
                List.of("2026-11-03 STATUS 缺卡/NORMAL PUNCH_ONLY_HERE", "2026-11-05 STATUS 正常/REST PLAN"), texts(run));
    }

    @Test
    void anEnglishExportIsReadToo() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        ParallelRun run = compare(
                """
                Employee ID,First Name,Date,Check In,Check Out,Total Time,Late In,Overtime
                000117,Wang,2026-11-02,08:58,18:04,08:02,,1:30
                """);
        assertEquals(
                List.of("2026-11-02 OUT 18:04/18:02 PUNCH_DIFFERS", "2026-11-02 OVERTIME 1:30/0:00 PUNCH_DIFFERS"),
                texts(run));
    }

    @Test
    void aDayOfDingTalkThatIsOnlyAWordGivesItsReasonToItsMinutes() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        day(3, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        ParallelRun run = compare(
                """
                姓名,工号,日期,上班1打卡时间,下班1打卡时间,工作时长(分钟),旷工天数,考勤结果
                王小明,000117,26-11-02 星期一,,,0.00,1,旷工
                王小明,000117,26-11-03 星期二,,,0.00,,事假
                """);
        assertEquals(
                List.of(
                        "2026-11-02 STATUS 旷工/NORMAL PUNCH_ONLY_HERE",
                        "2026-11-02 ATTENDED 0:00/8:02 PUNCH_ONLY_HERE",
                        "2026-11-03 STATUS 事假/NORMAL REQUEST",
                        "2026-11-03 ATTENDED 0:00/8:02 REQUEST"),
                texts(run));
    }

    @Test
    void aColumnForAbsenceIsReadAndARowWithoutTimesIsNotTakenForEqual() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        day(3, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        day(4, "", "", minutes(Bucket.REQUIRED, 480, Bucket.ABSENT, 480), DayStatus.ABSENT);
        ParallelRun run = compare(
                """
                Employee ID,First Name,Date,Timetable,Check In,Check Out,Clock In,Clock Out,Late,Absent,Total Worked,Exception
                000118,Li,2026-11-02,D9,09:00,18:00,08:55,18:01,,,,
                000117,Wang,2026-11-02,D9,09:00,18:00,,,,,,
                000117,Wang,2026-11-03,D9,09:00,18:00,,,,True,,
                000117,Wang,2026-11-04,D9,09:00,18:00,,,,08:00,00:00,
                """);
        assertEquals(
                List.of(
                        "2026-11-02 IN /08:58 PUNCH_ONLY_HERE",
                        "2026-11-02 OUT /18:02 PUNCH_ONLY_HERE",
                        "2026-11-02 ATTENDED 0:00/8:02 PUNCH_ONLY_HERE",
                        "2026-11-03 STATUS Absent/NORMAL PUNCH_ONLY_HERE",
                        "2026-11-03 ATTENDED 0:00/8:02 PUNCH_ONLY_HERE"),
                texts(run));
        assertEquals(1, run.same());
    }

    @Test
    void aSheetWithOtherHeadingsIsReadWhenItsColumnsAreNamed() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        String sheet = "wer,wann,wie lange\n000117,2026-11-02,480\n";
        assertEquals(
                "parallel.columns",
                assertThrows(Refused.class, () -> compare(sheet)).code());
        ParallelRun run = compare(sheet, Map.of(0, Field.NUMBER, 1, Field.DATE, 2, Field.ATTENDED));
        assertEquals(List.of("2026-11-02 ATTENDED 8:00/8:02 BREAK_OR_ROUNDING"), texts(run));
    }

    @Test
    void aDayOffThatWasPunchedOnIsADayOffAndWhatIsNotKnownYetIsNoNormalDay() {
        day(7, "09:00", "12:00", minutes(Bucket.ATTENDED, 180, Bucket.EXTRA, 180), DayStatus.NORMAL);
        day(27, "", "", minutes(Bucket.REQUIRED, 480), DayStatus.PROVISIONAL);
        ParallelRun run = compare("工号,日期,考勤结果\n000117,2026-11-07,休息并打卡\n000117,2026-11-27,正常\n");
        assertEquals(List.of("2026-11-27 STATUS 正常/UNKNOWN NOT_SETTLED"), texts(run));
        assertEquals(
                List.of("2026-11-27 STATUS /UNKNOWN NOT_SETTLED"),
                texts(compare("工号,日期,迟到\n000117,2026-11-27,0\n")),
                "a sheet without words says nothing that could be equal");
    }

    @Test
    void aPunchedDayThatTheSheetLeavesOutDiffersUnlessItLeavesOutMost() {
        for (int day = 2; day <= 4; day++) {
            day(day, "08:58", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.ATTENDED, 482), DayStatus.NORMAL);
        }
        day(5, "", "", minutes(Bucket.REQUIRED, 480, Bucket.ABSENT, 480), DayStatus.ABSENT);
        String head = "工号,日期,上班打卡时间,下班打卡时间\n";
        String others = "000118,2026-11-03,09:00,18:00\n000118,2026-11-05,09:00,18:00\n";
        String second = "000117,2026-11-02,08:58,18:02\n";
        ParallelRun run = compare(head + second + "000117,2026-11-04,08:58,18:02\n" + others);
        assertEquals(
                List.of("2026-11-03 IN /08:58 PUNCH_ONLY_HERE", "2026-11-03 OUT /18:02 PUNCH_ONLY_HERE"), texts(run));
        assertEquals(List.of(3, 2), List.of(run.days(), run.same()));
        ParallelRun some = compare(head + second + "000118,2026-11-04,09:00,18:00\n" + others);
        assertEquals(List.of(), texts(some), "a list of single days");
        assertEquals(List.of(1, 1), List.of(some.days(), some.same()));
    }

    @Test
    void aColumnThatIsEmptyInTheWholeSheetSaysNothingAndOneThatIsNotMeansNoneWhereItIsBlank() {
        day(
                2,
                "09:11",
                "20:00",
                minutes(Bucket.REQUIRED, 480, Bucket.LATE, 11, Bucket.OT_WORKDAY, 120),
                DayStatus.LATE);
        day(3, "08:58", "18:02", minutes(Bucket.REQUIRED, 480), DayStatus.NORMAL);
        String head = "工号,日期,上班打卡时间,下班打卡时间,考勤结果,迟到分钟,加班时长,工作时长\n";
        ParallelRun run = compare(
                head + "000117,2026-11-02,09:11,20:00,,,,-\n000117,2026-11-03,08:58,18:02,,,,--\n合计,,,,,11,2:00,8\n");
        assertEquals(List.of(), texts(run));
        assertEquals(Set.of(4, 5, 6, 7), run.empty());
        assertEquals(Field.LATE, run.columns().get(5), "what it would have been is said all the same");
        run = compare(head
                + "000117,2026-11-02,09:11,20:00,,-,,\n000117,2026-11-03,08:58,18:02,,,,\n000999,2026-11-03,,,,5,,\n");
        assertEquals(List.of("2026-11-02 LATE 0:00/0:11 GRACE"), texts(run));
        assertEquals(Set.of(4, 6, 7), run.empty());
    }

    @Test
    void aSheetWithTimesOfComingOnlySaysNothingAboutGoing() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480), DayStatus.NORMAL);
        day(3, "09:11", "18:02", minutes(Bucket.REQUIRED, 480, Bucket.LATE, 11), DayStatus.LATE);
        String lines = "000117,2026-11-02,08:58,,0\n000117,2026-11-03,09:11,,6\n";
        assertEquals(
                List.of("2026-11-03 LATE 0:06/0:11 GRACE"),
                texts(compare("工号,日期,上班打卡时间,备注,迟到分钟\n" + lines)),
                "no column for going");
        assertEquals(
                List.of("2026-11-03 LATE 0:06/0:11 GRACE"),
                texts(compare("工号,日期,上班打卡时间,下班打卡时间,迟到分钟\n" + lines)),
                "an empty one");
    }

    @Test
    void aSheetThatSaysNothingButWhoAndWhenIsRefusedAndNotTakenForEqual() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480), DayStatus.NORMAL);
        for (String sheet : List.of("工号,姓名,日期\n000117,王小明,2026-11-02\n", "工号,日期,迟到分钟,考勤结果\n000117,2026-11-02,,\n")) {
            assertEquals(
                    "parallel.empty",
                    assertThrows(Refused.class, () -> compare(sheet)).code());
        }
    }

    @Test
    void secondsOfAPunchAreNoOtherPunch() {
        day(2, "09:11:40", "18:02:20", minutes(Bucket.REQUIRED, 480, Bucket.LATE, 11), DayStatus.LATE);
        ParallelRun run = compare("工号,日期,上班打卡时间,下班打卡时间,迟到分钟\n000117,2026-11-02,09:11,18:02,6\n");
        assertEquals(List.of("2026-11-02 LATE 0:06/0:11 GRACE"), texts(run));
    }

    @Test
    void peopleWithAPlanWhoAreNotInTheSheetAreNamed() {
        day(2, "08:58", "18:02", minutes(Bucket.REQUIRED, 480), DayStatus.NORMAL);
        ParallelRun run = compare("工号,日期,考勤结果\n000118,2026-11-02,正常\n");
        assertEquals(
                List.of("000117"), run.missing().stream().map(Person::number).toList());
        assertEquals(List.of("000118"), run.unknown());
    }

    @Test
    void lengthsAreReadInHoursAndMinutes() {
        assertEquals(OptionalInt.of(482), OldDay.length("8:02", ""));
        assertEquals(OptionalInt.of(450), OldDay.length("7.5", ""));
        assertEquals(OptionalInt.of(480), OldDay.length("8", "时长(小时)"));
        assertEquals(OptionalInt.of(11), OldDay.length("11", ""));
        assertEquals(OptionalInt.of(11), OldDay.length("11分钟", "时长(小时)"));
        assertEquals(OptionalInt.of(452), OldDay.length("7小时32分", ""));
        assertEquals(OptionalInt.of(11), OldDay.length("11.00", "迟到时长(分钟)"));
        assertEquals(OptionalInt.of(480), OldDay.length("480", "工时"), "no date has 480 hours");
        assertTrue(OldDay.length("–", "").isEmpty());
        assertEquals(OptionalInt.of(11), OldDay.ofCell("迟到11分钟 09:11").late());
        assertEquals(
                Optional.of(LocalTime.of(18, 0)),
                OldDay.ofCell("09:11 18:00:30").out());
    }

    private static List<String> texts(ParallelRun run) {
        return run.differences().stream().map(ParallelRunTest::text).toList();
    }

    private static String text(Difference one) {
        return one.date() + " " + one.field() + " " + one.theirs() + "/" + one.ours() + " " + one.reason();
    }

    private ParallelRun compare(String sheet) {
        return compare(sheet, Map.of());
    }

    private ParallelRun compare(String sheet, Map<Integer, Field> columns) {
        return comparison.compare(
                registry.actor,
                Scope.EVERYBODY,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                columns,
                new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    private static Buckets minutes(Object... pairs) {
        Buckets buckets = Buckets.NONE;
        for (int i = 0; i < pairs.length; i += 2) {
            buckets = buckets.with((Bucket) pairs[i], (Integer) pairs[i + 1]);
        }
        return buckets;
    }

    private void day(int day, String in, String out, Buckets minutes, DayStatus status) {
        LocalDate date = LocalDate.of(2026, 11, day);
        worked.add(new DayResult(
                wang.id(),
                date,
                0,
                Optional.of(new DayResult.Planned(ShiftId.next(), 1, "D9", date.atTime(9, 0), date.atTime(18, 0))),
                DayType.WORKDAY,
                in.isEmpty() ? Optional.empty() : Optional.of(date.atTime(LocalTime.parse(in))),
                out.isEmpty() ? Optional.empty() : Optional.of(date.atTime(LocalTime.parse(out))),
                minutes,
                List.of(),
                status,
                ResultState.FINAL,
                new DayResult.RuleRef(RuleSetId.next(), "CN", 1, 2),
                1,
                1,
                Instant.EPOCH));
        timesheets.rows.clear();
        timesheets.rows.add(
                MonthRow.of(new Person(wang.id(), wang.number(), wang.name(), wang.site(), wang.department()), worked));
    }
}
