package org.clockhouse.terminal.internal.errand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.Driver;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.health.EventBook;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Errands as rows. Which terminals have any open is remembered for some seconds, so that a thousand terminals which ask for
 * nothing read no row.
 */
@Component(service = {Errands.class, ErrandDesk.class})
public final class ErrandDesk implements Errands {

    static final Duration DOOR_FRESH = Duration.ofSeconds(3);
    /** Without word for so long, what may be repeated is handed out again. */
    public static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    static final int MOST_HANDED = 5;
    private static final Duration REMEMBER = Duration.ofSeconds(5);

    private final ErrandRepository errands;
    private final EventBook events;
    private final Terminals terminals;
    private final DriverTable drivers;
    private final Journal journal;
    private final Map<OrgId, Open> open = new ConcurrentHashMap<>();
    /** One company's numbers are given one after the other. */
    private final ReentrantLock numbering = new ReentrantLock();

    private record Open(Set<TerminalId> terminals, Instant until) {}

    @Activate
    public ErrandDesk(
            @Reference ErrandRepository errands,
            @Reference EventBook events,
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference Journal journal) {
        this.errands = errands;
        this.events = events;
        this.terminals = terminals;
        this.drivers = drivers;
        this.journal = journal;
    }

    @Override
    public List<Errand> ask(Actor actor, TerminalId id, ErrandTask task) {
        TerminalStanding standing = terminals.find(actor.org(), Scope.EVERYBODY, id);
        Terminal terminal = standing.terminal();
        Driver driver = drivers.find(terminal.driver())
                .orElseThrow(() -> new Refused("terminal.driver.missing", "its driver is not installed"));
        if (!ErrandRules.canBeTold(terminal, driver, task, standing.gateway().isPresent())) {
            throw new Refused("errand.unsupported", "such a terminal cannot be told to do that");
        }
        List<ErrandTask> parts = ErrandRules.parts(task);
        numbering.lock();
        try {
            List<Errand> asked = journal.write(actor.org(), Topic.TERMINALS, () -> take(actor, terminal, parts));
            open.remove(actor.org());
            return asked;
        } finally {
            numbering.unlock();
        }
    }

    /**
     * Takes on what the suite wants of one person, without being asked by anybody.
     *
     * @param also is done in the same transaction, with the errands in the order of the tasks, in which they are handed out
     */
    public void order(OrgId org, TerminalId terminal, List<ErrandTask> tasks, Consumer<List<Errand>> also) {
        order(org, terminal, tasks, Optional.empty(), Journal.self(org).name(), also);
    }

    /** As above. @param by who wants it at the head office, where this suite is its gateway */
    public void order(
            OrgId org,
            TerminalId terminal,
            List<ErrandTask> tasks,
            Optional<Instant> expires,
            String by,
            Consumer<List<Errand>> also) {
        numbering.lock();
        try {
            journal.run(org, Topic.TERMINALS, () -> {
                Instant now = journal.now();
                tasks.forEach(task -> supersede(terminal, task, now));
                also.accept(tasks.stream()
                        .map(task -> errands.add(terminal, task, now, expires, by))
                        .toList());
                journal.afterCommit(() -> open.remove(org));
            });
        } finally {
            numbering.unlock();
        }
    }

    /** Orders that are given all or none. */
    public void together(OrgId org, Runnable orders) {
        numbering.lock();
        try {
            journal.run(org, Topic.TERMINALS, orders);
        } finally {
            numbering.unlock();
        }
    }

    public Optional<Errand> find(OrgId org, TerminalId terminal, long number) {
        return journal.read(org, () -> errands.find(terminal, number));
    }

    /** @return whether nobody had been told, so that it is as if it had never been wanted */
    public boolean drop(OrgId org, TerminalId terminal, long number) {
        Optional<Errand> waiting = find(org, terminal, number).filter(errand -> errand.state() == State.QUEUED);
        waiting.ifPresent(errand -> journal.run(
                org, Topic.TERMINALS, () -> errands.update(errand.become(State.SUPERSEDED, "", journal.now()))));
        return waiting.isPresent();
    }

    /** Waiting or sent. */
    public List<Errand> open(OrgId org, TerminalId terminal) {
        return journal.read(org, () -> errands.open(terminal));
    }

    private void supersede(TerminalId terminal, ErrandTask task, Instant now) {
        errands.open(terminal).stream()
                .filter(before ->
                        !task.holder().isEmpty() && before.task().holder().equals(task.holder()))
                .forEach(before -> errands.update(before.become(State.SUPERSEDED, "", now)));
    }

