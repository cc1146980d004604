package org.clockhouse.registry;

import java.time.Instant;
import org.clockhouse.kernel.Refused;

/** @param placement the site visited and the department of the host, so that those who see the host see the visitor */
public record VisitorDraft(PersonalData person, Placement placement, Instant from, Instant until) {

    public VisitorDraft {
        if (!until.isAfter(from)) {
            throw Refused.at("/until", "visitor.times", "the visit would end before it begins");
        }
    }
}
