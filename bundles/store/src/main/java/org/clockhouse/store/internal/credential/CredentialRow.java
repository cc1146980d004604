package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.Sql;

/** A row of the table of credentials, and how its columns are written. */
record CredentialRow(FieldCipher.Column identifiers) {

    /** No end, in milliseconds. */
    private static final long NEVER = Long.MAX_VALUE;

    Credential read(Sql.Row row) {
        String id = row.text("id");
        CredentialKind kind = row.constant(CredentialKind.class, "kind");
        return new Credential(
                CredentialId.of(id),
                EmployeeId.of(row.text("holder_id")),
                IdentifierCodec.read(kind, identifiers.open(id, row.bytes("identifier"))),
                row.constant(CredentialState.class, "state"),
                row.instant("valid_from"),
                end(row.number("valid_until")),
                row.instant("issued_at"),
                end(row.number("revoked_at")),
                Optional.of(row.text("replaces_id"))
                        .filter(text -> !text.isBlank())
                        .map(CredentialId::of),
                row.text("reason"),
                new CredentialTerms(
                        row.flag("lent"),
                        Stream.of(row.text("uses").split(","))
                                .map(CredentialUse::valueOf)
                                .collect(Collectors.toSet()),
                        end(row.number("activated_at")),
                        row.instant("moved_at"),
                        row.optionalInstant("stopped_at")),
                row.number("version"));
    }

    byte[] sealed(Credential credential) {
        return identifiers.seal(credential.id().text(), IdentifierCodec.write(credential.identifier()));
    }

    static Long stoppedAt(CredentialTerms terms) {
        return terms.stoppedAt().map(Instant::toEpochMilli).orElse(null);
    }

    static String uses(CredentialTerms terms) {
        return terms.uses().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    static long until(Optional<Instant> end) {
        return end.map(Instant::toEpochMilli).orElse(NEVER);
    }

    private static Optional<Instant> end(long millis) {
        return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
