package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryBiometrics implements BiometricRepository {

    private final OrgTable<CredentialId, Taken> taken;
    private final CredentialRepository credentials;
    private final InMemoryEmployees employees;

    public InMemoryBiometrics(
            InMemoryTransactions transactions, CredentialRepository credentials, InMemoryEmployees employees) {
        this.taken = new OrgTable<>(transactions);
        this.credentials = credentials;
        this.employees = employees;
    }

    @Override
    public void insert(Taken fresh) {
        taken.put(fresh.credential(), fresh);
    }

    @Override
    public Optional<Taken> find(CredentialId biometric) {
        return taken.get(biometric);
    }

    @Override
    public List<Taken> of(EmployeeId person) {
        return taken.values().stream()
                .filter(each -> each.person().equals(person))
                .sorted(Comparator.comparing(Taken::credential).reversed())
                .toList();
    }

    @Override
    public Slice<Taken> waiting(Scope scope, Page page) {
        List<Taken> found = waiting()
                .filter(each -> employees.find(List.of(each.person())).stream().anyMatch(employees.in(scope)))
                .filter(each ->
                        page.after().isEmpty() || each.credential().text().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, each -> each.credential().text());
    }

    @Override
    public List<Taken> waitingSince(Instant before, int limit) {
        return waiting().filter(each -> each.at().isBefore(before)).limit(limit).toList();
    }

    private Stream<Taken> waiting() {
        return taken.values().stream()
                .filter(each -> credential(each).state() == CredentialState.ISSUED)
                .sorted(Comparator.comparing(Taken::credential));
    }

    private Credential credential(Taken each) {
        return credentials.find(each.credential()).orElseThrow();
    }

    @Override
    public List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince, Set<String> families) {
        return taken.values().stream()
                .filter(each -> families.contains(each.family()))
                .filter(each -> employees.find(List.of(each.person())).stream()
                        .anyMatch(person -> person.statusOn(today) == Employee.Status.ACTIVE && reach.admits(person)))
                .map(this::credential)
                .flatMap(credential -> want(credential, stoppedSince).stream()
                        .map(want -> new Wanted(credential.id(), credential.holder(), want, credential.version())))
                .toList();
    }

    private static Optional<Want> want(Credential credential, Instant stoppedSince) {
        if (Delivery.wanted(credential) == Want.HELD) {
            return Optional.of(Want.HELD);
        }
        boolean stopped = credential.terms().activatedAt().isPresent()
                && !credential.terms().movedAt().isBefore(stoppedSince);
        return stopped ? Optional.of(Want.REMOVED) : Optional.empty();
    }
}
