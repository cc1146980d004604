package org.clockhouse.audit;

import java.time.Instant;
import java.util.Set;

/**
 * Which entries are wanted; an empty text matches all.
 *
 * @param actor id of who acted
 * @param action exact, or a whole subject's actions when it ends in a dot: {@code employee.}
 * @param subjectKind as {@link Subject#kind}
 * @param subjectIds any of them, as {@link Subject#id}; empty for all
 * @param from inclusive
 * @param until exclusive
 */
public record AuditFilter(
        String actor, String action, String subjectKind, Set<String> subjectIds, Instant from, Instant until) {

    /** The latest instant that every store can hold. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public AuditFilter {
        subjectIds = Set.copyOf(subjectIds);
    }

    public static final AuditFilter ALL = new AuditFilter("", "", "", Set.of(), Instant.EPOCH, END_OF_TIME);

    public static AuditFilter about(String kind, String id) {
        return about(kind, Set.of(id));
    }

    /** @param ids at least one */
    public static AuditFilter about(String kind, Set<String> ids) {
        return new AuditFilter("", "", kind, ids, Instant.EPOCH, END_OF_TIME);
    }

    public static AuditFilter action(String action) {
        return new AuditFilter("", action, "", Set.of(), Instant.EPOCH, END_OF_TIME);
    }
}
