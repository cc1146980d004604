package org.clockhouse.terminal.internal.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.driver.Capability;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.list.Biometry;
import org.clockhouse.terminal.internal.list.ListPlan;
import org.clockhouse.terminal.internal.list.PersonErrands;
import org.clockhouse.terminal.internal.list.WorkedOut;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What terminals that call are given when they ask: errands, and among them those that bring their lists in step with the
 * suite's. A line is under way with its errand, and ends with it.
 */
@Component(service = CallErrands.class)
public final class CallErrands {

    /** No more people than this are under way to one terminal, so that what is stopped need not wait behind many. */
    private static final int PEOPLE_UNDER_WAY = 20;

    private final ErrandDesk desk;
    private final WorkedOut workedOut;
    private final TerminalLists lists;
    private final Standings standings;
    private final Biometry biometrics;
    private final Journal journal;

    @Activate
    public CallErrands(
            @Reference ErrandDesk desk,
            @Reference WorkedOut workedOut,
            @Reference Standings standings,
            @Reference Biometry biometrics,
            @Reference Journal journal) {
        this.desk = desk;
        this.workedOut = workedOut;
        this.lists = workedOut.lists();
        this.standings = standings;
        this.biometrics = biometrics;
        this.journal = journal;
    }

    /** Those to be handed out now; they are committed as sent when this returns. */
    List<org.clockhouse.driver.Errand> hand(CallingTerminals.Known known, int most) {
        Terminal terminal = known.terminal();
        if (keepsList(known)) {
            boolean urgent = workedOut.takeUrgent(terminal.id());
            if (workedOut.hasNews(known.org(), terminal) || urgent) {
                order(known);
            }
        }
        List<org.clockhouse.driver.Errand> handed = new ArrayList<>();
        for (Errand errand : desk.hand(known.org(), terminal.id(), most)) {
            biometrics
                    .task(known.org(), errand.task())
                    .ifPresentOrElse(
                            task -> handed.add(new org.clockhouse.driver.Errand(errand.number(), task)),
                            () -> refused(known.org(), terminal.id(), errand.number(), ListPlan.NO_SAMPLE));
        }
        return handed;
    }

    Biometry biometrics() {
        return biometrics;
    }

    /** Whether {@link #hand} may find something; cheap enough to ask of each open line every second. */
    boolean mayHave(CallingTerminals.Known known) {
        Terminal terminal = known.terminal();
        return keepsList(known) && workedOut.mayHaveNews(terminal) || desk.hasOpen(known.org(), terminal.id());
    }

    private static boolean keepsList(CallingTerminals.Known known) {
        return known.driver().capabilities().contains(Capability.CREDENTIALS);
    }

    void done(OrgId org, TerminalId terminal, long errand) {
        journal.run(org, Topic.TERMINALS, () -> {
            desk.done(org, terminal, errand);
            lists.settled(org, terminal, errand, State.CONFIRMED, "");
        });
    }

    void refused(OrgId org, TerminalId terminal, long errand, String code) {
        journal.run(org, Topic.TERMINALS, () -> {
            desk.refused(org, terminal, errand, code);
            lists.settled(org, terminal, errand, State.REFUSED, code);
        });
    }

    private void order(CallingTerminals.Known known) {
        Terminal terminal = known.terminal();
        List<Order> due = lists.due(known.org(), terminal.id(), PEOPLE_UNDER_WAY);
        if (due.isEmpty()) {
            workedOut.told(terminal.id());
            return;
        }
        Set<Long> open = desk.open(known.org(), terminal.id()).stream()
                .map(Errand::number)
                .collect(Collectors.toSet());
        ListPlan plan = new ListPlan(terminal, standings.zone(known.org(), terminal), known.driver(), Map.of());
        due.stream()
                .filter(order -> order.entries().stream().anyMatch(entry -> isWaiting(entry.line(), open)))
                .forEach(order -> order(known, plan, order));
    }

    private static boolean isWaiting(Line line, Set<Long> open) {
        return line.isOpen() && !(line.state() == State.SENT && open.contains(line.errand()));
    }

    private void order(CallingTerminals.Known known, ListPlan plan, Order order) {
        TerminalId terminal = known.terminal().id();
        PersonErrands errands = PersonErrands.of(order, plan, biometrics.held(known.org(), order));
        if (errands.steps().isEmpty()) {
            lists.told(known.org(), terminal, errands.settled());
        } else {
            desk.order(
                    known.org(),
                    terminal,
                    errands.steps().stream().map(PersonErrands.Step::task).toList(),
                    ordered -> lists.told(known.org(), terminal, errands.news(ordered)));
        }
    }
}
