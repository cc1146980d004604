package org.clockhouse.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.demo.Staff.Person;

/** What the simulator is told about the people who pass a terminal, in its own words. */
final class Habits {

    private static final String PATTERNS =
            "OFFICE=Mon-Fri 09:00-18:00/12:00-13:00;KEEN=Mon-Sat 09:00-18:00/12:00-13:00;DAY=Mon-Sat 08:00-17:00/12:00-13:00;"
                    + "NIGHT=Mon-Fri 23:00-07:00;Am=07:00-15:00;Pm=15:00-23:00;Nt=23:00-07:00;CREW=Am,Am,Pm,Pm,Nt,Nt,-,-,-;"
                    + "Dy=09:00-18:00/12:00-13:00;Noon=09:00-12:10;Long=07:40-21:20;"
                    + "PART=Dy,Noon,-,-,Dy,Dy,Dy;STAYS=Dy,Dy,-,-,Dy,Long,Dy;CALLED=Tue 02:30-03:30;"
                    + "Once=09:00-09:00;MON=Dy,Dy,-,-,Once,Dy,Dy;TUE=Dy,Dy,-,-,Dy,Once,Dy;WED=Dy,Dy,-,-,Dy,Dy,Once";
    /** Before and after what the same people do at the terminal that counts. */
    private static final String BARRIER =
            "OFFICE=Mon-Fri 08:56-18:04;KEEN=Mon-Sat 08:56-18:04;Dy=08:56-18:04;Noon=08:56-12:14;Long=07:36-21:24;"
                    + "PART=Dy,Noon,-,-,Dy,Dy,Dy;STAYS=Dy,Dy,-,-,Dy,Long,Dy;"
                    + "MON=Dy,Dy,-,-,Dy,Dy,Dy;TUE=Dy,Dy,-,-,Dy,Dy,Dy;WED=Dy,Dy,-,-,Dy,Dy,Dy";
    /** Goes home at noon on Fridays, which no roster says: half a day. */
    private static final String PART = "100012";
    /** Stays on Tuesdays for longer than is believed. */
    private static final String STAYS = "100022";
    /** Come and are not seen to go on one day of each week: the next punch is that of the morning after. */
    private static final Map<String, String> FORGET = Map.of("100013", "MON", "100021", "TUE", "100025", "WED");
    /** Is called in at night on Tuesdays, outside every window, and opens with another terminal than in the day. */
    private static final String CALLED = "100033=CALLED";

    private static final Map<String, String> ZONES =
            Map.of("HQ", "Asia/Shanghai", "PLANT", "Asia/Shanghai", "DEPOT", "Asia/Bangkok");
    /** Somebody whom the registry does not know. */
    private static final String STRANGER = "999001=OFFICE";

    private Habits() {}

    /** Which of a site's terminals the person of that index passes; few pass the one whose clock is off. */
    static int terminal(String site, int person, int terminals) {
        return site.equals("DEPOT") ? (person % 12 == 0 ? 1 : 0) : person % terminals;
    }

    /** @param terminal the site's key and the number of the terminal there, from 0 */
    static Map<String, String> settings(List<Person> people, LocalDate since, String terminal) {
        String site = terminal.substring(0, terminal.length() - 1);
        Map<String, String> settings = new HashMap<>();
        String own = people.stream().map(Habits::member).collect(Collectors.joining(","));
        settings.put(
                "people",
                own + Map.of("HQ0", "," + STRANGER, "HQ1", "," + CALLED).getOrDefault(terminal, ""));
        settings.put("patterns", PATTERNS);
        settings.put("seed", Integer.toString(terminal.hashCode() & 0xFFFF));
        settings.put("zone", ZONES.get(site));
        settings.put("since", since.toString());
        settings.put(
                "holidays",
                Stream.of("OFFICE", "PART", "STAYS", "MON", "TUE", "WED")
                        .map(pattern -> Holidays.founding() + "=" + pattern)
                        .collect(Collectors.joining(",")));
        settings.put("keys", Boolean.toString(site.equals("PLANT")));
        switch (terminal) {
            case "PLANT1" -> settings.put("outages", "12:00-12:30");
            case "DEPOT1" -> settings.put("clockError", "95");
            default -> settings.put("clockError", "0");
        }
        return settings;
    }

    /**
     * What counts for nothing, and knows when somebody left who did not punch out. Who does not come to the terminal that counts does not
     * come here either: both roll the same dice until the break, and nobody passes here in the break.
     *
     * @param terminal at which the same people punch
     */
    static Map<String, String> barrier(List<Person> people, LocalDate since, String terminal) {
        Map<String, String> settings = settings(people, since, terminal);
        settings.put("people", people.stream().map(Habits::member).collect(Collectors.joining(",")));
        settings.put("patterns", BARRIER);
        return settings;
    }

    /** A few in the office come on Saturdays and company holidays too, though no roster says so. */
    private static boolean isKeen(Person person) {
        return person.team().rota().equals("OFFICE") && person.number().endsWith("7");
    }

    private static String rota(Person person) {
        return switch (person.number()) {
            case PART -> "PART";
            case STAYS -> "STAYS";
            default ->
                FORGET.getOrDefault(
                        person.number(), isKeen(person) ? "KEEN" : person.team().rota());
        };
    }

    private static String member(Person person) {
        String rota = rota(person);
        return person.number() + "=" + (rota.startsWith("CREW") ? "CREW+" + rota.substring("CREW".length()) : rota);
    }
}
