package org.clockhouse.credential;

/** Why a card was replaced (C008). Names are stored: they are never changed. */
public enum ReplacementReason {
    LOST,
    STOLEN,
    DAMAGED,
    WORN,
    FORMAT_CHANGE,
    NAME_CHANGE,
    OTHER
}
