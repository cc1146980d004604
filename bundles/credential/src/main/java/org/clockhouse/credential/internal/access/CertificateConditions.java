package org.clockhouse.credential.internal.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.spi.CertificateRepository;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether people have the certificates that places ask for. */
@Component(service = Conditions.class)
public final class CertificateConditions implements Conditions {

    private final CertificateRepository certificates;

    @Activate
    public CertificateConditions(@Reference CertificateRepository certificates) {
        this.certificates = certificates;
    }

    @Override
    public Asked asked() {
        return new Certified(certificates, certificates.kinds(), new HashMap<>());
    }

    private record Proof(CertificateKindId kind, LocalDate date) {}

    private record Certified(
            CertificateRepository certificates, List<CertificateKind> kinds, Map<Proof, Set<EmployeeId>> read)
            implements Asked {

        @Override
        public Optional<Set<EmployeeId>> fulfilled(WallTerminal terminal, LocalDate date) {
            return at(terminal).stream().map(kind -> proven(kind, date)).reduce(Certified::both);
        }

        @Override
        public List<CertificateKindId> lacks(EmployeeId person, WallTerminal terminal, LocalDate date) {
            return at(terminal).stream()
                    .filter(kind -> !proven(kind, date).contains(person))
                    .toList();
        }

        private List<CertificateKindId> at(WallTerminal terminal) {
            return kinds.stream()
                    .filter(kind -> kind.asked().contain(terminal))
                    .map(CertificateKind::id)
                    .toList();
        }

        private Set<EmployeeId> proven(CertificateKindId kind, LocalDate date) {
            return read.computeIfAbsent(new Proof(kind, date), proof -> certificates.proven(kind, date));
        }

        private static Set<EmployeeId> both(Set<EmployeeId> one, Set<EmployeeId> other) {
            Set<EmployeeId> both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        }
    }
}
