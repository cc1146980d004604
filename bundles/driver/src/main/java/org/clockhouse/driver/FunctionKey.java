package org.clockhouse.driver;

/** What the person, or the terminal on their behalf, said the punch means. */
public enum FunctionKey {
    IN,
    OUT,
    BREAK_OUT,
    BREAK_IN,
    OT_IN,
    OT_OUT,
    FIELD_OUT,
    FIELD_IN,
    /** To another cost centre, named by {@link RawPunch#workCode()}. */
    TRANSFER,
    /** No key pressed, or the terminal has none. */
    UNSTATED
}
