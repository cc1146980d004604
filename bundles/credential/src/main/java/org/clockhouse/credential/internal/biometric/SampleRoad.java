package org.clockhouse.credential.internal.biometric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.biometric.SampleExchange;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.BiometricRepository;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Samples from terminals to the desk, and from the vault to terminals. */
@Component
public final class SampleRoad implements SampleExchange {

    private final BiometricDesk desk;
    private final BiometricRules rules;
    private final BiometricRepository biometrics;
    private final SampleVault vault;
    private final DeliveryRepository deliveries;
    private final CardBook book;

    @Activate
    public SampleRoad(
            @Reference BiometricDesk desk,
            @Reference BiometricRules rules,
            @Reference BiometricRepository biometrics,
            @Reference SampleVault vault,
            @Reference DeliveryRepository deliveries,
            @Reference CardBook book) {
        this.desk = desk;
        this.rules = rules;
        this.biometrics = biometrics;
        this.vault = vault;
        this.deliveries = deliveries;
        this.book = book;
    }

    @Override
    public Set<CredentialKind> taken(OrgId org) {
        return rules.all(org).stream()
                .filter(BiometricRule::on)
                .map(BiometricRule::kind)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean received(OrgId org, TerminalId terminal, EmployeeId person, String number, Sample sample) {
        try {
            return book.in(org, () -> {
                Biometric biometric =
                        desk.enrol(CardBook.self(org), Scope.EVERYBODY, person, sample, Optional.of(terminal));
                if (biometric.credential().state() == CredentialState.ISSUED) {
                    takeBack(terminal, number, biometric);
                }
                return true;
            });
        } catch (Refused no) {
            return false;
        }
    }

    /** What waits is not to be used where it was taken; what it was taken over goes back there. */
    private void takeBack(TerminalId terminal, String number, Biometric fresh) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                fresh.taken().credential(),
                fresh.taken().person(),
                Want.REMOVED,
                State.EXPECTED,
                book.now(),
                fresh.credential().version(),
                number,
                0,
                ""));
        for (Credential old : desk.inItsPlace(fresh.taken(), CredentialState.ACTIVE)) {
            Optional.ofNullable(deliveries.lines(old.id()).get(terminal))
                    .filter(Line::isHeld)
                    .map(line -> line.expected(Want.HELD, line.stamp(), book.now()))
                    .ifPresent(lines::add);
        }
        deliveries.put(terminal, lines);
        book.tell();
    }

    @Override
    public Optional<Sample> sample(OrgId org, CredentialId biometric) {
        return book.in(org, () -> vault.get(biometric));
    }

    @Override
    public Map<CredentialId, Taken> taken(OrgId org, Collection<CredentialId> wanted) {
        return book.in(org, () -> wanted.stream()
                .flatMap(id -> biometrics.find(id).stream())
                .collect(Collectors.toMap(Taken::credential, Function.identity())));
    }
}
