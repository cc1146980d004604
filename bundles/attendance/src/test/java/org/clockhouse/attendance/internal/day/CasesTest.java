package org.clockhouse.attendance.internal.day;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The acceptance cases that these rules know, by number. Figures are those of the cases, nothing is computed here. */
class CasesTest {

    private static final String[] LUNCH = {"2026-11-16 12:00", "2026-11-16 13:00"};

    private static Run d9() {
        return Run.day().shift("D9", "2026-11-16 09:00", "2026-11-16 18:00", LUNCH);
    }

    private static Run s1() {
        return Run.day().shift("S1", "2026-11-16 08:00", "2026-11-16 12:00", 60, 60);
    }

    private static Run s1s2() {
        return s1().shift("S2", "2026-11-16 12:30", "2026-11-16 16:30", 60, 60);
    }

    @Test
    @DisplayName("P01 check-in window edges")
    void p01() {
        s1().punches("2026-11-16 07:00", "2026-11-16 08:45", "2026-11-16 13:00", "2026-11-16 13:01")
                .results()
                .expect("work_date 2026-11-16, shift S1, attended 300, regular 240, late 0, early 0, short 0, extra 60")
                .expectUnassigned("2026-11-16 13:01");
    }

    @Test
    @DisplayName("P02 two shifts whose windows overlap")
    void p02() {
        s1s2().punches("2026-11-16 08:00", "2026-11-16 12:00", "2026-11-16 12:30", "2026-11-16 16:30")
                .results()
                .expect("shift S1, regular 240, late 0, short 0", "shift S2, regular 240, late 0, short 0");
        s1s2().punches("2026-11-16 08:00", "2026-11-16 12:01", "2026-11-16 16:30")
                .results()
                .expect("shift S1, regular 0, flags MISSING_OUT", "shift S2, regular 240, late 0");
    }

    @Test
    @DisplayName("P03 a night shift is booked on the date it starts")
    void p03() {
        Run.day()
                .shift("N8", "2026-11-16 23:00", "2026-11-17 07:00", 60, 60)
                .punches("2026-11-16 07:00", "2026-11-16 23:00", "2026-11-17 07:00", "2026-11-17 23:00")
                .results()
                .expect("work_date 2026-11-16, shift N8, attended 480, regular 480, late 0, early 0, short 0, extra 0")
                .expectUnassigned("2026-11-16 07:00", "2026-11-17 23:00");
    }

    @Test
    @DisplayName("P04 window reaches the previous date")
    void p04() {
        Run.day()
                .shift("M", "2026-11-17 00:30", "2026-11-17 10:00", 60, 60)
                .punches("2026-11-16 23:30", "2026-11-17 11:00")
                .results()
                .expect("work_date 2026-11-17, attended 630, regular 570, late 0, short 0, extra 60");
    }

    @Test
    @DisplayName("P05 window reaches the next date")
    void p05() {
        Run.day()
                .shift("E", "2026-11-16 15:00", "2026-11-16 23:00", 60, 120)
                .punches("2026-11-16 14:00", "2026-11-17 01:00")
                .results()
                .expect("work_date 2026-11-16, attended 600, regular 480, late 0, short 0, extra 120");
    }

    @Test
    @DisplayName("P06 long night shift followed by an evening shift")
    void p06() {
        Run.day()
                .shift("NIGHT", "2026-11-16 18:00", "2026-11-17 07:00", 60, 120)
                .shift("EVE", "2026-11-17 14:00", "2026-11-17 20:00", 60, 120)
                .punches("2026-11-16 18:30", "2026-11-17 07:10", "2026-11-17 13:55", "2026-11-17 20:05")
                .results()
                .expect(
                        "work_date 2026-11-16, shift NIGHT, required 780, regular 750, late 30, early 0, short 30, extra 10",
                        "work_date 2026-11-17, shift EVE, regular 360, late 0, short 0, extra 5");
    }

    @Test
    @DisplayName("P08 double shift with one shared boundary punch")
    void p08() {
        Run.day()
                .rule("shared_boundary", "true")
                .shift("A", "2026-11-16 08:00", "2026-11-16 16:00")
                .shift("B", "2026-11-16 16:00", "2026-11-17 00:00")
                .punches("2026-11-16 07:55", "2026-11-16 16:00", "2026-11-17 00:02")
                .results()
                .expect(
                        "shift A, regular 480, late 0, short 0, extra 0",
                        "shift B, regular 480, late 0, short 0, extra 2");
    }

