package org.clockhouse.request;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * Who must agree to a kind of request.
 *
 * @param site whose people it is for; empty for every site without one of its own
 * @param steps roles, one after the other: {@code MANAGER} is whoever manages the person's department
 * @param days working days of the person's site within which each step is to be decided
 * @param fourEyes whether who submitted a request may not decide it
 * @param escalateTo the role that may decide a late step too
 * @param version 0 while nobody has set it
 */
public record Chain(
        String kind,
        Optional<SiteId> site,
        List<RoleId> steps,
        int days,
        boolean fourEyes,
        RoleId escalateTo,
        long version) {

    public static final RoleId USUAL_ESCALATION = new RoleId("HR");

    private static final int LONGEST = 5;
    private static final int MOST_DAYS = 60;

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > LONGEST || new HashSet<>(steps).size() < steps.size()) {
            throw Refused.at("/steps", "chain.steps", "1 to " + LONGEST + " different roles are wanted");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refused.at("/days", "chain.days", "1 to " + MOST_DAYS + " working days are wanted");
        }
    }

    public Chain(String kind, Optional<SiteId> site, List<RoleId> steps, int days, boolean fourEyes, long version) {
        this(kind, site, steps, days, fourEyes, USUAL_ESCALATION, version);
    }

    public Chain atVersion(long stored) {
        return new Chain(kind, site, steps, days, fourEyes, escalateTo, stored);
    }
}
