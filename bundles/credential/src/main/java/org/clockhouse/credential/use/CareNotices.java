package org.clockhouse.credential.use;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.osgi.annotation.versioning.ProviderType;

/** Policies, advice and trainings that people read and confirm (C067, C069). */
@ProviderType
public interface CareNotices {

    /** All, withdrawn ones too, the newest first. */
    List<CareNotice> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    CareNotice find(OrgId org, CareNoticeId notice);

    /**
     * Its first edition.
     *
     * @throws org.clockhouse.kernel.NotFound for a site that there is not
     */
    CareNotice publish(Actor actor, CareNotice.Draft draft);

    /** @throws org.clockhouse.kernel.Stale if somebody changed it since */
    CareNotice amend(Actor actor, CareNoticeId notice, CareNotice.Draft draft, long version);

    /** What this person is to read, the newest first. */
    List<Shown> shownTo(OrgId org, Scope scope, EmployeeId employee);

    /**
     * The person has read it, or was at the training. Repeating it is done.
     *
     * @throws org.clockhouse.kernel.Refused {@code care-notice.edition} if there is a newer edition than the one that was read
     */
    Shown confirm(Actor actor, Scope scope, CareNoticeId notice, EmployeeId employee, int edition);

    /** People who work here and have not confirmed the present edition. A page may be shorter than asked for. */
    Slice<Employee> missing(OrgId org, Scope scope, CareNoticeId notice, Page page);

    /** @param confirmed when the present edition was; empty if it was not */
    record Shown(CareNotice notice, Optional<Instant> confirmed) {}
}
