package org.clockhouse.credential.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.spi.BiometricRepository;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.credential.spi.ListRepository;
import org.clockhouse.credential.spi.ListRepository.Kept;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps terminals' lists in step with what is wanted. */
@Component
public final class ListKeeper implements TerminalLists {

    /** A removal is told to every terminal for so long, even to one that was never told of the card. */
    private static final Duration TOLD_TO_ALL = Duration.ofDays(30);

    /** So often a terminal's own list is compared without anybody asking. */
    private static final Duration COMPARE_EVERY = Duration.ofDays(1);

    /** A transaction on Derby writes no more rows than this. */
    private static final int MOST_WRITTEN = 500;

    private final DeliveryRepository deliveries;
    private final ListRepository lists;
    private final BiometricRepository biometrics;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public ListKeeper(
            @Reference DeliveryRepository deliveries,
            @Reference ListRepository lists,
            @Reference BiometricRepository biometrics,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.deliveries = deliveries;
        this.lists = lists;
        this.biometrics = biometrics;
        this.doors = doors;
        this.book = book;
    }

    @Override
    public boolean able(OrgId org, TerminalId terminal, WallTerminal.Ability ability, String driverVersion) {
        Kept known = book.in(org, () -> lists.find(terminal));
        boolean isAnother = !known.driverVersion().equals(driverVersion);
        boolean again = isAnother && tryAgain(org, terminal);
        if (isAnother || !known.ability().equals(ability)) {
            book.in(org, () -> {
                lists.save(terminal, lists.find(terminal).able(ability, driverVersion));
                return ability;
            });
        }
        return again;
    }

    private boolean tryAgain(OrgId org, TerminalId terminal) {
        List<Line> refused = book.in(org, () -> deliveries.lines(terminal).stream()
                .filter(line -> line.state() == State.REFUSED)
                .map(line -> line.expected(line.want(), line.stamp(), book.now()))
                .toList());
        put(org, terminal, refused);
        return !refused.isEmpty();
    }

    @Override
    public boolean expect(OrgId org, TerminalId terminal) {
        List<Line> ordered = book.in(org, () -> differences(org, terminal));
        put(org, terminal, ordered);
        return !ordered.isEmpty()
                || !book.in(org, () -> deliveries.open(terminal, 1)).isEmpty();
    }

    private List<Line> differences(OrgId org, TerminalId id) {
        Optional<WallTerminal> terminal = doors.terminal(id);
        if (terminal.isEmpty()) {
            return List.of();
        }
        Instant now = book.now();
        Instant stopped = now.minus(TOLD_TO_ALL);
        Reach reach = doors.reach(org, terminal.get());
        LocalDate today = doors.today(org, terminal.get().site());
        List<Wanted> wanted = new ArrayList<>(deliveries.wanted(reach, today, now, stopped));
        Set<String> families = terminal.get().ability().families();
        if (!families.isEmpty()) {
            wanted.addAll(biometrics.wanted(reach, today, now, stopped, families));
        }
        return Differences.between(wanted, deliveries.lines(id), now);
    }

    private void put(OrgId org, TerminalId terminal, List<Line> lines) {
        for (int from = 0; from < lines.size(); from += MOST_WRITTEN) {
            List<Line> part = lines.subList(from, Math.min(lines.size(), from + MOST_WRITTEN));
            book.in(org, () -> {
                deliveries.put(terminal, part);
                book.tellOfTerminals();
                return part;
            });
        }
    }

    @Override
    public Set<TerminalId> stop(OrgId org, Instant since) {
        return book.in(org, () -> {
            Set<TerminalId> where = deliveries.stop(since, book.now());
            if (!where.isEmpty()) {
                book.tellOfTerminals();
            }
            return where;
        });
    }

    @Override
    public List<Order> due(OrgId org, TerminalId terminal, int people) {
        return book.in(org, () -> {
            List<EmployeeId> holders = deliveries.open(terminal, people).stream()
                    .map(Line::holder)
                    .distinct()
                    .toList();
            return holders.isEmpty() ? List.of() : orders(org, terminal, holders, deliveries.lines(terminal, holders));
        });
    }

