package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses.Idle;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryUses implements UseRepository {

    private static final String POSITION = "position";

    private final OrgTable<String, CardUse> uses;
    private final OrgTable<StoppedUseId, StoppedUse> stopped;
    private final OrgTable<String, Long> positions;
    private final CredentialRepository credentials;
    private final InMemoryEmployees employees;

    public InMemoryUses(
            InMemoryTransactions transactions, CredentialRepository credentials, InMemoryEmployees employees) {
        this.uses = new OrgTable<>(transactions);
        this.stopped = new OrgTable<>(transactions);
        this.positions = new OrgTable<>(transactions);
        this.credentials = credentials;
        this.employees = employees;
    }

    @Override
    public long position() {
        return positions.get(POSITION).orElse(0L);
    }

    @Override
    public void position(long position) {
        positions.put(POSITION, position);
    }

    @Override
    public void add(List<CardUse> fresh) {
        fresh.forEach(use -> uses.put(
                key(use.credential(), use.terminal()),
                uses.get(key(use.credential(), use.terminal())).map(use::and).orElse(use)));
    }

    @Override
    public List<CardUse> of(CredentialId credential) {
        return uses.values().stream()
                .filter(use -> use.credential().equals(credential))
                .sorted(Comparator.comparing(CardUse::last).reversed())
                .toList();
    }

    @Override
    public Slice<Idle> idle(Scope scope, Instant since, boolean never, Page page) {
        List<Idle> found = everyCredential().stream()
                .filter(credential -> credential.state() == CredentialState.ACTIVE
                        && credential.kind() == CredentialKind.CARD
                        && credential.issuedAt().isBefore(since)
                        && seen(scope, credential.holder()))
                .filter(credential ->
                        page.after().isEmpty() || credential.id().text().compareTo(page.after()) < 0)
                .map(credential -> new Idle(
                        credential, of(credential.id()).stream().findFirst().map(CardUse::last)))
                .filter(idle -> never
                        ? idle.last().isEmpty()
                        : idle.last().map(last -> last.isBefore(since)).orElse(true))
                .sorted(Comparator.comparing((Idle idle) -> idle.credential().id())
                        .reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, idle -> idle.credential().id().text());
    }

    @Override
    public void add(StoppedUse use) {
        boolean known = stopped.values().stream()
                .anyMatch(other -> other.credential().equals(use.credential())
                        && other.terminal().equals(use.terminal())
                        && other.at().equals(use.at()));
        if (!known) {
            stopped.put(use.id(), use);
        }
    }

    @Override
    public Optional<StoppedUse> stopped(StoppedUseId use) {
        return stopped.get(use);
    }

    @Override
    public Slice<StoppedUse> stopped(Scope scope, boolean openOnly, Page page) {
        List<StoppedUse> found = stopped.values().stream()
                .filter(use -> seen(scope, use.holder()))
                .filter(use -> !openOnly || use.closedBy().isEmpty())
                .filter(use -> page.after().isEmpty() || use.id().text().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing(StoppedUse::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, use -> use.id().text());
    }

    @Override
    public StoppedUse close(StoppedUse use) {
        if (stopped(use.id()).filter(known -> known.version() == use.version()).isEmpty()) {
            throw new Stale("stopped-use", use.id().text());
        }
        StoppedUse next = use.closed(use.closedBy(), use.version() + 1);
        stopped.put(next.id(), next);
        return next;
    }

    private List<Credential> everyCredential() {
        return credentials
                .page(
                        Scope.EVERYBODY,
                        new CredentialRepository.CredentialQuery(
                                Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false),
                        Page.first(Page.MOST))
                .items();
    }

    private boolean seen(Scope scope, EmployeeId holder) {
        Predicate<Employee> seen = employees.in(scope);
        return employees.find(List.of(holder)).stream().anyMatch(seen);
    }

    private static String key(CredentialId credential, TerminalId terminal) {
        return credential.text() + terminal.text();
    }
}
