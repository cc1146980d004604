package org.clockhouse.credential.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.Actor;
import org.clockhouse.registry.Employee;

/** Credentials as the audit shows them: never more than the last four of a number. */
public final class CredentialFields {

    private CredentialFields() {}

    public static AuditDraft entry(Actor actor, String action, Credential credential, Employee holder) {
        return AuditDraft.of(
                actor,
                action,
                "credential",
                credential.id().text(),
                credential.kind() + " " + credential.identifier().masked() + " of " + holder.number());
    }

    public static AuditDraft changed(Actor actor, String action, Credential before, Credential after) {
        return AuditDraft.of(
                        actor,
                        action,
                        "credential",
                        after.id().text(),
                        after.kind() + " " + after.identifier().masked())
                .changing(fields(before), fields(after));
    }

    public static AuditDraft replaced(Actor actor, Credential before, Credential ended, Credential next) {
        Map<String, Object> was = new HashMap<>(fields(before));
        Map<String, Object> is = new HashMap<>(fields(next));
        was.put("credential", before.id().text());
        is.put("credential", next.id().text());
        is.put("ended", ended.revokedAt().map(Object::toString).orElse(""));
        return AuditDraft.of(
                        actor,
                        "credential.replace",
                        "credential",
                        next.id().text(),
                        next.kind() + " " + before.identifier().masked() + " by "
                                + next.identifier().masked())
                .changing(was, is);
    }

    public static Map<String, Object> fields(Credential credential) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("holder", credential.holder().text());
        fields.put("kind", credential.kind().name());
        fields.put("number", credential.identifier().masked());
        fields.put("state", credential.state().name());
        fields.put("validFrom", credential.validFrom().toString());
        fields.put(
                "uses",
                credential.terms().uses().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
        if (credential.temporary()) {
            fields.put("temporary", true);
        }
        credential.validUntil().ifPresent(until -> fields.put("validUntil", until.toString()));
        return fields;
    }
}
