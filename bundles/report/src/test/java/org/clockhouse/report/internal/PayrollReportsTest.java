package org.clockhouse.report.internal;

import static org.clockhouse.report.internal.FigureCompany.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.closing.PeriodSheets.Cause;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Placement;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportRequest.Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What payroll and the month sheet hand over. */
class PayrollReportsTest {

    private final FigureCompany company = new FigureCompany();

    @Test
    @DisplayName(
            "t008 t080 payroll has a line for each pay code with its cost centre, the same columns in both languages")
    void t008Payroll() throws IOException {
        company.day(
                "2026-11-02",
                minutes(Bucket.ATTENDED, 530, Bucket.REGULAR, 480, Bucket.OT_WORKDAY, 50),
                DayStatus.NORMAL);
        company.day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        List<String> lines = company.text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH)
                .lines()
                .toList();
        assertEquals(
                "schema,from,until,date,number,name,site,costCentreId,costCentre,payCode,minutes,state", lines.get(0));
        String who = "clockhouse-payroll-1,2026-11-01,2026-11-30,,000117,王小明,上海,"
                + company.press.id().text() + ",冲压车间,";
        assertEquals(List.of(who + "REGULAR,960,FINAL", who + "OT_WORKDAY,50,FINAL"), lines.subList(1, lines.size()));
        assertEquals(
                lines.get(0),
                company.text(Name.PAYROLL, List.of(), Format.CSV, Language.EN)
                        .lines()
                        .findFirst()
                        .get());
    }

    @Test
    @DisplayName(
            "t072 payroll and the month sheet have the minutes of the company's own pay codes, and say what they are")
    void t072PayCodes() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 300), DayStatus.NORMAL);
        company.day("2026-11-03", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 400), DayStatus.NORMAL);
        company.day("2026-10-31", minutes(Bucket.ATTENDED, 480, Bucket.NIGHT, 400), DayStatus.NORMAL);
        company.allowances.holds(
                "SHIFT_N", Bucket.NIGHT, new Placement(company.shanghai.id(), company.press.id(), ""), 150);
        String payroll = company.text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH);
        assertTrue(payroll.contains(company.press.id().text() + ",冲压车间,SHIFT_N,1050,FINAL"), payroll);
        String daily = company.text(Name.PAYROLL, List.of(Dimension.DATE), Format.CSV, Language.ZH);
        assertTrue(daily.contains("SHIFT_N,450,FINAL") && daily.contains("SHIFT_N,600,FINAL"), daily);
        String sheet = company.text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(sheet.contains("\"SHIFT_N\":1050"), sheet);
        assertTrue(sheet.contains("SHIFT_N: Night work: of at least 1 minutes (Night) 150 %."), sheet);
    }

    @Test
    @DisplayName("t013 payroll hands over what the period carries of a locked one, with its date and its sign")
    void t013Adjustments() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        company.periods.carry(
                "2026-11-01",
                "2026-11-30",
                Person.of(company.wang),
                "2026-10-30",
                Map.of(Bucket.REGULAR, -20, Bucket.LATE, 20));
        List<String> lines = company.text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH)
                .lines()
                .toList();
        String who = ",000117,王小明,上海," + company.press.id().text() + ",冲压车间,";
        assertEquals(
                List.of(
                        "clockhouse-payroll-1,2026-11-01,2026-11-30," + who + "REGULAR,480,FINAL",
                        "clockhouse-payroll-1,2026-11-01,2026-11-30,2026-10-30" + who + "REGULAR,-20,ADJUSTMENT",
                        "clockhouse-payroll-1,2026-11-01,2026-11-30,2026-10-30" + who + "LATE,20,ADJUSTMENT"),
                lines.subList(1, lines.size()));
    }

    @Test
    @DisplayName("t008 t013 the fourth schema says why a locked date has a line, after the columns of the third")
    void t013ReasonsOfAdjustments() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        company.periods.carry(
                "2026-11-01",
                "2026-11-30",
                Person.of(company.wang),
                "2026-10-30",
                Map.of(Bucket.LATE, -20),
                Set.of(Cause.OVERRIDE, Cause.CORRECTION));
        List<String> third = company.text(Name.PAYROLL_COUNTS, List.of(), Format.CSV, Language.ZH)
                .lines()
                .toList();
        List<String> lines = company.text(Name.PAYROLL_REASONS, List.of(), Format.CSV, Language.ZH)
                .lines()
                .toList();
        assertEquals(third.get(0) + ",reason", lines.get(0));
        assertEquals(third.get(1).replace("payroll-3", "payroll-4") + ",", lines.get(1));
        assertEquals(third.get(2).replace("payroll-3", "payroll-4") + ",CORRECTION OVERRIDE", lines.get(2));
    }

    @Test
    @DisplayName("t048 the month sheet shows the letters of a kind of leave, and says what they stand for")
    void t048LettersOfLeave() throws IOException {
        company.day("2026-11-02", minutes(Bucket.REQUIRED, 480, Bucket.LEAVE, 480), DayStatus.NORMAL);
        company.leave.on("2026-11-02", "SICK", new LocalName("病假", "Sick leave"), new LocalName("病", "S"));
        String english = company.text(Name.MONTH_SHEET, List.of(), Format.CSV, Language.EN);
        assertTrue(english.contains("S 8:00"), english);
        assertTrue(company.text(Name.MONTH_SHEET, List.of(), Format.CSV, Language.ZH)
                .contains("病 8:00"));
        String json = company.text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(json.contains("S: Sick leave"), json);
    }

    @Test
    @DisplayName("t013 the month sheet shows what its period carries of a locked one")
    void t013CarriedInTheMonthSheet() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        assertFalse(company.text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN)
                .contains("carried"));
        company.periods.carry(
                "2026-11-01",
                "2026-11-30",
                Person.of(company.wang),
                "2026-10-30",
                Map.of(Bucket.REGULAR, -20, Bucket.LATE, 20));
        String sheet = company.text(Name.MONTH_SHEET, List.of(), Format.JSON, Language.EN);
        assertTrue(sheet.contains("\"carried\":\"2026-10-30 Counted -0:20, Late +0:20\""), sheet);
    }

    @Test
    @DisplayName("t013 a period that is not in the sheet as a whole hands over nothing")
    void t013PartOfAPeriod() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        company.periods.carry(
                "2026-11-01", "2026-12-05", Person.of(company.wang), "2026-10-30", Map.of(Bucket.REGULAR, -20));
        assertFalse(
                company.text(Name.PAYROLL, List.of(), Format.CSV, Language.ZH).contains("ADJUSTMENT"));
    }

    @Test
    @DisplayName("t063 payroll by date has a line for each date")
    void t063Daily() throws IOException {
        company.day("2026-11-02", minutes(Bucket.ATTENDED, 480, Bucket.REGULAR, 480), DayStatus.NORMAL);
        company.day("2026-11-03", minutes(Bucket.ATTENDED, 470, Bucket.REGULAR, 470), DayStatus.PROVISIONAL);
        String json = company.text(Name.PAYROLL, List.of(Dimension.DATE), Format.JSON, Language.EN);
        assertTrue(json.contains("\"date\":\"2026-11-02\"") && json.contains("\"minutes\":480"), json);
        assertTrue(json.contains("\"date\":\"2026-11-03\"") && json.contains("\"minutes\":470"), json);
    }
}
