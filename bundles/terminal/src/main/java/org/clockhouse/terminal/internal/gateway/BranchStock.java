package org.clockhouse.terminal.internal.gateway;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.use.CardCopies;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.PeopleCopies;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.GatewayCalls.Listed;
import org.clockhouse.terminal.GatewayCalls.Orders;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.Status;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.call.Callers;
import org.clockhouse.terminal.internal.desk.DeskRounds;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.clockhouse.terminal.internal.visit.Visits;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a gateway's own books what its head office says: the same terminals, people and cards under the same ids. A gateway has
 * one site for each zone, because its clocks are all that a site says here.
 */
@Component(service = BranchStock.class)
public final class BranchStock {

    private final TerminalRepository terminals;
    private final ClockPolicyRepository clocks;
    private final Sites sites;
    private final PeopleCopies people;
    private final CardCopies cards;
    private final Visits visits;
    private final DeskRounds desks;
    private final Callers callers;
    private final WorkedOut workedOut;
    private final Journal journal;

    @Activate
    public BranchStock(
            @Reference TerminalRepository terminals,
            @Reference ClockPolicyRepository clocks,
            @Reference Sites sites,
            @Reference PeopleCopies people,
            @Reference CardCopies cards,
            @Reference Visits visits,
            @Reference DeskRounds desks,
            @Reference Callers callers,
            @Reference WorkedOut workedOut,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.clocks = clocks;
        this.sites = sites;
        this.people = people;
        this.cards = cards;
        this.visits = visits;
        this.desks = desks;
        this.callers = callers;
        this.workedOut = workedOut;
        this.journal = journal;
    }

    /** Those that left go first: their serial numbers may be another's now. */
    void take(OrgId org, Orders orders) {
        List<Terminal> wanted = orders.terminals().stream()
                .map(terminal -> at(terminal, site(org, terminal.zone().orElseThrow()), 0))
                .toList();
        Set<TerminalId> ids = wanted.stream().map(Terminal::id).collect(Collectors.toSet());
        journal.run(org, Topic.TERMINALS, () -> {
            terminals.all().stream()
                    .filter(terminal -> !ids.contains(terminal.id()))
                    .forEach(terminal -> terminals.update(terminal.become(Status.RETIRED)));
            wanted.forEach(terminal -> put(org, terminal));
            put(orders);
            journal.afterCommit(() -> {
                visits.refresh();
                desks.refresh();
                callers.outdated();
            });
        });
        takePeople(org, orders);
    }

    /**
     * People work at the site of the first terminal: here a site says no more of them. Who may come to no terminal any more is
     * nobody here.
     */
    private void takePeople(OrgId org, Orders orders) {
        if (orders.terminals().isEmpty() && orders.people().isEmpty()) {
            return;
        }
        SiteId site = site(
                org,
                orders.terminals().stream().findFirst().flatMap(Terminal::zone).orElse(ZoneOffset.UTC));
        List<Listed> coming = orders.people().stream()
                .filter(person -> !person.terminals().isEmpty())
                .toList();
        people.set(
                org,
                site,
                coming.stream()
                        .map(person -> new PeopleCopies.Copy(person.id(), person.number(), person.name()))
                        .toList());
        Map<TerminalId, Set<EmployeeId>> who = new HashMap<>();
        orders.terminals().forEach(terminal -> who.put(terminal.id(), new HashSet<>()));
        coming.forEach(person ->
                person.terminals().forEach(terminal -> who.get(terminal).add(person.id())));
        cards.set(
                org,
                coming.stream().flatMap(person -> person.credentials().stream()).toList(),
                who);
    }

    private void put(OrgId org, Terminal wanted) {
        Optional<Terminal> stored = terminals.find(wanted.id());
        if (stored.isEmpty()) {
            terminals.add(wanted);
            return;
        }
        Terminal same = at(wanted, wanted.site(), stored.get().version());
        if (!same.equals(stored.get())) {
            terminals.update(same);
            workedOut.renamed(org, stored.get(), same);
        }
    }

    private void put(Orders orders) {
        long version = clocks.find().map(ClockPolicy::version).orElse(0L);
        ClockPolicy policy = new ClockPolicy(orders.clocks(), orders.tolerance(), version);
        if (!clocks.find().equals(Optional.of(policy))) {
            clocks.save(policy);
        }
    }

    private SiteId site(OrgId org, ZoneId zone) {
        return sites.all(org).stream()
                .filter(site -> site.zone().equals(zone))
                .findFirst()
                .map(Site::id)
                .orElseGet(() -> sites.add(
                                Journal.self(org), new SiteDraft(new LocalName(zone.getId(), zone.getId()), zone))
                        .id());
    }

    /** A gateway has no areas, and the zone is its site's. */
    private static Terminal at(Terminal terminal, SiteId site, long version) {
        return new Terminal(
                terminal.id(),
                terminal.name(),
                site,
                Optional.empty(),
                terminal.driver(),
                terminal.endpoint(),
                terminal.settings(),
                Optional.empty(),
                terminal.serial(),
                terminal.numberPrefix(),
                terminal.direction(),
                terminal.purpose(),
                terminal.boundSince(),
                terminal.status(),
                version);
    }
}
