package org.clockhouse.credential.internal.biometric;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.access.Doors;
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
        Set<EmployeeId> concerned = new HashSet<>(book.in(org, vault::people));
        concerned.addAll(book.in(org, consents::people));
        List<EmployeeId> people = List.copyOf(concerned);
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<EmployeeId> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
            book.in(org, () -> leavers(org, some)).forEach(person -> book.in(org, () -> left(org, person)));
        }
        book.in(org, () -> biometrics.waitingSince(book.now().minus(WAITS), AT_ONCE)).stream()
                .map(Taken::credential)
                .forEach(id -> book.in(org, () -> unapproved(id)));
        Set<CredentialKind> passing = rules.all(org).stream()
                .filter(rule -> !rule.keepsSamples())
                .map(BiometricRule::kind)
                .collect(Collectors.toSet());
        List<CredentialId> some = book.in(org, () -> vault.wholes(passing, Optional.empty(), AT_ONCE));
        while (!some.isEmpty()) {
            some.forEach(id -> book.in(org, () -> unneeded(org, id)));
            CredentialId last = some.get(some.size() - 1);
            some = book.in(org, () -> vault.wholes(passing, Optional.of(last), AT_ONCE));
        }
    }

    private List<Employee> leavers(OrgId org, List<EmployeeId> people) {
        return book.people(org, people).values().stream()
                .filter(person -> person.statusOn(doors.today(org, person.site())) == Employee.Status.ENDED)
                .toList();
    }

    private boolean left(OrgId org, Employee person) {
        Actor self = CardBook.self(org);
        consents.of(person.id()).stream().filter(Consent::isLive).forEach(consent -> {
            consents.put(consent.ended(book.now(), self.name(), "left"));
            book.wrote(ConsentDesk.entry(self, "consent.end", person, consent.kind())
                    .because("left"));
        });
        Stream.of(CredentialKind.values())
                .filter(CredentialKind::isBiometric)
                .forEach(kind -> destruction.shred(self, person.id(), kind, "left"));
        return true;
    }

    private boolean unapproved(CredentialId id) {
        Credential credential = book.credentials().find(id).orElseThrow();
        boolean waits = credential.state() == CredentialState.ISSUED;
        if (waits) {
            destruction.end(CardBook.self(book.org()), "biometric.refuse", credential, "not approved in time");
        }
        return waits;
    }

    private boolean unneeded(OrgId org, CredentialId id) {
        Credential credential = book.credentials().find(id).orElseThrow();
        boolean copied =
                credential.state() == CredentialState.ACTIVE && (isOld(credential) || isEverywhere(org, credential));
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
