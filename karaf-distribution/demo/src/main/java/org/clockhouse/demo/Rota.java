package org.clockhouse.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The ways of working: shift codes of days that come again and again. */
final class Rota {

    /** The day from which the simulator counts its rotations. */
    static final LocalDate ANCHOR = LocalDate.EPOCH;

    /** Two mornings, two afternoons, two nights, three days off; crews three days apart. */
    private static final List<String> CREW = List.of("Am", "Am", "Pm", "Pm", "Nt", "Nt", "", "", "");

    private Rota() {}

    static List<String> codes(String rota) {
        return switch (rota) {
            case "OFFICE" -> week("Dy", 5);
            case "DAY" -> week("Wh", 6);
            case "NIGHT" -> week("Nt", 5);
            default -> shifted(Integer.parseInt(rota.substring("CREW".length())));
        };
    }

    /** Monday to the last day, seen from the anchor, which is a Thursday. */
    private static List<String> week(String code, int days) {
        List<String> week = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            week.add(ANCHOR.plusDays(i).getDayOfWeek().getValue() <= days ? code : "");
        }
        return week;
    }

    private static List<String> shifted(int by) {
        List<String> days = new ArrayList<>(CREW.subList(by, CREW.size()));
        days.addAll(CREW.subList(0, by));
        return days;
    }
}
