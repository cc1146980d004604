package org.clockhouse.attendance.leave;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The kinds of leave that there are: those that ship with the suite, and what the company made of them. */
@ProviderType
public interface LeaveCatalogue {

    /** In force on a date, those with a balance first, then by code; also those that cannot be asked for. */
    List<LeaveType> on(OrgId org, LocalDate date);

    /** The edition of a date; requests may name types that there are not, which have no balance and no limit. */
    default Optional<LeaveType> find(OrgId org, String code, LocalDate date) {
        return on(org, date).stream().filter(type -> type.code().equals(code)).findFirst();
    }

    /** Every edition, by code, the oldest first. */
    List<LeaveType> editions(OrgId org);

    /**
     * A new type, or a new edition of one from a date on; one that begins on the same date is replaced. What was asked for already stays
     * as it is.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed the type since that version
     * @throws org.clockhouse.kernel.Refused {@code leave-type.code}, {@code leave-type.order} when it begins before the newest edition,
     *     {@code leave-type.lieu} when time off for overtime were to lose its account
     */
    LeaveType put(Actor actor, LeaveType type);
}
