package org.clockhouse.credential;

/**
 * Where a card or another credential is in its life; the allowed moves are {@link CredentialMove}. Temporary is no state: it is
 * a credential with an end, see {@link CredentialTerms}.
 */
public enum CredentialState {
    /** A card on the shelf: nobody's. */
    IN_STOCK,
    /** On the shelf, put aside for somebody. */
    RESERVED,
    /** Bound to a person, not yet usable. */
    ISSUED,
    ACTIVE,
    /** Frozen: not to be let in for now; still this person's. */
    SUSPENDED,
    /** Its time is over. */
    EXPIRED,
    /** Handed in: the number is free for another credential. */
    RETURNED,
    /** Ended for good: the number is free for another card. */
    REVOKED,
    /** The card is no more. */
    DESTROYED;

    /** Whether its number is taken. */
    public boolean holdsNumber() {
        return isBound();
    }

    /** Whether it is somebody's: a reading of it counts for a person. */
    public boolean isBound() {
        return this == ISSUED || this == ACTIVE || this == SUSPENDED || this == EXPIRED;
    }

    /** Whether it lies on a shelf and may be given out. */
    public boolean isOnShelf() {
        return this == IN_STOCK || this == RESERVED;
    }

    /** Whether it was somebody's and is no longer. */
    public boolean isEnded() {
        return this == RETURNED || this == REVOKED || this == DESTROYED;
    }
}
