package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that may alter what was worked out before.
 *
 * @param subject the employee's, site's, department's or calendar's id
 * @param from the first date it may alter
 */
public record RegistryChange(Kind kind, UUID subject, LocalDate from) {

    public enum Kind {
        EMPLOYEE,
        SITE,
        DEPARTMENT,
        CALENDAR
    }
}
