package org.clockhouse.request.spi;

import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps tickets with their entries. Works in the caller's transaction. */
@ConsumerType
public interface TicketRepository {

    Optional<Ticket> find(TicketId ticket);

    /**
     * Stores a new one, or what became of one; entries are only ever added.
     *
     * @param ticket with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Ticket put(Ticket ticket);

    /** The newest first. @param nobodys whether those that are nobody's own are wanted too */
    Slice<Ticket> page(Scope scope, boolean nobodys, TicketFilter filter, Page page);
}
