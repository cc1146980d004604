package org.clockhouse.credential;

/** What a credential is good for; each is switched by itself (C007). Names are stored: they are never changed. */
public enum CredentialUse {
    /** Shows who somebody is, at a desk or a canteen. */
    IDENTITY,
    /** Its punches count as working time. */
    ATTENDANCE,
    /** Opens doors. */
    ACCESS,
    /** Named to other systems. */
    DATA_CAPTURE
}
