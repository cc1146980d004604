package org.clockhouse.registry;

/** As the person states it. */
public enum Gender {
    UNSTATED,
    FEMALE,
    MALE,
    OTHER
}