    /** In the order of the holders. */
    private List<Order> orders(OrgId org, TerminalId id, Collection<EmployeeId> holders, List<Line> lines) {
        Map<CredentialId, Credential> credentials =
                book.credentials().of(holders).stream().collect(Collectors.toMap(Credential::id, Function.identity()));
        Map<EmployeeId, Employee> people = book.people(org, holders);
        Optional<Reach> reach = doors.terminal(id).map(terminal -> doors.reach(org, terminal));
        Map<EmployeeId, List<Entry>> entries = new LinkedHashMap<>();
        holders.forEach(holder -> entries.put(holder, new ArrayList<>()));
        lines.stream().filter(line -> line.isHeld() || line.isDifferent()).forEach(line -> entries.get(line.holder())
                .add(new Entry(line, credentials.get(line.credential()))));
        List<Order> orders = new ArrayList<>();
        entries.forEach((holder, of) -> {
            Employee person = people.get(holder);
            boolean permitted =
                    reach.filter(known -> known.admits(person)).isPresent() && doors.isEmployed(org, person);
            orders.add(new Order(holder, person.number(), person.name(), permitted, of));
        });
        return orders;
    }

    @Override
    public Set<CredentialId> told(OrgId org, TerminalId terminal, List<Told> news) {
        return book.in(org, () -> {
            Set<CredentialId> taken = deliveries.tell(terminal, news, book.now());
            boolean confirmed = news.stream().anyMatch(each -> each.state() == State.CONFIRMED);
            if (confirmed && !taken.isEmpty()) {
                lists.save(terminal, lists.find(terminal).confirmed(book.now()));
            }
            book.tellOfTerminals();
            return taken;
        });
    }

    @Override
    public void settled(OrgId org, TerminalId terminal, long errand, State state, String detail) {
        book.in(org, () -> {
            int lines = deliveries.settle(terminal, errand, state, detail, book.now());
            if (lines > 0 && state == State.CONFIRMED) {
                lists.save(terminal, lists.find(terminal).confirmed(book.now()));
            }
            return lines;
        });
    }

    @Override
    public Comparison comparison(OrgId org, TerminalId terminal) {
        return book.in(org, () -> {
            Kept kept = lists.find(terminal);
            boolean due = kept.compared()
                    .map(at -> at.plus(COMPARE_EVERY).isBefore(book.now()))
                    .orElse(true);
            if (!due && !kept.asked()) {
                return new Comparison(false, false, List.of());
            }
            List<Line> lines = deliveries.lines(terminal);
            List<EmployeeId> holders =
                    lines.stream().map(Line::holder).distinct().toList();
            return new Comparison(true, kept.purge(), all(holders, lines));
        });
    }

    @Override
    public List<Order> whole(OrgId org, TerminalId terminal) {
        return book.in(org, () -> {
            List<Line> lines = deliveries.lines(terminal).stream()
                    .filter(line -> line.isHeld() || line.isDifferent())
                    .toList();
            return orders(
                    org, terminal, lines.stream().map(Line::holder).distinct().toList(), lines);
        });
    }

    @Override
    public List<Line> lines(OrgId org, TerminalId terminal) {
        return book.in(org, () -> deliveries.lines(terminal));
    }

    /** Removed ones too: what the terminal holds of them all the same is no stranger. */
    private List<Order> all(List<EmployeeId> holders, List<Line> lines) {
        Map<EmployeeId, List<Line>> byHolder = lines.stream().collect(Collectors.groupingBy(Line::holder));
        Map<CredentialId, Credential> credentials = new HashMap<>();
        book.credentials().of(holders).forEach(credential -> credentials.put(credential.id(), credential));
        Map<EmployeeId, Employee> people = book.people(book.org(), holders);
        return holders.stream()
                .map(holder -> new Order(
                        holder,
                        people.get(holder).number(),
                        people.get(holder).name(),
                        true,
                        byHolder.get(holder).stream()
                                .map(line -> new Entry(line, credentials.get(line.credential())))
                                .toList()))
                .toList();
    }

    @Override
    public void compared(OrgId org, TerminalId terminal, List<Told> corrections, int strangers) {
        for (int from = 0; from < corrections.size(); from += MOST_WRITTEN) {
            told(org, terminal, corrections.subList(from, Math.min(corrections.size(), from + MOST_WRITTEN)));
        }
        book.in(org, () -> {
            lists.save(terminal, lists.find(terminal).compared(book.now(), strangers));
            book.tellOfTerminals();
            return strangers;
        });
    }
}
