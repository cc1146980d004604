package org.clockhouse.credential.spi;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryCertificates implements CertificateRepository {

    private final OrgTable<CertificateKindId, CertificateKind> kinds;
    private final OrgTable<String, Certificate> certificates;

    public InMemoryCertificates(InMemoryTransactions transactions) {
        this.kinds = new OrgTable<>(transactions);
        this.certificates = new OrgTable<>(transactions);
    }

    @Override
    public List<CertificateKind> kinds() {
        return kinds.values().stream()
                .sorted(Comparator.comparing(CertificateKind::id))
                .toList();
    }

    @Override
    public Optional<CertificateKind> kind(CertificateKindId kind) {
        return kinds.get(kind);
    }

    @Override
    public void insert(CertificateKind kind) {
        kinds.put(kind.id(), kind);
    }

    @Override
    public CertificateKind update(CertificateKind kind) {
        requireCurrent(kind);
        CertificateKind after = kind.atVersion(kind.version() + 1);
        kinds.put(kind.id(), after);
        return after;
    }

    @Override
    public void delete(CertificateKind kind) {
        requireCurrent(kind);
        kinds.remove(kind.id());
        certificates.values().stream()
                .filter(one -> one.kind().equals(kind.id()))
                .toList()
                .forEach(one -> delete(one.person(), one.kind()));
    }

    private void requireCurrent(CertificateKind kind) {
        if (kinds.get(kind.id()).filter(now -> now.version() == kind.version()).isEmpty()) {
            throw new Stale("certificate-kind", kind.id().text());
        }
    }

    @Override
    public List<Certificate> of(EmployeeId person) {
        return certificates.values().stream()
                .filter(one -> one.person().equals(person))
                .sorted(Comparator.comparing(Certificate::kind))
                .toList();
    }

    @Override
    public void put(Certificate certificate) {
        certificates.put(key(certificate.person(), certificate.kind()), certificate);
    }

    @Override
    public boolean delete(EmployeeId person, CertificateKindId kind) {
        return certificates.remove(key(person, kind)).isPresent();
    }

    @Override
    public List<Certificate> ending(CertificateKindId kind, LocalDate from, LocalDate until) {
        return certificates.values().stream()
                .filter(one -> one.kind().equals(kind) && one.isValidOn(from))
                .filter(one -> !one.validUntil().isAfter(until))
                .sorted(Comparator.comparing(Certificate::validUntil))
                .toList();
    }

    @Override
    public Set<EmployeeId> proven(CertificateKindId kind, LocalDate date) {
        return certificates.values().stream()
                .filter(one -> one.kind().equals(kind) && one.isValidOn(date))
                .map(Certificate::person)
                .collect(Collectors.toSet());
    }

    private static String key(EmployeeId person, CertificateKindId kind) {
        return person.text() + "/" + kind.text();
    }
}
