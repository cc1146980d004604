package org.clockhouse.attendance.day;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.request.RequestId;
import org.osgi.annotation.versioning.ProviderType;

/** After an outage or a fault of a clock: whom it touched, and one act that makes their punches good. */
@ProviderType
public interface DeviceFaults {

    Duration LONGEST = Duration.ofDays(2);

    /** A site was without its terminals. @param from and {@code until} are wall times of the site */
    record Outage(SiteId site, LocalDateTime from, LocalDateTime until) {}

    /** Names are those of a correction. */
    enum Way {
        IN,
        OUT
    }

    /**
     * The start or end of a shift that fell into the outage and has no punch near it.
     *
     * @param date the work date
     * @param at when the shift started or ended, wall time of the site
     */
    record Touched(EmployeeId employee, LocalDate date, Way way, LocalDateTime at) {}

    /** @param request the correction @param refused the code of why it was not entered; empty when it was */
    record Entered(Touched touched, Optional<RequestId> request, String refused) {}

    /**
     * By person, in the order of the pinyin.
     *
     * @throws org.clockhouse.kernel.Refused {@code device-fault.span} if it ends before it starts or lasts for too long
     */
    List<Touched> touched(OrgId org, Scope scope, Outage outage);

    /**
     * Enters a correction with the cause DEVICE_FAULT, which no quota counts, for each that is touched; one that is refused stops
     * none of the others.
     *
     * @param except people who were not there
     */
    List<Entered> correct(Actor actor, Scope scope, Outage outage, Set<EmployeeId> except, String reason);

    /**
     * Withdraws corrections that {@link #correct} entered, and what they did: all, or none.
     *
     * @throws org.clockhouse.kernel.Refused {@code device-fault.other} for a request that is none of these, and what {@link
     *     org.clockhouse.request.Requests#withdraw} says
     */
    void takeBack(Actor actor, Scope scope, Set<RequestId> corrections, String reason);
}
