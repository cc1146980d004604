package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryDeliveries implements DeliveryRepository {

    private record Here(TerminalId terminal, Line line) {}

    private final OrgTable<String, Here> lines;
    private final CredentialRepository credentials;
    private final InMemoryEmployees employees;

    public InMemoryDeliveries(
            InMemoryTransactions transactions, CredentialRepository credentials, InMemoryEmployees employees) {
        this.lines = new OrgTable<>(transactions);
        this.credentials = credentials;
        this.employees = employees;
    }

    Map<TerminalId, List<Line>> byTerminal() {
        return lines.values().stream()
                .collect(Collectors.groupingBy(Here::terminal, Collectors.mapping(Here::line, Collectors.toList())));
    }

    @Override
    public List<Wanted> wanted(Reach reach, LocalDate today, Instant now, Instant stoppedSince) {
        return everyCredential().stream()
                .flatMap(credential ->
                        wanted(reach, today, credential, Delivery.wantedOn(credential, now, stoppedSince)))
                .toList();
    }

    private Stream<Wanted> wanted(Reach reach, LocalDate today, Credential credential, Optional<Want> want) {
        return employees.find(List.of(credential.holder())).stream()
                .filter(person ->
                        want.isPresent() && person.statusOn(today) == Employee.Status.ACTIVE && reach.admits(person))
                .map(person -> new Wanted(
                        credential.id(), person.id(), want.orElseThrow(), credential.version() + person.version()));
    }

    @Override
    public List<Line> lines(TerminalId terminal) {
        return at(terminal, line -> true);
    }

    @Override
    public List<Line> lines(TerminalId terminal, Collection<EmployeeId> holders) {
        return at(terminal, line -> holders.contains(line.holder()));
    }

    @Override
    public Map<TerminalId, Line> lines(CredentialId credential) {
        return lines.values().stream()
                .filter(here -> here.line().credential().equals(credential))
                .collect(Collectors.toMap(Here::terminal, Here::line));
    }

    @Override
    public Slice<Line> page(TerminalId terminal, Scope scope, boolean differences, Page page) {
        List<Line> found = at(
                        terminal,
                        line -> (line.isDifferent() || !differences && line.isHeld()) && seen(scope, line.holder()))
                .stream()
                .sorted(Comparator.comparing(Line::credential))
                .filter(line ->
                        page.after().isEmpty() || line.credential().text().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, line -> line.credential().text());
    }

    @Override
    public List<Line> open(TerminalId terminal, int limit) {
        return at(terminal, Line::isOpen).stream()
                .sorted(Comparator.comparing(Line::isHeld)
                        .thenComparing(Line::holder)
                        .thenComparing(Line::credential))
                .limit(limit)
                .toList();
    }

    @Override
    public void put(TerminalId terminal, Collection<Line> fresh) {
        fresh.forEach(line -> lines.put(key(line.credential(), terminal), new Here(terminal, line)));
    }

    @Override
    public Set<CredentialId> tell(TerminalId terminal, List<Told> news, Instant now) {
        Set<CredentialId> taken = new HashSet<>();
        for (Told each : news) {
            lines.get(key(each.credential(), terminal))
                    .map(Here::line)
                    .filter(line -> line.want() == each.want() && line.stamp() == each.stamp())
                    .ifPresent(line -> {
                        taken.add(line.credential());
                        put(terminal, List.of(told(line, each, now)));
                    });
        }
        return taken;
    }

    private static Line told(Line line, Told news, Instant now) {
        return new Line(
                line.credential(),
                line.holder(),
                line.want(),
                news.state(),
                now,
                line.stamp(),
                news.number(),
                news.errand(),
                news.detail());
    }

    @Override
    public int settle(TerminalId terminal, long errand, State state, String detail, Instant now) {
        List<Line> sent = at(terminal, line -> line.state() == State.SENT && line.errand() == errand);
        for (Line line : sent) {
            String number = line.isHeld() || state != State.CONFIRMED ? line.number() : "";
            put(
                    terminal,
                    List.of(told(
                            line,
                            new Told(line.credential(), line.want(), line.stamp(), state, number, 0, detail),
                            now)));
        }
        return sent.size();
    }

    @Override
    public Set<TerminalId> stop(Instant movedSince, Instant now) {
        Set<CredentialId> stopped = everyCredential().stream()
                .filter(credential -> Delivery.wanted(credential) == Want.REMOVED
                        && !credential.terms().movedAt().isBefore(movedSince))
                .map(Credential::id)
                .collect(Collectors.toSet());
        List<Here> held = lines.values().stream()
                .filter(here ->
                        here.line().isHeld() && stopped.contains(here.line().credential()))
                .toList();
        held.forEach(here -> put(
                here.terminal(),
                List.of(here.line().expected(Want.REMOVED, here.line().stamp(), now))));
        return held.stream().map(Here::terminal).collect(Collectors.toSet());
    }

    private List<Line> at(TerminalId terminal, Predicate<Line> wanted) {
        return lines.values().stream()
                .filter(here -> here.terminal().equals(terminal) && wanted.test(here.line()))
                .map(Here::line)
                .toList();
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
        return employees.find(List.of(holder)).stream().anyMatch(employees.in(scope));
    }

    private static String key(CredentialId credential, TerminalId terminal) {
        return credential.text() + terminal.text();
    }
}
