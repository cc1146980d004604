package org.clockhouse.credential.delivery;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Which terminal knows which credential, for people who want to see it; {@link TerminalLists} is for those who tell them. */
@ProviderType
public interface Deliveries {

    /** At each terminal that the holder's access levels reach, or that was told of it, by name. */
    List<Delivery> of(OrgId org, Scope scope, CredentialId credential);

    /** What a terminal has still to be told, removals first. */
    List<Delivery.Pending> pending(OrgId org, TerminalId terminal, int limit);

    /** A terminal's list, by credential. */
    Slice<Delivery.Entry> list(OrgId org, Scope scope, TerminalId terminal, boolean differences, Page page);

    /** How far each terminal's list is, by name: those that are not retired. */
    List<TerminalList> lists(OrgId org);

    /**
     * The terminal is told everything again and its own list is compared with the suite's: of one person, or of all.
     *
     * @param purge whether what the terminal holds and the suite does not know is to go; else it is only counted
     * @throws org.clockhouse.kernel.Refused {@code terminal.list.none} if it keeps no list
     */
    TerminalList resync(Actor actor, Scope scope, TerminalId terminal, Optional<EmployeeId> person, boolean purge);
}
