package org.clockhouse.store.internal.audit;

import java.util.UUID;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.AuditEntry.Seal;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.Subject;
import org.clockhouse.audit.spi.FieldText;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.store.internal.Sql.Row;

/** Rows of the audit tables as values, and back. */
final class AuditRows {

    static final String INSERT = "insert into audit_entry (org_id, id, recorded_at, actor_kind, actor_id,"
            + " actor_name, address, request_id, action, subject_kind, subject_id, subject_label, fields_before,"
            + " fields_after, reason, content_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private AuditRows() {}

    static Object[] values(String org, AuditEntry entry) {
        AuditDraft draft = entry.draft();
        return new Object[] {
            org,
            entry.id().toString(),
            entry.at(),
            draft.actor().kind(),
            draft.actor().id(),
            draft.actor().name(),
            draft.actor().address(),
            draft.actor().requestId(),
            draft.action(),
            draft.subject().kind(),
            draft.subject().id(),
            draft.subject().label(),
            FieldText.of(draft.before()),
            FieldText.of(draft.after()),
            draft.reason(),
            entry.contentHash()
        };
    }

    static AuditEntry entry(String org, Row row) {
        Actor actor = new Actor(
                OrgId.of(org),
                row.constant(Actor.Kind.class, "actor_kind"),
                row.text("actor_id"),
                row.text("actor_name"),
                row.text("address"),
                row.text("request_id"));
        AuditDraft draft = new AuditDraft(
                actor,
                row.text("action"),
                new Subject(row.text("subject_kind"), row.text("subject_id"), row.text("subject_label")),
                FieldText.read(row.text("fields_before")),
                FieldText.read(row.text("fields_after")),
                row.text("reason"));
        Seal seal = row.isNull("chain_sequence")
                ? Seal.NONE
                : new Seal(row.number("chain_sequence"), row.text("previous_hash"), row.text("chain_hash"));
        return new AuditEntry(
                UUID.fromString(row.text("id")), row.instant("recorded_at"), draft, row.text("content_hash"), seal);
    }

    static Checkpoint checkpoint(Row row) {
        return new Checkpoint(
                row.number("number"),
                row.instant("signed_at"),
                row.number("chain_sequence"),
                row.text("chain_hash"),
                row.text("previous_hash"),
                row.text("signature"));
    }
}
