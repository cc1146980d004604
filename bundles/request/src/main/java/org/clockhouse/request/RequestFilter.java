package org.clockhouse.request;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Which requests of a list are wanted; what is empty does not matter.
 *
 * @param waitsFor the role that is waited for
 * @param overdueOn open ones whose step was due before this date
 */
public record RequestFilter(
        Optional<String> kind,
        Optional<Request.State> state,
        Optional<EmployeeId> employee,
        Optional<RoleId> waitsFor,
        Optional<LocalDate> overdueOn) {

    public static final RequestFilter ALL =
            new RequestFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
