package org.clockhouse.credential;

/** What a reader recognises. */
public enum CredentialKind {
    CARD,
    /** A number typed at a terminal that says who somebody is. */
    PIN,
    FINGERPRINT,
    FACE,
    PALM,
    /** Somebody's own phone, by a key that never leaves it; punches with it are asked for in the console. */
    PHONE;

    /** Whether a desk gives it out and takes it back, and terminals are told of it as of a number. */
    public boolean isIssued() {
        return this == CARD || this == PIN;
    }

    /** Whether it is part of a body: taken only with consent, and never somebody's only factor. */
    public boolean isBiometric() {
        return this == FINGERPRINT || this == FACE || this == PALM;
    }
}
