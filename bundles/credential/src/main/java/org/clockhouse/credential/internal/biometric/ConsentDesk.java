package org.clockhouse.credential.internal.biometric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.credential.biometric.Consents;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.Factors;
import org.clockhouse.credential.spi.ConsentRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is taken, and who agreed to it. */
@Component(service = {Consents.class, BiometricRules.class})
public final class ConsentDesk implements Consents, BiometricRules {

    private final ConsentRepository stored;
    private final Destruction destruction;
    private final CardBook book;

    @Activate
    public ConsentDesk(
            @Reference ConsentRepository stored, @Reference Destruction destruction, @Reference CardBook book) {
        this.stored = stored;
        this.destruction = destruction;
        this.book = book;
    }

    @Override
    public List<BiometricRule> all(OrgId org) {
        return Stream.of(CredentialKind.values())
                .filter(CredentialKind::isBiometric)
                .map(kind -> of(org, kind))
                .toList();
    }

    @Override
    public BiometricRule of(OrgId org, CredentialKind kind) {
        return book.in(org, () -> stored.rules().stream()
                .filter(rule -> rule.kind() == kind)
                .findFirst()
                .orElse(BiometricRule.off(kind)));
    }

    @Override
    public BiometricRule set(Actor actor, BiometricRule rule) {
        return book.in(actor.org(), () -> {
            BiometricRule before = of(actor.org(), rule.kind());
            BiometricRule made = stored.put(rule);
            String kind = rule.kind().name();
            book.wrote(AuditDraft.of(actor, "biometric-rule.set", "biometric-rule", kind, kind)
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(BiometricRule rule) {
        return Map.of("on", rule.on(), "keepsSamples", rule.keepsSamples());
    }

    @Override
    public ConsentWording wording(OrgId org) {
        return wordings(org).get(0);
    }

    @Override
    public List<ConsentWording> wordings(OrgId org) {
        return book.in(org, () -> {
            List<ConsentWording> all = new ArrayList<>(stored.wordings());
            all.add(ConsentWording.USUAL);
            return all;
        });
    }

    @Override
    public ConsentWording reword(Actor actor, LocalText text) {
        return book.in(actor.org(), () -> {
            int edition = wording(actor.org()).edition() + 1;
            ConsentWording made = new ConsentWording(edition, text, book.now(), actor.name());
            stored.insert(made);
            String number = String.valueOf(edition);
            book.wrote(AuditDraft.of(actor, "consent-wording.set", "consent-wording", number, number)
                    .with(Map.of("zh", text.zh(), "en", text.en())));
            return made;
        });
    }

    @Override
    public List<Consent> of(OrgId org, Scope scope, EmployeeId person) {
        return book.in(org, () -> {
            book.person(org, scope, person);
            return stored.of(person);
        });
    }

    @Override
    public Consent give(Actor actor, Scope scope, EmployeeId id, CredentialKind kind, int wording) {
        return book.in(actor.org(), () -> {
            Employee person = book.person(actor.org(), scope, id);
            Factors.requireOn(of(actor.org(), kind));
            Optional<Consent> live = stored.live(id, kind);
            if (live.isPresent()) {
                return live.get();
            }
            if (wording != wording(actor.org()).edition()) {
                throw new Refused("biometric.wording", "the words were changed: they have to be read again");
            }
            Consent consent =
                    new Consent(ConsentId.next(), id, kind, wording, book.now(), actor.name(), Optional.empty());
            stored.put(consent);
            book.wrote(entry(actor, "consent.give", person, kind).with(Map.of("wording", wording)));
            return consent;
        });
    }

    @Override
    public void withdraw(Actor actor, Scope scope, EmployeeId id, CredentialKind kind, String reason) {
        book.in(actor.org(), () -> {
            Employee person = book.person(actor.org(), scope, id);
            Optional<Consent> live = stored.live(id, kind);
            live.ifPresent(consent -> {
                Instant now = book.now();
                stored.put(consent.ended(now, actor.name(), reason.strip()));
                book.wrote(entry(actor, "consent.withdraw", person, kind).because(reason.strip()));
                destruction.shred(actor, id, kind, "consent withdrawn");
            });
            return live;
        });
    }

    static AuditDraft entry(Actor actor, String action, Employee person, CredentialKind kind) {
        return AuditDraft.of(actor, action, "employee", person.id().text(), kind + " of " + person.number());
    }
}
