package org.clockhouse.audit;

import java.time.Instant;

/**
 * Which entries are wanted; an empty text matches all.
 *
 * @param actor id of who acted
 * @param action exact, or a whole subject's actions when it ends in a dot: {@code employee.}
 * @param subjectKind as {@link Subject#kind}
 * @param subjectId as {@link Subject#id}
 * @param from inclusive
 * @param until exclusive
 */
public record AuditFilter(
        String actor, String action, String subjectKind, String subjectId, Instant from, Instant until) {

    /** The latest instant that every store can hold. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public static final AuditFilter ALL = new AuditFilter("", "", "", "", Instant.EPOCH, END_OF_TIME);

    public static AuditFilter about(String kind, String id) {
        return new AuditFilter("", "", kind, id, Instant.EPOCH, END_OF_TIME);
    }

    public static AuditFilter action(String action) {
        return new AuditFilter("", action, "", "", Instant.EPOCH, END_OF_TIME);
    }
}
