package org.clockhouse.audit.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditFilter;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the trail of the open transaction's company. Has no way to change or delete an entry. */
@ConsumerType
public interface AuditRepository {

    /** Adds an entry that is not sealed. */
    void append(AuditEntry entry);

    /** Committed entries without a seal, oldest first. */
    List<AuditEntry> unsealed(int limit);

    /**
     * Writes the seals of these entries and moves the head to the last of them, all or nothing.
     *
     * @param expected the head from which the seals go on
     * @throws org.clockhouse.kernel.Stale if another sealer moved the head meanwhile or sealed one of them; the transaction
     *     must roll back
     */
    void seal(Head expected, List<AuditEntry> sealed);

    /** Where the chain ends; empty before the first seal. */
    Optional<Head> head();

    /** Sealed entries with a greater sequence, in the order of the chain. */
    List<AuditEntry> sealedAfter(long sequence, int limit);

    /** Newest first; the cursor is the entry's position as the repository counts. */
    Slice<AuditEntry> page(AuditFilter filter, Page page);

    /** @throws org.clockhouse.kernel.Refused with code {@code audit.checkpoint.taken} if the number is taken */
    void add(Checkpoint checkpoint);

    /** With a greater number, in order. */
    List<Checkpoint> checkpointsAfter(long number, int limit);

    Optional<Checkpoint> lastCheckpoint();

    /** The last sealed entry. */
    record Head(long sequence, String hash) {}
}
