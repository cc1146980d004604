package org.clockhouse.request;

import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Which tickets of a list are wanted; what is empty does not matter.
 *
 * @param openOnly those that are not closed
 */
public record TicketFilter(
        Optional<Ticket.State> state, Optional<RoleId> desk, Optional<EmployeeId> employee, boolean openOnly) {}
