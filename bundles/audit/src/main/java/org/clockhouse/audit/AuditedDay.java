package org.clockhouse.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * A date on the wall of a site, as entries speak of it. Whoever writes an entry about a date names it as {@code 2026-11-16}, as an
 * instant of it, or by {@code from} and {@code until}; labels of subjects end with it.
 */
public record AuditedDay(LocalDate date, ZoneId zone) {

    public boolean isSubjectOf(AuditDraft draft) {
        return draft.subject().label().endsWith(" " + date) || isIn(draft.before()) || isIn(draft.after());
    }

    /** Whether one of the fields names it, or the dates of {@code from} and {@code until}, both inclusive, hold it. */
    public boolean isIn(Map<String, ?> fields) {
        return fields.values().stream().map(String::valueOf).anyMatch(this::isNamed) || isSpanned(fields);
    }

    private boolean isNamed(String value) {
        return value.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
                ? LocalDate.ofInstant(Instant.parse(value), zone).equals(date)
                : value.startsWith(date.toString());
    }

    /** Dates as text are in the order of time; without an end it goes on. */
    private boolean isSpanned(Map<String, ?> fields) {
        Object from = fields.get("from");
        Object until = fields.get("until");
        return from != null
                && until != null
                && String.valueOf(from).compareTo(date + "T99") <= 0
                && (until.toString().isEmpty() || until.toString().compareTo(date.toString()) >= 0);
    }
}
