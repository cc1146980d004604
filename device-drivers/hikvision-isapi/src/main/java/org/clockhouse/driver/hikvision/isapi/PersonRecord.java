package org.clockhouse.driver.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.json.Json;

/** A person as a terminal wants to be told. Times and doors are the person's: it keeps none for a single card. */
final class PersonRecord {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final LocalDateTime EARLIEST = LocalDateTime.of(2000, 1, 1, 0, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2037, 12, 31, 23, 59, 59);
    private static final int LONGEST_NAME = 128;
    private static final String ALWAYS = "1";

    private PersonRecord() {}

    /**
     * What all grants of one person together ask for.
     *
     * @param doors of the terminal, all of which are meant where a grant names none
     */
    static Map<String, Object> of(List<Grant> grants, int doors) {
        Grant any = grants.get(0);
        LocalDateTime from = grants.stream()
                .map(Grant::validFrom)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDateTime until = grants.stream()
                .map(Grant::validUntil)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<Integer> granted = new TreeSet<>();
        grants.forEach(grant -> granted.addAll(
                grant.doors().isEmpty()
                        ? IntStream.rangeClosed(1, doors).boxed().toList()
                        : grant.doors()));
        Map<String, Object> person = Json.object("employeeNo", any.holderNumber());
        if (!any.holderName().isEmpty()) {
            person.put("name", shortened(any.holderName()));
        }
        person.put("userType", "normal");
        person.put(
                "Valid",
                Json.object("enable", true, "beginTime", begin(from), "endTime", end(until), "timeType", "local"));
        person.put("doorRight", granted.stream().map(String::valueOf).collect(Collectors.joining(",")));
        person.put(
                "RightPlan",
                granted.stream()
                        .map(door -> Json.object("doorNo", door, "planTemplateNo", ALWAYS))
                        .toList());
        return person;
    }

    private static String begin(LocalDateTime from) {
        return TIME.format(from.isBefore(EARLIEST) ? EARLIEST : from);
    }

    /** Its last second is the terminal's last valid one. */
    private static String end(LocalDateTime until) {
        return TIME.format(until.isAfter(LATEST) ? LATEST : until.minusSeconds(1));
    }

    private static String shortened(String name) {
        String shorter = name;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
