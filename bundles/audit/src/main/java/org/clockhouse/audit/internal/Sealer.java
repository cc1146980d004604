package org.clockhouse.audit.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.internal.chain.Chain;
import org.clockhouse.audit.internal.chain.Signer;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.audit.spi.AuditRepository.Head;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains what has committed and signs how far it came. Two at once do no harm: the head moves by compare-and-set, and the
 * slower one rolls back.
 */
final class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 500;
    private static final Checkpoint NONE = new Checkpoint(0, Instant.EPOCH, 0, "", "", "");

    private final AuditRepository entries;
    private final Transactions transactions;
    private final Clock clock;
    private final Signer signer;
    private final CheckpointFiles files;
    /** Between the timer of this process and whoever verifies or exports. */
    private final ReentrantLock turn = new ReentrantLock();

    Sealer(AuditRepository entries, Transactions transactions, Clock clock, Signer signer, CheckpointFiles files) {
        this.entries = entries;
        this.transactions = transactions;
        this.clock = clock;
        this.signer = signer;
        this.files = files;
    }

    /** Everything that waits. @throws Stale if another sealer was faster; what is left is its */
    void seal(OrgId org) {
        turn.lock();
        try {
            int sealed;
            do {
                sealed = transactions.in(org, () -> sealSome(org));
            } while (sealed == BATCH);
        } finally {
            turn.unlock();
        }
    }

    /** Signs a checkpoint if anything was sealed since the last. @throws Stale if another sealer was faster */
    void sign(OrgId org) {
        turn.lock();
        try {
            transactions.in(org, () -> signHead(org)).ifPresent(signed -> keep(org, signed));
        } catch (Refused e) {
            throw new Stale("audit-checkpoint", e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private int sealSome(OrgId org) {
        // The head first: had another sealer been here between the two, the head would have moved from what was read.
        Head from = entries.head().orElse(new Head(0, Chain.genesis(org.text())));
        List<AuditEntry> waiting = entries.unsealed(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = from;
        List<AuditEntry> sealed = new ArrayList<>(waiting.size());
        for (AuditEntry entry : waiting) {
            long sequence = head.sequence() + 1;
            String hash = Chain.link(head.hash(), sequence, entry.contentHash());
            sealed.add(entry.sealed(new AuditEntry.Seal(sequence, head.hash(), hash)));
            head = new Head(sequence, hash);
        }
        entries.seal(from, sealed);
        return sealed.size();
    }

    private Optional<Checkpoint> signHead(OrgId org) {
        // The checkpoint first: another sealer may go on between the two, and the head only rises.
        Checkpoint last = entries.lastCheckpoint().orElse(NONE);
        Optional<Head> head = entries.head();
        if (head.isEmpty() || head.get().sequence() == last.sequence()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Checkpoint next = signer.checkpoint(
                org.text(), last, now, head.get().sequence(), head.get().hash());
        entries.add(next);
        return Optional.of(next);
    }

    /** Loses at worst one anchor, since the next checkpoint continues this one; so a full disk does not stop the sealing. */
    private void keep(OrgId org, Checkpoint checkpoint) {
        try {
            files.append(org, checkpoint);
        } catch (IOException e) {
            log.error("Checkpoint {} could not be copied to {}", checkpoint.number(), files.directory(), e);
        }
    }
}