    @Test
    @DisplayName("P09 alternate against first and last on five punches")
    void p09() {
        String[] five = {
            "2026-11-16 08:00", "2026-11-16 09:30", "2026-11-16 10:00", "2026-11-16 13:00", "2026-11-16 14:30"
        };
        Run.day().freeHours().punches(five).results().expect("attended 390");
        Run.day()
                .freeHours()
                .rule("pairing", "ALTERNATE")
                .punches(five)
                .results()
                .expect("attended 270, flags MISSING_OUT");
    }

    private static Run dirtyKeys(String pairing) {
        return Run.day()
                .freeHours()
                .rule("pairing", pairing)
                .punch("2026-11-16 08:00", "OUT")
                .punch("2026-11-16 08:30", "IN")
                .punch("2026-11-16 09:30", "OUT")
                .punch("2026-11-16 09:40", "IN")
                .punch("2026-11-16 10:10", "OUT")
                .punch("2026-11-16 10:30", "IN")
                .punch("2026-11-16 12:00", "IN")
                .punch("2026-11-16 13:30", "OUT");
    }

    @Test
    @DisplayName("P10 device function keys, dirty sequence")
    void p10() {
        dirtyKeys("FUNCTION_KEY_FIRST_LAST").results().expect("attended 300");
        dirtyKeys("FUNCTION_KEY").results().expect("attended 270, flags DUPLICATE_IN 12:00+OUT_WITHOUT_IN 08:00");
    }

    @Test
    @DisplayName("P11 repeat presses are collapsed before pairing")
    void p11() {
        d9().rule("pairing", "ALTERNATE")
                .rule("dedupe", "5")
                .punches(
                        "2026-11-16 08:58",
                        "2026-11-16 08:58:40",
                        "2026-11-16 09:00",
                        "2026-11-16 18:01",
                        "2026-11-16 18:04")
                .results()
                .expect("regular 480, late 0, early 0, short 0, extra 1, flags");
    }

    private static Run dayCut() {
        return Run.day()
                .freeHours()
                .rule("day_cut", "05:00")
                .punches(
                        "2026-11-16 17:00",
                        "2026-11-16 23:10",
                        "2026-11-17 04:30",
                        "2026-11-17 10:05",
                        "2026-11-17 18:00");
    }

    @Test
    @DisplayName("P12 free hours with a day cut at 05:00")
    void p12() {
        String[] both = {"work_date 2026-11-16, attended 690", "work_date 2026-11-17, attended 475"};
        dayCut().results().expect(both);
        dayCut().ruleFrom("2026-11-18", "day_cut", "04:00").results().expect(both);
    }

    @Test
    @DisplayName("P13 free hours, strict alternating")
    void p13() {
        Run.day()
                .freeHours()
                .rule("pairing", "ALTERNATE")
                .punches("2026-11-16 09:00", "2026-11-16 12:00", "2026-11-16 13:00", "2026-11-16 18:30")
                .results()
                .expect("attended 510");
    }

    @Test
    @DisplayName("P15 late and early beyond grace")
    void p15() {
        String[] punches = {"2026-11-16 09:30", "2026-11-16 10:30"};
        s1().rule("late_grace", "60")
                .rule("early_grace", "60")
                .punches(punches)
                .results()
                .expect("required 240, regular 60, late 90, early 90, short 180");
        s1().rule("late_grace", "60")
                .rule("early_grace", "60")
                .rule("grace_mode", "EXCESS")
                .punches(punches)
                .results()
                .expect("regular 60, late 30, early 30, short 180");
    }

    @Test
    @DisplayName("P16 grace edge and seconds")
    void p16() {
        d9().rule("late_grace", "10")
                .punches("2026-11-16 09:10:59", "2026-11-16 18:00")
                .results()
                .expect("late 0, regular 470, short 10");
        d9().rule("late_grace", "10")
                .punches("2026-11-16 09:11:00", "2026-11-16 18:00")
                .results()
                .expect("late 11, regular 469, short 11");
        d9().rule("late_grace", "10")
                .rule("grace_mode", "EXCESS")
                .punches("2026-11-16 09:11:00", "2026-11-16 18:00")
                .results()
                .expect("late 1, regular 469, short 11");
    }

