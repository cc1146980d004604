package org.clockhouse.report.internal.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.report.ParallelRun.Field;
import org.clockhouse.report.internal.comparison.OldDay.Word;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Month sheets as other systems and people write them. */
@DisplayName("Sheets of other systems")
class OldSheetTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final OldDates NOVEMBER = new OldDates(FIRST, LocalDate.of(2026, 11, 30));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-02",
                "2026/11/2 08:58",
                "2026年11月2日 星期一",
                "26-11-02 星期一",
                "20261102",
                "02/11/2026",
                "11/02/2026",
                "2.11.2026",
                "11/2/26",
                "11月2日",
                "11-02",
                "周一 11/02",
                "Mon 02-Nov-2026",
                "2 November 2026",
                "Nov 2, 2026",
                "Monday, November 2nd",
                "46328",
                "46328.375"
            })
    void aDateIsReadHoweverItIsWritten(String text) {
        assertEquals(LocalDate.of(2026, 11, 2), NOVEMBER.read(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "合计", "上班1打卡时间", "9:00-18:00", "2026-13-45", "31.02.2026", "13800138000"})
    void whatIsNoDateIsNone(String text) {
        assertEquals(List.of(), NOVEMBER.read(text).stream().toList());
    }

    @Test
    void theDailySheetOfDingTalkHasTwoRowsOfHeadings() {
        OldSheet sheet = read(
                "每日统计表 统计日期：2026-11-01 至 2026-11-30",
                "报表生成时间：2026-12-01 08:00",
                "姓名|考勤组|部门|工号|职位|UserId|日期|班次|上班1||下班1||工作时长(分钟)|迟到时长(分钟)|考勤结果",
                "||||||||打卡时间|打卡结果|打卡时间|打卡结果|||",
                "王小明|白班|冲压|000117|工人|u1|26-11-02 星期一|D 09:00-18:00|09:11|迟到|18:02|正常|471.00|11|迟到");
        assertEquals(
                Map.of(
                        3,
                        Field.NUMBER,
                        6,
                        Field.DATE,
                        8,
                        Field.IN,
                        10,
                        Field.OUT,
                        12,
                        Field.ATTENDED,
                        13,
                        Field.LATE,
                        14,
                        Field.STATUS),
                sheet.columns());
        assertEquals("上班1 打卡时间", sheet.headings().get(8));
        OldDay day = day(sheet, "000117", 2);
        assertEquals("09:11", day.in().orElseThrow().toString());
        assertEquals("18:02", day.out().orElseThrow().toString());
        assertEquals(OptionalInt.of(471), day.attended());
        assertEquals(OptionalInt.of(11), day.late());
    }

    @Test
    void theMonthSheetOfDingTalkHasDaysBelowAMergedCellAndWeekendsByName() {
        List<String> days = IntStream.rangeClosed(1, 30)
                .mapToObj(day -> switch (FIRST.plusDays(day - 1L).getDayOfWeek()) {
                    case SATURDAY -> "六";
                    case SUNDAY -> "日";
                    default -> String.valueOf(day);
                })
                .toList();
        OldSheet sheet = read(
                "月度汇总 统计日期：2026-11-01 至 2026-11-30",
                "姓名|考勤组|部门|工号|出勤天数|工作时长(分钟)|迟到次数|考勤结果" + "|".repeat(29),
                "|||||||" + String.join("|", days),
                "王小明|白班|冲压|000117|21|10080|1|休息|迟到11分钟|正常|旷工|||休息并打卡",
                "合计");
        assertEquals(
                30,
                sheet.columns().values().stream()
                        .filter(field -> field == Field.DAY)
                        .count());
        assertEquals(Set.of(Word.REST), day(sheet, "000117", 1).words());
        assertEquals(OptionalInt.of(11), day(sheet, "000117", 2).late());
        assertEquals(Set.of(Word.ABSENT), day(sheet, "000117", 4).words());
        assertEquals(Set.of(Word.REST), day(sheet, "000117", 7).words());
        assertEquals(List.of("000117"), sheet.numbers());
    }

    @Test
    void aPeriodOverTwoMonthsGoesOnWithTheFirst() {
        OldDates dates = new OldDates(LocalDate.of(2026, 10, 21), LocalDate.of(2026, 11, 20));
        String days = String.join(
                "|",
                Stream.concat(
                                IntStream.rangeClosed(21, 31).mapToObj(String::valueOf),
                                IntStream.rangeClosed(1, 20).mapToObj(String::valueOf))
                        .toList());
        OldSheet sheet =
                OldSheet.read(rows("序号|人员编号|姓名|" + days, "1|117|王|√|√|√|√|√|√|√|√|√|√|√|旷|√"), Map.of(), dates);
        assertEquals(
                Set.of(Word.ABSENT),
                sheet.days().get("117").get(LocalDate.of(2026, 11, 1)).words());
    }

    @Test
    void bioTimeHasThePlanBesideThePunches() {
        OldSheet sheet = read(
                "Total Time Card",
                "Employee ID|First Name|Date|Timetable|Check In|Check Out|Clock In|Clock Out|Late In|Total Hours",
                "117|Wang|11/02/2026|D9|09:00|18:00|08:58 AM|06:02 PM||8.07");
        OldDay day = day(sheet, "117", 2);
        assertEquals("08:58", day.in().orElseThrow().toString());
        assertEquals("18:02", day.out().orElseThrow().toString());
        assertEquals(OptionalInt.of(484), day.attended());
    }

    @Test
    void mergedNumbersBlankRowsAndRepeatedHeadingsAreReadAsMeant() {
        OldSheet sheet = read(
                "工号 Emp No.|姓名 Name|日期\nDate|签到时间|签退时间|加班(小时)",
                "'000117|王小明|2026-11-02|0.374305555555556|.75|1.5",
                "||2026-11-03|2026-11-03 08:59|18:00|",
                "工号 Emp No.|姓名 Name|日期 Date|签到时间|签退时间|加班(小时)",
                "118.0|李|2026-11-02|09:00|12:00|",
                "118.0|李|2026-11-02|13:00|18:00|",
                "制表人：张||||",
                "合计||||");
        assertEquals(List.of("000117", "118"), sheet.numbers());
        assertEquals("08:59", day(sheet, "000117", 2).in().orElseThrow().toString());
        assertEquals(OptionalInt.of(90), day(sheet, "000117", 2).overtime());
        assertEquals("08:59", day(sheet, "000117", 3).in().orElseThrow().toString());
        OldDay twoShifts = day(sheet, "118", 2);
        assertEquals("09:00", twoShifts.in().orElseThrow().toString());
        assertEquals("18:00", twoShifts.out().orElseThrow().toString());
    }

    @Test
    void aPersonMayHaveALineForComingAndOneForGoing() {
        String days = String.join(
                "|", IntStream.rangeClosed(1, 30).mapToObj(day -> day + "日").toList());
        OldSheet sheet = read("考勤号码|姓名|时段|" + days, "117|王|上班||08:58|09:01", "||下班||18:02|18:00");
        assertEquals("08:58", day(sheet, "117", 2).in().orElseThrow().toString());
        assertEquals("18:00", day(sheet, "117", 3).out().orElseThrow().toString());
    }

    @Test
    void columnsThatAreNamedNeedNoHeadingsWeKnow() {
        OldSheet sheet = OldSheet.read(
                rows("Zeiterfassung November", "", "wer|wann|kam", "117|02.11.2026|8:58"),
                Map.of(0, Field.NUMBER, 1, Field.DATE, 2, Field.IN),
                NOVEMBER);
        assertEquals(List.of("117"), sheet.numbers());
        assertEquals(List.of("wer", "wann", "kam"), sheet.headings());
    }

    @Test
    void aSheetWithoutAReadableDateIsRefusedAndNotTakenForEmpty() {
        Refused refused = assertThrows(Refused.class, () -> read("工号|日期", "117|gestern"));
        assertEquals("parallel.dates", refused.code());
    }

    private static OldDay day(OldSheet sheet, String number, int day) {
        return sheet.days().get(number).get(FIRST.withDayOfMonth(day));
    }

    private static OldSheet read(String... lines) {
        return OldSheet.read(rows(lines), Map.of(), NOVEMBER);
    }

    private static List<List<String>> rows(String... lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(List.of(line.split("\\|", -1)));
        }
        return rows;
    }
}
