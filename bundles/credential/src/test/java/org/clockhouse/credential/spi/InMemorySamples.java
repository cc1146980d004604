package org.clockhouse.credential.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemorySamples implements SampleVault {

    private record Held(EmployeeId person, CredentialId biometric, Sample sample, boolean whole) {}

    private final OrgTable<CredentialId, Held> samples;
    private final OrgTable<String, EmployeeId> keys;

    public InMemorySamples(InMemoryTransactions transactions) {
        this.samples = new OrgTable<>(transactions);
        this.keys = new OrgTable<>(transactions);
    }

    @Override
    public void put(EmployeeId person, CredentialId biometric, Sample sample) {
        keys.put(key(person, sample.kind()), person);
        samples.put(biometric, new Held(person, biometric, sample, true));
    }

    private static String key(EmployeeId person, CredentialKind kind) {
        return person.text() + kind;
    }

    @Override
    public Optional<Sample> get(CredentialId biometric) {
        return samples.get(biometric).filter(Held::whole).map(Held::sample);
    }

    @Override
    public Set<CredentialId> kept(EmployeeId person) {
        return of(person).filter(Held::whole).map(Held::biometric).collect(Collectors.toSet());
    }

    @Override
    public Optional<CredentialId> recognise(EmployeeId person, Sample sample) {
        return of(person)
                .filter(held -> held.sample().kind() == sample.kind()
                        && held.sample().slot() == sample.slot()
                        && held.sample().family().equals(sample.family())
                        && Arrays.equals(held.sample().bytes(), sample.bytes()))
                .map(Held::biometric)
                .findFirst();
    }

    private Stream<Held> of(EmployeeId person) {
        return samples.values().stream().filter(held -> held.person().equals(person));
    }

    @Override
    public void forget(CredentialId biometric) {
        samples.get(biometric)
                .ifPresent(held -> samples.put(biometric, new Held(held.person(), biometric, held.sample(), false)));
    }

    @Override
    public void erase(CredentialId biometric) {
        samples.remove(biometric);
    }

    @Override
    public void shred(EmployeeId person, CredentialKind kind) {
        keys.remove(key(person, kind));
        of(person)
                .filter(held -> held.sample().kind() == kind)
                .toList()
                .forEach(held -> samples.remove(held.biometric()));
    }

    @Override
    public Set<EmployeeId> people() {
        return Set.copyOf(keys.values().stream().collect(Collectors.toSet()));
    }

    @Override
    public List<CredentialId> wholes(Set<CredentialKind> kinds, Optional<CredentialId> after, int limit) {
        Collection<Held> all = samples.values();
        return all.stream()
                .filter(held -> held.whole() && kinds.contains(held.sample().kind()))
                .map(Held::biometric)
                .filter(id -> after.map(given -> id.compareTo(given) > 0).orElse(true))
                .limit(limit)
                .toList();
    }
}
