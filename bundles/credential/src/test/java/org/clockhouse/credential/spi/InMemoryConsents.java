package org.clockhouse.credential.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryConsents implements ConsentRepository {

    private final OrgTable<CredentialKind, BiometricRule> rules;
    private final OrgTable<Integer, ConsentWording> wordings;
    private final OrgTable<ConsentId, Consent> consents;

    public InMemoryConsents(InMemoryTransactions transactions) {
        this.rules = new OrgTable<>(transactions);
        this.wordings = new OrgTable<>(transactions);
        this.consents = new OrgTable<>(transactions);
    }

    @Override
    public List<BiometricRule> rules() {
        return List.copyOf(rules.values());
    }

    @Override
    public BiometricRule put(BiometricRule rule) {
        if (rules.get(rule.kind()).map(BiometricRule::version).orElse(0L) != rule.version()) {
            throw new Stale("biometric-rule", rule.kind().name());
        }
        BiometricRule made = rule.atVersion(rule.version() + 1);
        rules.put(rule.kind(), made);
        return made;
    }

    @Override
    public List<ConsentWording> wordings() {
        return wordings.values().stream()
                .sorted(Comparator.comparing(ConsentWording::edition).reversed())
                .toList();
    }

    @Override
    public void insert(ConsentWording wording) {
        wordings.put(wording.edition(), wording);
    }

    @Override
    public List<Consent> of(EmployeeId person) {
        return consents.values().stream()
                .filter(consent -> consent.person().equals(person))
                .sorted(Comparator.comparing(Consent::id).reversed())
                .toList();
    }

    @Override
    public Optional<Consent> live(EmployeeId person, CredentialKind kind) {
        return of(person).stream()
                .filter(consent -> consent.kind() == kind && consent.isLive())
                .findFirst();
    }

    @Override
    public Set<EmployeeId> people() {
        return consents.values().stream()
                .filter(Consent::isLive)
                .map(Consent::person)
                .collect(Collectors.toSet());
    }

    @Override
    public void put(Consent consent) {
        consents.put(consent.id(), consent);
    }
}
