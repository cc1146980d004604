package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Pictures that terminals took of punches: off until somebody switches them on, each destroyed after its days. People and terminals
 * outside the scope, and what is theirs, are {@link org.clockhouse.kernel.NotFound}.
 */
@ProviderType
public interface Snapshots {

    /** Most that are listed at once. */
    int MOST = 200;

    /** Set, or as it ships: off. */
    SnapshotRule rule(OrgId org);

    /**
     * What is there already is kept for its days, also when it is switched off.
     *
     * @throws org.clockhouse.kernel.Refused {@code snapshot.notice} when it is to be on and tells people nothing
     * @throws org.clockhouse.kernel.Stale if somebody changed it since
     */
    SnapshotRule set(Actor actor, SnapshotRule rule);

    /** Terminals of which no more pictures are kept today, as {@link SnapshotRule#mostPerDay} says. */
    Set<TerminalId> full(OrgId org, Scope scope);

    /** Of one person's punches, the oldest first. @param until exclusive */
    List<Snapshot> of(OrgId org, Scope scope, EmployeeId person, Instant from, Instant until);

    /** Of one terminal, the oldest first, without those of people whom the scope does not show. @param until exclusive */
    List<Snapshot> at(OrgId org, Scope scope, TerminalId terminal, Instant from, Instant until);

    /**
     * As JPEG, drawn anew; every look is audited.
     *
     * @throws org.clockhouse.kernel.Refused {@code photo.type} if what the terminal sent is no picture after all
     */
    byte[] look(Actor actor, Scope scope, SnapshotId snapshot);
}
