package org.clockhouse.terminal.internal.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayCalls.Listed;
import org.clockhouse.terminal.GatewayCalls.Orders;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Hashes;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.clock.ClockRules;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What each gateway is to work by; remembered for some seconds, because it is asked for at every call, and its people until one
 * of them has changed.
 */
@Component(service = {OrderSheet.class, ChangeListener.class})
public final class OrderSheet implements ChangeListener {

    private static final Duration REMEMBER = Duration.ofSeconds(5);
    /** What begins and ends by its date is found out within so long. */
    private static final Duration REMEMBER_PEOPLE = Duration.ofMinutes(5);

    private final GatewayRepository gateways;
    private final TerminalRepository terminals;
    private final Standings standings;
    private final ClockRules clocks;
    private final TerminalLists lists;
    private final Journal journal;
    private final Map<GatewayId, Known> known = new ConcurrentHashMap<>();
    private final Map<GatewayId, KnownPeople> people = new ConcurrentHashMap<>();

    private record Known(Orders orders, Instant until) {}

    /** @param at where they may come to */
    private record KnownPeople(List<Terminal> at, List<Listed> people, Instant until) {}

    @Activate
    public OrderSheet(
            @Reference GatewayRepository gateways,
            @Reference TerminalRepository terminals,
            @Reference Standings standings,
            @Reference ClockRules clocks,
            @Reference TerminalLists lists,
            @Reference Journal journal) {
        this.gateways = gateways;
        this.terminals = terminals;
        this.standings = standings;
        this.clocks = clocks;
        this.lists = lists;
        this.journal = journal;
    }

    void outdated() {
        known.clear();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CREDENTIALS, Topic.EMPLOYEES, Topic.ORGANISATION);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        people.clear();
        known.clear();
    }

    Orders of(OrgId org, GatewayId gateway) {
        Known before = known.get(gateway);
        if (before != null && before.until().isAfter(journal.now())) {
            return before.orders();
        }
        List<Terminal> served = journal.read(org, () -> gateways.find(gateway).map(Gateway::terminals).stream()
                .flatMap(ids -> ids.stream().flatMap(id -> terminals.find(id).stream()))
                .sorted(Comparator.comparing(Terminal::id))
                .map(terminal -> zoned(terminal, standings.zone(org, terminal)))
                .toList());
        ClockPolicy policy = clocks.of(org);
        List<Listed> listed = people(org, gateway, served);
        Orders orders =
                new Orders(version(served, policy, listed), served, policy.handling(), policy.tolerance(), listed);
        known.put(gateway, new Known(orders, journal.now().plus(REMEMBER)));
        return orders;
    }

    private List<Listed> people(OrgId org, GatewayId gateway, List<Terminal> served) {
        KnownPeople before = people.get(gateway);
        if (before != null && before.at().equals(served) && before.until().isAfter(journal.now())) {
            return before.people();
        }
        Instant until = journal.now().plus(REMEMBER_PEOPLE);
        Map<EmployeeId, Listed> found = new TreeMap<>();
        for (Terminal terminal : served) {
            lists.expect(org, terminal.id());
            lists.whole(org, terminal.id())
                    .forEach(order -> found.merge(order.holder(), listed(terminal, order), OrderSheet::both));
        }
        List<Listed> listed = List.copyOf(found.values());
        people.put(gateway, new KnownPeople(served, listed, until));
        return listed;
    }

    private static Listed listed(Terminal terminal, Order order) {
        return new Listed(
                order.holder(),
                order.number(),
                order.name(),
                order.entries().stream()
                        .map(Entry::credential)
                        .filter(OrderSheet::isCarried)
                        .toList(),
                order.permitted() ? Set.of(terminal.id()) : Set.of());
    }

    /** Fingers and faces stay at the terminals and at the head office. */
    private static boolean isCarried(Credential credential) {
        return credential != null
                && (credential.identifier() instanceof Identifier.Card
                        || credential.identifier() instanceof Identifier.Pin);
    }

    private static Listed both(Listed one, Listed other) {
        Map<CredentialId, Credential> credentials = new TreeMap<>();
        one.credentials().forEach(each -> credentials.put(each.id(), each));
        other.credentials().forEach(each -> credentials.put(each.id(), each));
        Set<TerminalId> terminals = new HashSet<>(one.terminals());
        terminals.addAll(other.terminals());
        return new Listed(one.id(), one.number(), one.name(), List.copyOf(credentials.values()), terminals);
    }

    /** A gateway knows no sites: each terminal says its zone itself. */
    private static Terminal zoned(Terminal terminal, ZoneId zone) {
        return new Terminal(
                terminal.id(),
                terminal.name(),
                terminal.site(),
                terminal.area(),
                terminal.driver(),
                terminal.endpoint(),
                terminal.settings(),
                Optional.of(zone),
                terminal.serial(),
                terminal.numberPrefix(),
                terminal.direction(),
                terminal.purpose(),
                terminal.boundSince(),
                terminal.status(),
                terminal.version());
    }

    private static String version(List<Terminal> served, ClockPolicy policy, List<Listed> people) {
        MessageDigest digest = Hashes.sha256();
        for (Terminal terminal : served) {
            say(digest, terminal.id(), terminal.version(), terminal.zone().orElseThrow(), terminal.site());
            say(digest, terminal.area().map(AreaId::text).orElse(""));
        }
        say(digest, policy.handling(), policy.tolerance());
        for (Listed person : people) {
            say(digest, person.id(), person.number(), person.name(), new TreeSet<>(person.terminals()));
            person.credentials().forEach(each -> say(digest, each.id(), each.version(), each.state()));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static void say(MessageDigest digest, Object... words) {
        for (Object word : words) {
            digest.update((word + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