    private List<Errand> take(Actor actor, Terminal terminal, List<ErrandTask> parts) {
        Instant now = journal.now();
        ErrandTask first = parts.get(0);
        supersede(terminal.id(), first, now);
        Optional<Instant> expires = ErrandRules.patience(first).map(now::plus);
        List<Errand> asked = parts.stream()
                .map(part -> errands.add(terminal.id(), part, now, expires, actor.name()))
                .toList();
        journal.record(AuditDraft.of(
                        actor,
                        "terminal.errand",
                        "terminal",
                        terminal.id().text(),
                        terminal.name().any())
                .with(ErrandRules.said(first)));
        return asked;
    }

    @Override
    public Slice<Errand> page(OrgId org, Scope scope, TerminalId terminal, Page page) {
        terminals.find(org, scope, terminal);
        refuseOverdue(org, terminal);
        return journal.read(org, () -> errands.page(terminal, page));
    }

    @Override
    public Slice<TerminalEvent> events(OrgId org, Scope scope, TerminalId terminal, Page page) {
        terminals.find(org, scope, terminal);
        return events.page(org, terminal, page);
    }

    /** Those to be handed out now; they are committed as sent when this returns. */
    public List<Errand> hand(OrgId org, TerminalId terminal, int most) {
        if (!hasOpen(org, terminal)) {
            return List.of();
        }
        refuseOverdue(org, terminal);
        boolean nothing =
                journal.read(org, () -> errands.open(terminal)).stream().noneMatch(this::isDue);
        return nothing ? List.of() : journal.write(org, Topic.TERMINALS, () -> handDue(terminal, most));
    }

    /** A template is big: it ends what is handed out at once. */
    private List<Errand> handDue(TerminalId terminal, int most) {
        List<Errand> due = new ArrayList<>();
        for (Errand errand : errands.open(terminal)) {
            if (due.size() < most && isDue(errand)) {
                due.add(errand.become(State.SENT, "", journal.now()));
                if (errand.task().kind() == ErrandTask.Kind.PUT_TEMPLATE) {
                    break;
                }
            }
        }
        due.forEach(errands::update);
        return due;
    }

    public void done(OrgId org, TerminalId terminal, long number) {
        settle(org, terminal, number, State.CONFIRMED, "");
    }

    public void refused(OrgId org, TerminalId terminal, long number, String code) {
        settle(org, terminal, number, State.REFUSED, code);
    }

    private void settle(OrgId org, TerminalId terminal, long number, State state, String detail) {
        journal.run(org, Topic.TERMINALS, () -> errands.find(terminal, number)
                .filter(errand -> errand.state() == State.SENT || ErrandRules.isGivenUp(errand))
                .ifPresent(errand -> errands.update(errand.become(state, detail, journal.now()))));
    }

    /** Ends what waits for terminals that somebody else serves from now on; in the caller's transaction. */
    public void moved(Set<TerminalId> moved) {
        moved.forEach(terminal -> errands.open(terminal)
                .forEach(errand -> errands.update(errand.become(State.REFUSED, ErrandRules.MOVED, journal.now()))));
    }

    /** As of some seconds ago, unless it was asked here. */
    public boolean hasOpen(OrgId org, TerminalId terminal) {
        Instant now = journal.now();
        Open known = open.get(org);
        if (known == null || !known.until().isAfter(now)) {
            Set<TerminalId> found = new HashSet<>(journal.read(org, errands::terminals));
            known = new Open(Set.copyOf(found), now.plus(REMEMBER));
            open.put(org, known);
        }
        return known.terminals().contains(terminal);
    }

    private boolean isDue(Errand errand) {
        return errand.task().isTold() && (errand.state() == State.QUEUED || isUnanswered(errand));
    }

    private boolean isUnanswered(Errand errand) {
        return errand.state() == State.SENT
                && errand.changed().plus(ANSWER_WITHIN).isBefore(journal.now());
    }

    /** What came too late, or stays without word for good. */
    public void refuseOverdue(OrgId org, TerminalId terminal) {
        List<Errand> overdue = journal.read(org, () -> errands.open(terminal)).stream()
                .filter(errand -> isLate(errand) || isSilent(errand))
                .toList();
        if (!overdue.isEmpty()) {
            journal.run(
                    org,
                    Topic.TERMINALS,
                    () -> overdue.forEach(errand -> errands.update(errand.become(
                            State.REFUSED,
                            isLate(errand) ? ErrandRules.TOO_LATE : ErrandRules.NO_ANSWER,
                            journal.now()))));
        }
    }

    private boolean isLate(Errand errand) {
        return errand.state() == State.QUEUED
                && errand.expires().filter(end -> end.isBefore(journal.now())).isPresent();
    }

    private boolean isSilent(Errand errand) {
        return isUnanswered(errand) && (!errand.task().isRepeatable() || errand.handed() >= MOST_HANDED)
                || errand.state() == State.FORWARDED
                        && errand.expires().isPresent()
                        && errand.changed().plus(ANSWER_WITHIN).isBefore(journal.now());
    }
}
