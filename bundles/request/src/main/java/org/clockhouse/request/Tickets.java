package org.clockhouse.request;

import java.util.Optional;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Problems and who sees to them. Those of people outside the scope are {@link org.clockhouse.kernel.NotFound}; those that are
 * nobody's own are there for whoever reported them and for those who may see more than themselves.
 */
@ProviderType
public interface Tickets {

    /** @throws org.clockhouse.kernel.Refused {@code ticket.text.missing}, {@code ticket.subject} */
    Ticket report(Actor actor, Scope scope, Report report);

    /**
     * @param to the next desk, for {@link Ticket.Verb#HAND_ON}
     * @throws org.clockhouse.kernel.Refused {@code ticket.text.missing}, {@code ticket.closed}, {@code ticket.desk} if there
     *     is no such role
     */
    Ticket say(
            Actor actor,
            Scope scope,
            TicketId ticket,
            Ticket.Verb verb,
            String text,
            Optional<RoleId> to,
            long version);

    Ticket find(Actor actor, Scope scope, TicketId ticket);

    /** The newest first. */
    Slice<Ticket> page(OrgId org, Scope scope, TicketFilter filter, Page page);

    /** A problem as it is reported. */
    record Report(Optional<EmployeeId> employee, Ticket.Subject subject, String subjectId, String text) {}
}
