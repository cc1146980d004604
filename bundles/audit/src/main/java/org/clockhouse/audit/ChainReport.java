package org.clockhouse.audit;

import java.util.List;
import java.util.Optional;

/**
 * What checking the trail showed. Plain values: the offline verifier makes the same report without the rest of the suite.
 *
 * @param entries sealed entries read
 * @param checkpoints checkpoints read
 * @param unsealed ids of entries that committed after the sealer last ran: not wrong, but nothing vouches for their order
 * @param unsigned sealed entries after the last checkpoint: chained, but not signed yet
 * @param keyFingerprint SHA-256 of the public key in hex; compare it with the one written down at installation
 * @param findings what is wrong, in the order of the trail; empty when all is well
 */
public record ChainReport(
        long entries,
        long checkpoints,
        List<String> unsealed,
        long unsigned,
        String keyFingerprint,
        List<Finding> findings) {

    public ChainReport {
        unsealed = List.copyOf(unsealed);
        findings = List.copyOf(findings);
    }

    public boolean ok() {
        return findings.isEmpty();
    }

    public Optional<Finding> firstBroken() {
        return findings.stream().findFirst();
    }

    /**
     * One thing that is wrong.
     *
     * @param sequence the entry's place, or that which a checkpoint covers; 0 when it has none
     * @param id of the entry; empty when it concerns none
     */
    public record Finding(Kind kind, long sequence, String id, String detail) {}

    public enum Kind {
        /** The content is not what was recorded. */
        EDITED,
        /** Entries are gone. */
        DELETED,
        /** An entry is not at its place, or one was slipped in. */
        REORDERED,
        /** The chain does not reach as far as a checkpoint that was signed. */
        TRUNCATED,
        /** Entries and hashes agree with each other, but not with what was signed. */
        REWRITTEN,
        /** A checkpoint is gone. */
        CHECKPOINT_REMOVED,
        /** A checkpoint's signature is not by the key. */
        CHECKPOINT_FORGED,
        /** A line or row cannot be read. */
        UNREADABLE
    }
}