    private static void ladder(String in, String expected) {
        Run.day()
                .rule("late_from", "30")
                .rule("serious", "40")
                .rule("lack", "60")
                .shift("F9", "2026-11-16 09:00", "2026-11-16 18:00", "2026-11-16 13:00", "2026-11-16 14:00")
                .punches(in, "2026-11-16 18:00")
                .results()
                .expect(expected);
    }

    @Test
    @DisplayName("P17 late, serious late, missing")
    void p17() {
        ladder("2026-11-16 09:29", "late 0, status NORMAL, short 29");
        ladder("2026-11-16 09:30", "late 30, status LATE, short 30");
        ladder("2026-11-16 09:40", "late 40, status SERIOUS_LATE, short 40");
        ladder("2026-11-16 10:00", "late 60, status MISSING_IN, short 60");
    }

    @Test
    @DisplayName("P18 worked-time thresholds give half day or absent")
    void p18() {
        String[] ninety = {"2026-11-16 08:00", "2026-11-16 09:30"};
        s1().rule("half_day_below", "120").punches(ninety).results().expect("attended 90, status HALF_DAY");
        s1().rule("absent_below", "120").punches(ninety).results().expect("attended 90, status ABSENT");
        s1().rule("half_day_below", "120")
                .rule("absent_below", "60")
                .punches(ninety)
                .results()
                .expect("attended 90, status HALF_DAY");
        s1().rule("half_day_below", "120")
                .rule("absent_below", "60")
                .punches("2026-11-16 08:00", "2026-11-16 08:45")
                .results()
                .expect("attended 45, status ABSENT");
    }

    @Test
    @DisplayName("P19 only one punch")
    void p19() {
        d9().punches("2026-11-16 08:55").results().expect("regular 0, late 0, flags MISSING_OUT");
        d9().rule("missing_out", "TO_END")
                .punches("2026-11-16 08:55")
                .results()
                .expect("regular 480, late 0, flags MISSING_OUT");
    }

    @Test
    @DisplayName("P20 forgotten check-out closed automatically")
    void p20() {
        Run.day()
                .rule("missing_out", "AUTO_CLOSE")
                .rule("auto_close_tolerance", "60")
                .shift("O8", "2026-11-16 08:00", "2026-11-16 17:00", LUNCH)
                .punches("2026-11-16 08:00")
                .results()
                .expect("out 18:00, attended 540, regular 480, extra 60, flags AUTO_CLOSED");
    }

    @Test
    @DisplayName("P21 no punches at all")
    void p21() {
        d9().known("2026-11-17 06:00", "2026-11-16 17:40", "2026-11-17 05:58")
                .results()
                .expect("status PROVISIONAL, absent 0");
        d9().known("2026-11-17 06:00", "2026-11-17 00:05", "2026-11-17 00:10")
                .results()
                .expect("status ABSENT, absent 480, regular 0, short 480");
    }

    @Test
    @DisplayName("P22 exempt person")
    void p22() {
        d9().rule("exempt", "FULL")
                .results()
                .expect("status EXEMPT, required 480, credited 480, attended 0, regular 0, late 0, early 0, short 0,"
                        + " absent 0");
    }

    @Test
    @DisplayName("P23 early arrival is not paid time (overtime by punch off: the minutes after the end are extra)")
    void p23() {
        Run.day()
                .shift("GS", "2026-11-16 08:45", "2026-11-16 17:30")
                .punches("2026-11-16 08:30", "2026-11-16 18:45")
                .results()
                .expect("attended 600, regular 525, late 0, short 0, ot_workday 0, extra 75");
    }

    @Test
    @DisplayName("P29 leaving at the break start costs the net half day")
    void p29() {
        Run.day()
                .shift("ZK", "2026-11-16 08:00", "2026-11-16 17:30", "2026-11-16 12:00", "2026-11-16 13:30")
                .punches("2026-11-16 08:00", "2026-11-16 12:00")
                .results()
                .expect("required 480, regular 240, late 0, early 240, short 240");
    }

