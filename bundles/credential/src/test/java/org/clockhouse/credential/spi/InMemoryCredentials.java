package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryCredentials implements CredentialRepository {

    private static final Comparator<Credential> NEWEST_FIRST =
            Comparator.comparing(Credential::id).reversed();

    private final OrgTable<CredentialId, Keyed> credentials;
    private final InMemoryEmployees employees;

    public InMemoryCredentials(InMemoryTransactions transactions, InMemoryEmployees employees) {
        this.credentials = new OrgTable<>(transactions);
        this.employees = employees;
    }

    @Override
    public Optional<Credential> find(CredentialId credential) {
        return credentials.get(credential).map(Keyed::credential);
    }

    @Override
    public List<Credential> of(EmployeeId holder) {
        return all(keyed -> keyed.credential().holder().equals(holder));
    }

    @Override
    public List<Credential> of(Collection<EmployeeId> holders) {
        return all(keyed -> holders.contains(keyed.credential().holder()));
    }

    @Override
    public Optional<Credential> holdingExact(String exact) {
        return all(keyed -> holds(keyed) && keyed.keys().exact().equals(exact)).stream()
                .findFirst();
    }

    @Override
    public Optional<Credential> holdingPrinted(String printed) {
        return all(keyed -> holds(keyed) && keyed.keys().printed().equals(printed)).stream()
                .findFirst();
    }

    @Override
    public List<IdentifierKeys.Hit> withKeys(Collection<String> searchKeys) {
        Set<String> wanted = Set.copyOf(searchKeys);
        return credentials.values().stream()
                .flatMap(keyed -> keyed.keys().search().stream()
                        .filter(wanted::contains)
                        .map(key -> new IdentifierKeys.Hit(key, keyed.credential())))
                .toList();
    }

    @Override
    public List<Credential> withExact(String exact) {
        return all(keyed -> keyed.keys().exact().equals(exact));
    }

    @Override
    public void insert(Keyed credential) {
        refuseTaken(credential);
        credentials.put(credential.credential().id(), credential);
    }

    @Override
    public Credential update(Keyed changed) {
        Credential credential = changed.credential();
        if (find(credential.id())
                .filter(stored -> stored.version() == credential.version())
                .isEmpty()) {
            throw new Stale("credential", credential.id().text());
        }
        refuseTaken(changed);
        Credential next = credential.atVersion(credential.version() + 1);
        credentials.put(next.id(), new Keyed(next, changed.keys()));
        return next;
    }

    @Override
    public Slice<Credential> page(Scope scope, CredentialQuery query, Page page) {
        Predicate<Employee> seen = employees.in(scope);
        List<Credential> found = all(keyed -> fits(query, keyed)
                        && employees.find(List.of(keyed.credential().holder())).stream()
                                .anyMatch(seen))
                .stream()
                .filter(credential ->
                        page.after().isEmpty() || credential.id().text().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, credential -> credential.id().text());
    }

    @Override
    public List<Credential> due(Instant now, int limit) {
        return all(keyed -> keyed.credential().state().isBound()
                        && keyed.credential().state() != CredentialState.EXPIRED
                        && keyed.credential()
                                .validUntil()
                                .filter(end -> !end.isAfter(now))
                                .isPresent())
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Credential> unactivated(Instant before, int limit) {
        return all(keyed -> keyed.credential().state() == CredentialState.ISSUED
                        && keyed.credential().kind().isIssued()
                        && keyed.credential().terms().movedAt().isBefore(before))
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void eachActiveCard(Consumer<Credential> consumer) {
        all(keyed -> keyed.credential().state() == CredentialState.ACTIVE
                        && keyed.credential().kind() == CredentialKind.CARD)
                .forEach(consumer);
    }

    @Override
    public Slice<Credential> temporary(Scope scope, Page page) {
        return bound(employees.in(scope), Credential::temporary, page);
    }

    @Override
    public Slice<Credential> ending(Scope scope, Instant until, Page page) {
        return bound(
                employees.in(scope),
                card -> card.kind() == CredentialKind.CARD
                        && card.state() != CredentialState.EXPIRED
                        && card.validUntil().filter(end -> !end.isAfter(until)).isPresent(),
                page);
    }

    @Override
    public Slice<Credential> withLeavers(Scope scope, LocalDate endedBy, Page page) {
        Predicate<Employee> leaving = person -> !person.isVisitor()
                && person.endedOn().filter(last -> !last.isAfter(endedBy)).isPresent();
        return bound(employees.in(scope).and(leaving), card -> card.kind() == CredentialKind.CARD, page);
    }

    private Slice<Credential> bound(Predicate<Employee> seen, Predicate<Credential> wanted, Page page) {
        List<Credential> found = all(keyed -> keyed.credential().state().isBound()
                        && wanted.test(keyed.credential())
                        && employees.find(List.of(keyed.credential().holder())).stream()
                                .anyMatch(seen))
                .stream()
                .filter(credential ->
                        page.after().isEmpty() || credential.id().text().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, credential -> credential.id().text());
    }

    private static boolean fits(CredentialQuery query, Keyed keyed) {
        Credential credential = keyed.credential();
        boolean searched = query.searchKeys().isEmpty() && query.holders().isEmpty()
                || keyed.keys().search().stream().anyMatch(query.searchKeys()::contains)
                || query.holders().contains(credential.holder());
        return !query.never()
                && searched
                && query.state().map(credential.state()::equals).orElse(true)
                && query.kind()
                        .map(credential.kind()::equals)
                        .orElse(credential.kind().isIssued())
                && query.employee().map(credential.holder()::equals).orElse(true);
    }

    private void refuseTaken(Keyed credential) {
        if (!holds(credential)) {
            return;
        }
        Predicate<Credential> another =
                other -> !other.id().equals(credential.credential().id());
        if (holdingExact(credential.keys().exact()).filter(another).isPresent()) {
            throw Refused.duplicate("credential.number.taken", "that number is held already");
        }
        if (!credential.keys().printed().isEmpty()
                && holdingPrinted(credential.keys().printed()).filter(another).isPresent()) {
            throw Refused.duplicate("credential.printed.taken", "that printed number is held already");
        }
    }

    private List<Credential> all(Predicate<Keyed> wanted) {
        return credentials.values().stream()
                .filter(wanted)
                .map(Keyed::credential)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static boolean holds(Keyed keyed) {
        return keyed.credential().state().holdsNumber();
    }
}
