package org.clockhouse.attendance;

/** How grave an exception is, the least first. Names are written in rule sets and shown by clients: add, never change. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    Severity raised() {
        return this == LOW ? MEDIUM : HIGH;
    }
}
