package org.clockhouse.credential.replacement;

/** Why a card was replaced (C008). Names are stored: they are never changed. */
public enum ReplacementReason {
    LOST,
    STOLEN,
    DAMAGED,
    WORN,
    FORMAT_CHANGE,
    NAME_CHANGE,
    OTHER;

    /** Whether the card came to harm (C070); others were good when they were replaced. */
    public boolean isLoss() {
        return this == LOST || this == STOLEN || this == DAMAGED || this == WORN;
    }
}
