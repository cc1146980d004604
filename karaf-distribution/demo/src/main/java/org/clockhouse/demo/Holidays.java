package org.clockhouse.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Free days of the demo company beside those that ship with the suite. */
final class Holidays {

    private static final String PUBLIC = "PUBLIC";

    private Holidays() {}

    /** A working day some two weeks ago, on which the offices were closed. */
    static LocalDate founding() {
        LocalDate day = LocalDate.now().minusDays(12);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.minusDays(1);
        }
        return day;
    }

    static Map<String, String> companyDay() {
        return day(founding(), "COMPANY_HOLIDAY", "公司成立日", "COMPANY");
    }

    /** Those with a fixed date. */
    static List<Map<String, String>> ofThailand(int year) {
        return Stream.of(
                        "01-01 元旦",
                        "04-06 却克里王朝纪念日",
                        "04-13 宋干节",
                        "04-14 宋干节",
                        "04-15 宋干节",
                        "05-01 劳动节",
                        "07-28 国王诞辰日",
                        "08-12 母亲节",
                        "10-13 拉玛九世纪念日",
                        "10-23 朱拉隆功大帝纪念日",
                        "12-05 父亲节",
                        "12-10 宪法日",
                        "12-31 除夕")
                .map(text -> text.split(" "))
                .map(text -> day(LocalDate.parse(year + "-" + text[0]), "STATUTORY", text[1], PUBLIC))
                .toList();
    }

    private static Map<String, String> day(LocalDate date, String type, String name, String layer) {
        return Map.of("date", date.toString(), "type", type, "name", name, "layer", layer);
    }
}