    @Test
    @DisplayName("P53 clock change nights")
    void p53() {
        Run.day()
                .zone("America/Vancouver")
                .shift("X", "2013-11-02 22:00", "2013-11-03 06:00")
                .punches("2013-11-02 22:00", "2013-11-03 06:00")
                .results()
                .expect("work_date 2013-11-02, attended 540, required 480, regular 480, late 0, early 0, short 0,"
                        + " extra 60");
        Run.day()
                .zone("America/Vancouver")
                .shift("X", "2013-03-09 22:00", "2013-03-10 06:00")
                .punches("2013-03-09 22:00", "2013-03-10 06:00")
                .results()
                .expect("work_date 2013-03-09, attended 420, late 0, early 0, required 480, regular 420, short 60,"
                        + " extra 0, flags DST");
    }

    private static Run overMidnight(String policy) {
        return Run.day().freeHours().rule("work_date_policy", policy).rule("day_cut", "12:00");
    }

    @Test
    @DisplayName("P54 work-date policies for work over midnight")
    void p54() {
        overMidnight("END_DAY")
                .punches("2026-11-16 23:00", "2026-11-17 06:00")
                .results()
                .expect("work_date 2026-11-17, attended 420");
        overMidnight("MOST_WORKED")
                .punches("2026-11-16 18:00", "2026-11-17 01:00")
                .results()
                .expect("work_date 2026-11-16, attended 420");
        overMidnight("SPLIT")
                .punches("2026-11-16 18:00", "2026-11-17 02:00")
                .results()
                .expect("work_date 2026-11-16, attended 360", "work_date 2026-11-17, attended 120");
    }

    private static Run far(String zone) {
        return Run.day()
                .zone(zone)
                .freeHours()
                .rule("ot_basis", "QUANTITY")
                .rule("required", "480")
                .rule("day_breaks", "12:00-13:00");
    }

    @Test
    @DisplayName("P55 employees far from the server zone")
    void p55() {
        far("Asia/Tokyo")
                .punches("2021-01-04T01:00Z", "2021-01-04T12:00Z")
                .results()
                .expect("work_date 2021-01-04, attended 600, overtime 120");
        far("Pacific/Honolulu")
                .punches("2021-01-04T17:00Z", "2021-01-05T04:00Z")
                .results()
                .expect("work_date 2021-01-04, attended 600, overtime 120");
    }

    @Test
    @DisplayName("P56 longest believable span")
    void p56() {
        Run.day()
                .freeHours()
                .rule("day_cut", "00:00")
                .punches("2026-11-16 01:00", "2026-11-16 16:30")
                .results()
                .expect("attended 930, flags");
        Run.day()
                .freeHours()
                .rule("day_cut", "00:00")
                .punches("2026-11-16 01:00", "2026-11-16 17:30")
                .results()
                .expect("attended 0, flags MAX_SPAN");
    }

    @Test
    @DisplayName("P57 hourly leave at the start of the day")
    void p57() {
        d9().leave("2026-11-16 09:00", "2026-11-16 11:00")
                .punches("2026-11-16 11:05", "2026-11-16 18:00")
                .results()
                .expect("required 480, leave 120, regular 355, late 5, short 5");
    }

    @Test
    @DisplayName("P58 hourly leave in the middle of the day")
    void p58() {
        d9().leave("2026-11-16 14:00", "2026-11-16 16:00")
                .punches("2026-11-16 08:58", "2026-11-16 18:02")
                .results()
                .expect("leave 120, regular 360, late 0, early 0, short 0");
    }

    @Test
    @DisplayName("P65 rules are versioned by date")
    void p65() {
        Run.day()
                .rule("late_grace", "10")
                .ruleFrom("2026-11-16", "late_grace", "5")
                .shift("D9", "2026-11-13 09:00", "2026-11-13 18:00", "2026-11-13 12:00", "2026-11-13 13:00")
                .shift("D9", "2026-11-16 09:00", "2026-11-16 18:00", LUNCH)
                .punches("2026-11-13 09:08", "2026-11-13 18:00", "2026-11-16 09:08", "2026-11-16 18:00")
                .results()
                .expect("work_date 2026-11-13, late 0", "work_date 2026-11-16, late 8");
    }
}
