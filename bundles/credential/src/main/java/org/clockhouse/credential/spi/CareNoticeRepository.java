package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps notices and who confirmed them. Works in the caller's transaction. */
@ConsumerType
public interface CareNoticeRepository {

    /** The newest first. */
    List<CareNotice> all();

    /**
     * @param notice with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    CareNotice put(CareNotice notice);

    /** Once for an edition; the first stays. @param by id of the account */
    void confirm(CareNoticeId notice, int edition, EmployeeId employee, String by, Instant at);

    /** Who of these confirmed the edition, and when. */
    Map<EmployeeId, Instant> confirmed(CareNoticeId notice, int edition, Collection<EmployeeId> among);
}
