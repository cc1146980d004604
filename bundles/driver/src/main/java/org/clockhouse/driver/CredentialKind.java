package org.clockhouse.driver;

/** What a reader can recognise. */
public enum CredentialKind {
    CARD,
    PIN,
    FINGERPRINT,
    FACE,
    PALM
}
