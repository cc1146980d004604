package org.clockhouse.credential;

/** What a reader recognises. */
public enum CredentialKind {
    CARD,
    /** A number typed at a terminal that says who somebody is. */
    PIN,
    FINGERPRINT,
    FACE
}
