package org.clockhouse.attendance.trial;

import java.util.concurrent.CancellationException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** What a change of rules, of a shift or of a calendar would do, before anybody makes it. Stores nothing. */
@ProviderType
public interface RuleTrials {

    /**
     * Works everybody's dates out as they are and as they would be; locked dates too, which no change ever reaches.
     *
     * @throws org.clockhouse.kernel.NotFound if what changes is not there
     * @throws org.clockhouse.kernel.Refused {@code timesheet.period}
     * @throws CancellationException when the progress says so
     */
    RuleTrial run(OrgId org, Scope scope, TrialChange change, TrialChange.Dates dates, Progress progress);

    /** Told after every few people. */
    @FunctionalInterface
    interface Progress {

        /** @return whether to go on */
        boolean at(int people, int of);
    }
}
