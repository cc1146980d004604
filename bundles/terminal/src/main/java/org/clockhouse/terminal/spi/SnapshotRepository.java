package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.SnapshotRule;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what is known of pictures, but not the pictures. Whose one is, follows from its punch. */
@ConsumerType
public interface SnapshotRepository {

    Optional<SnapshotRule> rule();

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    SnapshotRule put(SnapshotRule rule);

    /** Whether the same picture of the same moment at the same terminal is there. */
    boolean isKnown(Snapshot snapshot);

    void add(Snapshot snapshot);

    Optional<Snapshot> find(SnapshotId snapshot);

    /** Those of the terminal that belong to no punch yet, of these moments. */
    List<Snapshot> loose(TerminalId terminal, Collection<LocalDateTime> readings);

    void link(SnapshotId snapshot, long punch, Instant at);

    /** Of a person's punches, by time. @param until exclusive */
    List<Snapshot> of(EmployeeId person, Instant from, Instant until, int limit);

    /** By time. @param until exclusive */
    List<Snapshot> at(TerminalId terminal, Instant from, Instant until, int limit);

    int receivedSince(TerminalId terminal, Instant when);

    List<Snapshot> receivedBefore(Instant when, int limit);

    void remove(SnapshotId snapshot);
}
