package org.clockhouse.credential.visitor;

import java.time.Duration;
import java.time.Instant;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.PersonalData;

/** A visit to be expected. */
public record StayDraft(
        PersonalData person,
        EmployeeId host,
        SiteId site,
        String company,
        String purpose,
        Instant from,
        Instant until) {

    /** Whoever comes for longer works here. */
    private static final Duration LONGEST = Duration.ofDays(31);

    public StayDraft {
        if (!until.isAfter(from)) {
            throw Refused.at("/until", "visitor.times", "the visit would end before it begins");
        }
        if (until.isAfter(from.plus(LONGEST))) {
            throw Refused.at("/until", "visitor.long", "a visit lasts up to 31 days; enter a contractor as a person");
        }
    }
}
