package org.clockhouse.attendance.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps roll calls for good. Works in the caller's transaction. */
@ConsumerType
public interface RollCallRepository {

    /**
     * @param position of the punch log, up to which punches are older than the call
     * @throws org.clockhouse.kernel.Refused {@code roll-call.running} (duplicate) while another one of the site has not ended
     */
    void add(RollCall call, long position);

    Optional<RollCall> find(RollCallId id);

    /** Running ones first, then the newest first. */
    List<RollCall.Summary> newest(int limit);

    List<Running> running();

    /** One that has not ended. @param position up to which the punch log was read for it */
    record Running(RollCall.Head head, long position) {}

    void reached(RollCallId id, long position);

    /** @return false when the person was found before, or is not on the list */
    boolean found(RollCallId id, EmployeeId employee, RollCall.Found found);

    /** Takes back what was ticked by hand. @return false when there was nothing of the kind */
    boolean lost(RollCallId id, EmployeeId employee);

    /** Somebody who was not on the list; nothing happens to who is on it. */
    void add(RollCallId id, RollCall.Entry entry);

    /** @return false when it has ended before */
    boolean end(RollCallId id, RollCall.Mention end);
}
