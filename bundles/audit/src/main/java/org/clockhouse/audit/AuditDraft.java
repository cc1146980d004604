package org.clockhouse.audit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clockhouse.kernel.Actor;

/**
 * What a service has to say about a change. Values are text, numbers, booleans, lists and maps of these; anything else is
 * written as its text. Secrets are masked or left out by the caller.
 *
 * @param action {@code <subject>.<verb>}, for example {@code employee.amend}
 * @param before the changed fields as they were; empty for something new
 * @param after the changed fields as they are
 * @param reason as given by a person; empty when none was asked for
 */
public record AuditDraft(
        Actor actor,
        String action,
        Subject subject,
        Map<String, Object> before,
        Map<String, Object> after,
        String reason) {

    public AuditDraft {
        if (action.isBlank()) {
            throw new IllegalArgumentException("an audit entry has an action");
        }
        before = sorted(before);
        after = sorted(after);
        reason = reason == null ? "" : reason;
    }

    public static AuditDraft of(Actor actor, String action, Subject subject) {
        return new AuditDraft(actor, action, subject, Map.of(), Map.of(), "");
    }

    public static AuditDraft of(Actor actor, String action, String kind, String id, String label) {
        return of(actor, action, new Subject(kind, id, label));
    }

    /** Keeps only the fields whose values differ; a field that is absent or null on one side is absent there. */
    public AuditDraft changing(Map<String, ?> all, Map<String, ?> now) {
        TreeMap<String, Object> was = new TreeMap<>(all);
        TreeMap<String, Object> is = new TreeMap<>(now);
        was.entrySet().removeIf(field -> Objects.equals(field.getValue(), now.get(field.getKey())));
        is.entrySet().removeIf(field -> Objects.equals(field.getValue(), all.get(field.getKey())));
        return new AuditDraft(actor, action, subject, was, is, reason);
    }

    /** For something new, or a fact without a past. */
    public AuditDraft with(Map<String, ?> fields) {
        return new AuditDraft(actor, action, subject, before, new TreeMap<>(fields), reason);
    }

    /** For something that ceases to be. */
    public AuditDraft without(Map<String, ?> fields) {
        return new AuditDraft(actor, action, subject, new TreeMap<>(fields), after, reason);
    }

    public AuditDraft because(String why) {
        return new AuditDraft(actor, action, subject, before, after, why);
    }

    private static Map<String, Object> sorted(Map<String, ?> fields) {
        TreeMap<String, Object> sorted = new TreeMap<>(fields);
        sorted.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(sorted);
    }
}
