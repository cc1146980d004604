package org.clockhouse.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact of the audit trail; never changed, never deleted.
 *
 * @param id time-ordered
 * @param at when it was recorded, to the millisecond
 * @param draft who, what and why; values are text, whole numbers ({@code Long}), {@code BigDecimal}, booleans, lists, maps
 * @param contentHash SHA-256 in hex over the canonical JSON of everything above and the company
 * @param seal its place in the chain; {@link Seal#NONE} for the moment until the sealer has come by
 */
public record AuditEntry(UUID id, Instant at, AuditDraft draft, String contentHash, Seal seal) {

    /** From 1, without gaps within a company; 0 until sealed. */
    public long sequence() {
        return seal.sequence();
    }

    /** In hex; empty until sealed. */
    public String hash() {
        return seal.hash();
    }

    public AuditEntry sealed(Seal place) {
        return new AuditEntry(id, at, draft, contentHash, place);
    }

    /**
     * A place in the chain.
     *
     * @param previous the hash of the entry before, in hex; that of the first entry stands for the company
     * @param hash SHA-256 in hex over previous, sequence and content hash
     */
    public record Seal(long sequence, String previous, String hash) {

        public static final Seal NONE = new Seal(0, "", "");

        public boolean isPresent() {
            return sequence > 0;
        }
    }
}
