package org.clockhouse.credential.internal.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.credential.spi.ListRepository;
import org.clockhouse.credential.spi.ListRepository.Kept;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets what terminals were told against what they should know. */
@Component
public final class DeliveryBook implements Deliveries {

    private final DeliveryRepository deliveries;
    private final ListRepository lists;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public DeliveryBook(
            @Reference DeliveryRepository deliveries,
            @Reference ListRepository lists,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.deliveries = deliveries;
        this.lists = lists;
        this.doors = doors;
        this.book = book;
    }

    @Override
    public List<Delivery> of(OrgId org, Scope scope, CredentialId id) {
        return book.in(org, () -> {
            Credential credential = book.seen(org, scope, id);
            Map<TerminalId, Line> lines = deliveries.lines(id);
            Set<WallTerminal> concerned = new LinkedHashSet<>(doors.reach(org, Scope.EVERYBODY, credential.holder()));
            return doors.terminals().stream()
                    .filter(terminal -> lines.containsKey(terminal.id()) || concerned.contains(terminal))
                    .map(terminal -> delivery(credential, terminal, Optional.ofNullable(lines.get(terminal.id()))))
                    .toList();
        });
    }

    /** Until the terminal's list is worked out anew, a line may still say what was wanted before. */
    private static Delivery delivery(Credential credential, WallTerminal terminal, Optional<Line> known) {
        Delivery.Want want =
                known.filter(line -> !line.isHeld()).isPresent() ? Delivery.Want.REMOVED : Delivery.wanted(credential);
        if (terminal.ability().lists() == WallTerminal.Lists.NONE) {
            return new Delivery(
                    terminal, want, State.NOT_TOLD, credential.terms().movedAt(), "");
        }
        Optional<Line> line = known.filter(each -> each.want() == want);
        if (line.filter(each -> !each.isOpen()).isEmpty() && !terminal.reachable()) {
            return new Delivery(terminal, want, State.UNREACHABLE, terminal.since(), "");
        }
        return line.map(each -> new Delivery(terminal, want, each.state(), each.since(), each.detail()))
                .orElseGet(() -> new Delivery(
                        terminal, want, State.EXPECTED, credential.terms().movedAt(), ""));
    }

    @Override
    public List<Delivery.Pending> pending(OrgId org, TerminalId terminal, int limit) {
        return book.in(org, () -> entries(deliveries.open(terminal, limit)).stream()
                .map(entry -> new Delivery.Pending(
                        entry.credential(), entry.line().want(), entry.line().since()))
                .toList());
    }

    @Override
    public Slice<Entry> list(OrgId org, Scope scope, TerminalId terminal, boolean differences, Page page) {
        return book.in(org, () -> {
            Slice<Line> lines = deliveries.page(terminal, scope, differences, page);
            return new Slice<>(entries(lines.items()), lines.next());
        });
    }

    private List<Entry> entries(List<Line> lines) {
        Map<CredentialId, Credential> credentials = new HashMap<>();
        book.credentials()
                .of(lines.stream().map(Line::holder).collect(Collectors.toSet()))
                .forEach(credential -> credentials.put(credential.id(), credential));
        return lines.stream()
                .map(line -> new Entry(line, credentials.get(line.credential())))
                .toList();
    }

    @Override
    public List<TerminalList> lists(OrgId org) {
        return book.in(org, () -> {
            Map<TerminalId, Kept> kept = lists.all();
            Map<TerminalId, TerminalList.Counts> counts = lists.counts();
            return doors.terminals().stream()
                    .map(terminal -> list(
                            terminal,
                            kept.getOrDefault(terminal.id(), Kept.NEW),
                            counts.getOrDefault(terminal.id(), TerminalList.Counts.NONE)))
                    .sorted(Comparator.comparing(list -> list.counts().isCurrent()))
                    .toList();
        });
    }

    private static TerminalList list(WallTerminal terminal, Kept kept, TerminalList.Counts counts) {
        return new TerminalList(terminal, counts, kept.version(), kept.changed(), kept.compared(), kept.strangers());
    }

    @Override
    public TerminalList resync(Actor actor, Scope scope, TerminalId id, Optional<EmployeeId> person, boolean purge) {
        return book.in(actor.org(), () -> {
            WallTerminal terminal = doors.terminal(id).orElseThrow(() -> new NotFound("terminal", id.text()));
            if (terminal.ability().lists() != WallTerminal.Lists.KEPT) {
                throw new Refused(
                        "terminal.list.none", "this terminal keeps no list of people, or none is known of it");
            }
            person.ifPresent(each -> book.person(actor.org(), scope, each));
            List<Line> lines =
                    person.map(each -> deliveries.lines(id, List.of(each))).orElseGet(() -> deliveries.lines(id));
            deliveries.put(
                    id,
                    lines.stream()
                            .filter(line -> line.isHeld() || line.isDifferent())
                            .map(line -> line.expected(line.want(), line.stamp(), book.now()))
                            .toList());
            lists.save(id, lists.find(id).asked(purge));
            book.wrote(AuditDraft.of(
                            actor,
                            "terminal.resync",
                            "terminal",
                            id.text(),
                            terminal.name().any())
                    .with(Map.of("person", person.map(EmployeeId::text).orElse(""), "purge", purge)));
            return list(terminal, lists.find(id), lists.counts().getOrDefault(id, TerminalList.Counts.NONE));
        });
    }
}
