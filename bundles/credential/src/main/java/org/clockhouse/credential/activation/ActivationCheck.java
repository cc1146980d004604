package org.clockhouse.credential.activation;

/** How somebody proves at an activation who they are (C062). Names are stored: they are never changed. */
public enum ActivationCheck {
    /** The operator compares face and photo, and says so. */
    PHOTO,
    /** The last four of the identity document, as the person's record has it. */
    DOCUMENT,
    /** The person's PIN. */
    PIN,
    /** A code that was made for this card, once. */
    CODE
}
