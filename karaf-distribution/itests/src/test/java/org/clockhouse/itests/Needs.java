package org.clockhouse.itests;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A department that needs more people at odd hours than it has: no roster is the best possible one, so the search goes on. */
record Needs(String department, String shifts, LocalDate monday) {

    private static final int PEOPLE = 12;

    static Needs ofADepartment() {
        String site = made("sites", "{\"name\":{\"en\":\"Ward\"},\"zone\":\"Asia/Shanghai\"}");
        String department = made("departments", "{\"name\":{\"en\":\"Ward\"}}");
        for (int i = 0; i < PEOPLE; i++) {
            made(
                    "employees",
                    "{\"number\":\"W" + i + "\",\"name\":{\"en\":\"Nurse " + i + "\"},\"siteId\":\"" + site
                            + "\",\"departmentId\":\"" + department + "\",\"hiredOn\":\"2020-01-01\"}");
        }
        String shifts = shift("Wa", "07:00", "15:00") + "," + shift("Wb", "15:00", "23:00") + ","
                + shift("Wc", "23:00", "07:00");
        String span =
                "{\"days\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"],"
                        + "\"start\":\"%s\",\"end\":\"%s\",\"people\":%d}";
        InKaraf.Answer said = InKaraf.put(
                "/api/v1/cover-needs/" + department,
                "{\"spans\":[" + String.format(span, "06:00", "14:00", 4) + ","
                        + String.format(span, "13:00", "22:00", 3) + "," + String.format(span, "21:00", "07:00", 3)
                        + "]}");
        if (said.status() != 200) {
            throw new AssertionError(said.status() + " " + said.body());
        }
        LocalDate monday = LocalDate.now().plusDays(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return new Needs(department, shifts, monday);
    }

    /** Begins to look for a roster of four weeks. @return its path */
    String look(int seconds) {
        return "/api/v1/roster-runs/"
                + made(
                        "roster-runs",
                        "{\"from\":\"" + monday + "\",\"until\":\"" + monday.plusDays(27) + "\",\"departmentId\":\""
                                + department + "\",\"shiftIds\":[" + shifts + "],\"seconds\":" + seconds + "}");
    }

    private static String shift(String code, String start, String end) {
        return '"'
                + made(
                        "shifts",
                        "{\"code\":\"" + code + "\",\"name\":{\"en\":\"" + code + "\"},\"segments\":[{\"start\":\""
                                + start + "\",\"end\":\"" + end
                                + "\"}],\"breaks\":[],\"windowBefore\":\"PT1H\",\"windowAfter\":\"PT1H\"}")
                + '"';
    }

    private static String made(String list, String json) {
        return Traffic.id(InKaraf.post("/api/v1/" + list, json));
    }
}
