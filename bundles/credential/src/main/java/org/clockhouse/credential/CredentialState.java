package org.clockhouse.credential;

/** Where a credential is in its life; the allowed moves are {@link CredentialMove}. */
public enum CredentialState {
    /** Bound to a person, not yet usable. */
    ISSUED,
    ACTIVE,
    /** Not to be let in for now; still this person's. */
    SUSPENDED,
    /** Its time is over. */
    EXPIRED,
    /** Ended for good: the number is free for another card. */
    REVOKED;

    /** Whether its number is taken. */
    public boolean holdsNumber() {
        return this != REVOKED;
    }
}
