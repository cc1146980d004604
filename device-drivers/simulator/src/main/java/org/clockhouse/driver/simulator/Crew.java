package org.clockhouse.driver.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who punches at a simulated terminal, as the setting words it: {@code 1001-1025=D, 2001-2010=R+2, EMP7}, numbers or
 * ranges of numbers, each with the code of a shift pattern and, in a rotation, how many days ahead they are. Without a code
 * it is the first pattern's {@code D}.
 */
record Crew(List<Member> members) {

    private static final int MOST = 100_000;
    private static final Pattern PART =
            Pattern.compile("([A-Za-z0-9]+)(?:-(\\d+))?(?:=([A-Za-z0-9]+|-)(?:\\+(\\d+))?)?");

    Crew {
        members = List.copyOf(members);
    }

    record Member(String pin, String pattern, int offset) {}

    /** @throws IllegalArgumentException naming the part that makes no sense */
    static Crew parse(String text, Patterns patterns) {
        List<Member> members = new ArrayList<>();
        for (String part : text.split("[,;]")) {
            if (!part.isBlank()) {
                add(part.strip(), patterns, members);
            }
        }
        if (members.stream().map(Member::pin).distinct().count() != members.size()) {
            throw new IllegalArgumentException("a number stands twice among the people");
        }
        return new Crew(members);
    }

    private static void add(String part, Patterns patterns, List<Member> members) {
        Matcher parts = PART.matcher(part);
        if (!parts.matches()) {
            throw new IllegalArgumentException("people look like 1001-1025=D, not '" + part + "'");
        }
        String pattern = parts.group(3) == null ? "D" : parts.group(3);
        if (!patterns.has(pattern)) {
            throw new IllegalArgumentException("'" + part + "' names an unknown pattern");
        }
        int offset = parts.group(4) == null ? 0 : small(parts.group(4), part);
        if (parts.group(2) == null) {
            members.add(new Member(parts.group(1), pattern, offset));
            return;
        }
        int first = small(parts.group(1), part);
        int last = small(parts.group(2), part);
        if (last < first || last - first + members.size() >= MOST) {
            throw new IllegalArgumentException("'" + part + "' is empty, or more than " + MOST + " people");
        }
        String format = parts.group(1).startsWith("0") ? "%0" + parts.group(1).length() + "d" : "%d";
        for (int number = first; number <= last; number++) {
            members.add(new Member(String.format(format, number), pattern, offset));
        }
    }

    private static int small(String digits, String part) {
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + part + "' needs numbers of at most nine digits");
        }
        return Integer.parseInt(digits);
    }
}
