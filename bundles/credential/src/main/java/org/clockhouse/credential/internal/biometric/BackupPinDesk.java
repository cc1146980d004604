package org.clockhouse.credential.internal.biometric;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.credential.biometric.BackupPins;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.spi.BackupPinRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backup PINs are temporary credentials, made up here. */
@Component
public final class BackupPinDesk implements BackupPins {

    /** Of a million numbers, fifty thousand people take one in twenty. */
    private static final int TRIES = 20;

    private final SecureRandom random = new SecureRandom();
    private final BackupPinRepository stored;
    private final CredentialDesk desk;
    private final CardBook book;

    @Activate
    public BackupPinDesk(
            @Reference BackupPinRepository stored, @Reference CredentialDesk desk, @Reference CardBook book) {
        this.stored = stored;
        this.desk = desk;
        this.book = book;
    }

    @Override
    public BackupPinRule rule(OrgId org) {
        return book.in(org, () -> stored.rule().orElse(BackupPinRule.USUAL));
    }

    @Override
    public BackupPinRule set(Actor actor, BackupPinRule rule) {
        return book.in(actor.org(), () -> {
            BackupPinRule before = rule(actor.org());
            BackupPinRule made = stored.put(rule);
            book.record(AuditDraft.of(actor, "backup-pin-rule.set", "backup-pin-rule", "", "")
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(BackupPinRule rule) {
        return Map.of("on", rule.on(), "digits", rule.digits(), "days", rule.days());
    }

    @Override
    public Issued issue(Actor actor, Scope scope, EmployeeId id) {
        return book.in(actor.org(), () -> {
            BackupPinRule rule = rule(actor.org());
            if (!rule.on()) {
                throw new Refused("backup-pin.off", "backup PINs are switched off");
            }
            book.person(actor.org(), scope, id);
            book.credentials().of(id).stream()
                    .filter(BackupPinDesk::isBackup)
                    .forEach(before -> desk.move(
                            actor, scope, before.id(), CredentialState.REVOKED, "another one", before.version()));
            Identifier.Pin pin = free(rule.digits());
            Instant end = book.now().plus(Duration.ofDays(rule.days()));
            Credential made = desk.issue(
                    actor,
                    scope,
                    new CredentialDraft(
                            id, pin, Optional.empty(), Optional.of(end), true, true, CredentialTerms.EVERY_USE));
            return new Issued(made, pin.digits());
        });
    }

    private static boolean isBackup(Credential credential) {
        return credential.kind() == CredentialKind.PIN
                && credential.temporary()
                && credential.state().isBound();
    }

    private Identifier.Pin free(int digits) {
        for (int i = 0; i < TRIES; i++) {
            Identifier.Pin pin = new Identifier.Pin(number(digits));
            if (book.credentials()
                    .holdingExact(IdentifierKeying.of(pin).exact())
                    .isEmpty()) {
                return pin;
            }
        }
        throw new Refused("backup-pin.none", "almost every number of this length is taken: allow longer ones");
    }

    /** Some terminals keep numbers, which do not begin with a zero. */
    private String number(int digits) {
        StringBuilder number = new StringBuilder().append(1 + random.nextInt(9));
        while (number.length() < digits) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }
}
