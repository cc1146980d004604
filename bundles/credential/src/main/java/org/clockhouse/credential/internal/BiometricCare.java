package org.clockhouse.credential.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.credential.Biometric.Taken;
import org.clockhouse.credential.BiometricRules;
import org.clockhouse.credential.Consent;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Delivery.Line;
import org.clockhouse.credential.Delivery.State;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.credential.spi.BiometricRepository;
import org.clockhouse.credential.spi.ConsentRepository;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Destroys by itself what is no longer needed. Each step by itself is whole, and what is left is done at the next round. */
@Component(service = BiometricCare.class)
public final class BiometricCare {

    /** Nobody approved it in this time: it is thrown away. */
    static final Duration WAITS = Duration.ofDays(30);

    /** A sample that has not come everywhere in this time is destroyed all the same. */
    static final Duration COPIES = Duration.ofDays(30);

    private static final int AT_ONCE = 100;

    private final BiometricRepository biometrics;
    private final SampleVault vault;
    private final ConsentRepository consents;
    private final BiometricRules rules;
    private final DeliveryRepository deliveries;
    private final Destruction destruction;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public BiometricCare(
            @Reference BiometricRepository biometrics,
            @Reference SampleVault vault,
            @Reference ConsentRepository consents,
            @Reference BiometricRules rules,
            @Reference DeliveryRepository deliveries,
            @Reference Destruction destruction,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.biometrics = biometrics;
        this.vault = vault;
        this.consents = consents;
        this.rules = rules;
        this.deliveries = deliveries;
        this.destruction = destruction;
        this.doors = doors;
        this.book = book;
    }

    public void round(OrgId org) {
        book.in(org, vault::people).forEach(person -> book.in(org, () -> left(org, person)));
        book.in(org, () -> biometrics.waitingSince(book.now().minus(WAITS), AT_ONCE)).stream()
                .map(Taken::credential)
                .forEach(id -> book.in(org, () -> unapproved(org, id)));
        List<CredentialId> some = book.in(org, () -> vault.wholes(Optional.empty(), AT_ONCE));
        while (!some.isEmpty()) {
            some.forEach(id -> book.in(org, () -> unneeded(org, id)));
            CredentialId last = some.get(some.size() - 1);
            some = book.in(org, () -> vault.wholes(Optional.of(last), AT_ONCE));
        }
    }

    private boolean left(OrgId org, EmployeeId id) {
        Employee person = book.people(org, List.of(id)).get(id);
        boolean left = person.statusOn(doors.today(org, person.site())) == Employee.Status.ENDED;
        if (left) {
            Actor self = CardBook.self(org);
            consents.of(id).stream().filter(Consent::isLive).forEach(consent -> {
                consents.put(consent.ended(book.now(), self.name(), "left"));
                book.wrote(ConsentDesk.entry(self, "consent.end", person, consent.kind())
                        .because("left"));
            });
            Stream.of(CredentialKind.values())
                    .filter(CredentialKind::isBiometric)
                    .forEach(kind -> destruction.shred(self, id, kind, "left"));
        }
        return left;
    }

    private boolean unapproved(OrgId org, CredentialId id) {
        Credential credential = book.credentials().find(id).orElseThrow();
        boolean waits = credential.state() == CredentialState.ISSUED;
        if (waits) {
            destruction.end(CardBook.self(org), "biometric.refuse", credential, "not approved in time");
        }
        return waits;
    }

    private boolean unneeded(OrgId org, CredentialId id) {
        Credential credential = book.credentials().find(id).orElseThrow();
        if (credential.state().isEnded()) {
            vault.erase(id);
            return true;
        }
        boolean copied = credential.state() == CredentialState.ACTIVE
                && !rules.of(org, credential.kind()).keepsSamples()
                && (isOld(credential) || isEverywhere(org, credential));
        if (copied) {
            destruction.forget(id);
        }
        return copied;
    }

    private boolean isOld(Credential credential) {
        Instant approved = credential.terms().activatedAt().orElse(Instant.MAX);
        return approved.isBefore(book.now().minus(COPIES));
    }

    /** Every terminal where the person may come, and that can be given such a sample, said that it has it. */
    private boolean isEverywhere(OrgId org, Credential credential) {
        String family = biometrics.find(credential.id()).orElseThrow().family();
        List<TerminalId> wanted = doors.reach(org, Scope.EVERYBODY, credential.holder()).stream()
                .filter(terminal -> terminal.ability().families().contains(family))
                .map(WallTerminal::id)
                .toList();
        Map<TerminalId, Line> lines = deliveries.lines(credential.id());
        return !wanted.isEmpty() && wanted.stream().allMatch(terminal -> has(lines.get(terminal)));
    }

    private static boolean has(Line line) {
        return line != null && line.isHeld() && line.state() == State.CONFIRMED;
    }
}
