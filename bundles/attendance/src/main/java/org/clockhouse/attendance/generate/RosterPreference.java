package org.clockhouse.attendance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/**
 * What to know of a person when rosters are planned.
 *
 * @param skills words that needs may ask for
 * @param version as read; 0 while nothing is said
 */
public record RosterPreference(EmployeeId employee, Set<String> skills, List<RosterWish> wishes, long version) {

    private static final Pattern SKILL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.+-]{0,39}");
    private static final int MOST = 50;

    /** @throws Refused {@code preference.invalid} with every wrong place */
    public RosterPreference {
        skills = Set.copyOf(skills);
        wishes = List.copyOf(wishes);
        List<Violation> wrong = new ArrayList<>();
        if (skills.size() > MOST || !skills.stream().allMatch(RosterPreference::isSkill)) {
            wrong.add(new Violation("/skills", "preference.skill", "at most 50 words of 1 to 40 letters and digits"));
        }
        if (wishes.size() > MOST) {
            wrong.add(new Violation("/wishes", "preference.wishes", "at most 50 wishes"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused("preference.invalid", wrong.size() + " places are wrong", wrong);
        }
    }

    /** Whether a text is one word that can name a skill. */
    public static boolean isSkill(String text) {
        return SKILL.matcher(text).matches();
    }

    public static RosterPreference none(EmployeeId employee) {
        return new RosterPreference(employee, Set.of(), List.of(), 0);
    }
}
