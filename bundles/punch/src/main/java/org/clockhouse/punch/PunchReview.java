package org.clockhouse.punch;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** What of the log a person has to look at. Punches that count but are flagged are found with {@link PunchFilter#flags}. */
@ProviderType
public interface PunchReview {

    /** Latest first; what terminals at the scope's sites sent. */
    Slice<QuarantinedRow> quarantine(OrgId org, Scope scope, QuarantineFilter filter, Page page);

    /**
     * Subjects of each terminal at the scope's sites whose punches are nobody's, in the order of their first unmatched punch's
     * position.
     */
    Slice<UnmatchedSubject> unmatched(OrgId org, Scope scope, Page page);

    /**
     * Attributes punches of the past, marks the days of whoever had them and of whoever gets them, and audits it.
     *
     * @return how many punches changed hands
     */
    int attribute(Actor actor, Attribution attribution);
}
