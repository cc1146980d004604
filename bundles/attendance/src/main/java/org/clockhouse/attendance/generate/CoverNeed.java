package org.clockhouse.attendance.generate;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/**
 * How many people a department has to have there, by day of the week and time. Where spans overlap, they add up, for each
 * skill by itself.
 *
 * @param version as read; 0 while nothing is said about the department
 */
public record CoverNeed(DepartmentId department, List<Span> spans, long version) {

    private static final int DAY = 1_440;
    private static final int MOST_SPANS = 50;
    private static final int MOST_PEOPLE = 9_999;

    /**
     * A stretch of the days named.
     *
     * @param from minute after midnight
     * @param until exclusive; after 1440 on the next date
     * @param skill that so many of those who are there have; empty when it is about everybody who is there
     */
    public record Span(Set<DayOfWeek> days, int from, int until, int people, String skill) {

        public Span {
            days = Set.copyOf(days);
        }

        public Span(Set<DayOfWeek> days, int from, int until, int people) {
            this(days, from, until, people, "");
        }

        boolean isPossible() {
            return !days.isEmpty()
                    && from >= 0
                    && from < DAY
                    && until > from
                    && until - from <= DAY
                    && people >= 1
                    && people <= MOST_PEOPLE
                    && (skill.isEmpty() || RosterPreference.isSkill(skill));
        }
    }

    /** @throws Refused {@code cover.invalid} with every wrong span */
    public CoverNeed {
        spans = List.copyOf(spans);
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (i >= MOST_SPANS || !spans.get(i).isPossible()) {
                wrong.add(new Violation(
                        "/spans/" + i, "cover.span", "days, at most a day from start to end, and 1 to 9999 people"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused("cover.invalid", wrong.size() + " spans are wrong", wrong);
        }
    }
}
