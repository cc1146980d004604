package org.clockhouse.credential;

/** What a reader recognises. */
public enum CredentialKind {
    CARD,
    /** A number typed at a terminal that says who somebody is. */
    PIN,
    FINGERPRINT,
    FACE,
    PALM;

    /** Whether it is part of a body: taken only with consent, and never somebody's only factor. */
    public boolean isBiometric() {
        return this == FINGERPRINT || this == FACE || this == PALM;
    }
}
