package org.clockhouse.terminal.internal.visit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalCount;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.internal.health.CountBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do about rows that are missing. */
@Component
public final class CountDesk implements Counts {

    /** Terminals that call are asked for no more. */
    private static final int MOST_MONTHS = 24;

    private final CountBook book;
    private final Terminals terminals;
    private final Errands errands;
    private final Visits visits;
    private final PunchLog punches;
    private final AlarmBook alarms;
    private final Journal journal;

    // Two roads to read again by, and what has to be written of it.
    @Activate
    public CountDesk(
            @Reference CountBook book,
            @Reference Terminals terminals,
            @Reference Errands errands,
            @Reference Visits visits,
            @Reference PunchLog punches,
            @Reference AlarmBook alarms,
            @Reference Journal journal) {
        this.book = book;
        this.terminals = terminals;
        this.errands = errands;
        this.visits = visits;
        this.punches = punches;
        this.alarms = alarms;
        this.journal = journal;
    }

    @Override
    public Optional<TerminalCount> find(OrgId org, Scope scope, TerminalId id) {
        terminals.find(org, scope, id);
        return book.find(org, id);
    }

    @Override
    public void readAgain(Actor actor, TerminalId id) {
        TerminalStanding standing = terminals.find(actor.org(), Scope.EVERYBODY, id);
        Terminal terminal = standing.terminal();
        if (standing.gateway().isPresent()) {
            errands.ask(actor, id, new ErrandTask.ReadLog());
        } else if (terminal.status() == Terminal.Status.IN_USE && visits.isVisited(terminal)) {
            rewind(actor, terminal);
        } else {
            LocalDateTime now = LocalDateTime.ofInstant(journal.now(), standing.zone());
            errands.ask(actor, id, new ErrandTask.ReadPunches(first(standing, now), now.plusDays(1)));
        }
    }

    private static LocalDateTime first(TerminalStanding standing, LocalDateTime now) {
        LocalDateTime bound = LocalDateTime.ofInstant(standing.terminal().boundSince(), standing.zone());
        LocalDateTime earliest = now.minusMonths(MOST_MONTHS).plusDays(2);
        return bound.isBefore(earliest) ? earliest : bound;
    }

    /** The next visit begins at the start of the log. */
    private void rewind(Actor actor, Terminal terminal) {
        Instant now = journal.now();
        journal.run(
                actor.org(),
                Topic.TERMINALS,
                () -> journal.record(AuditDraft.of(
                        actor,
                        "terminal.read-again",
                        "terminal",
                        terminal.id().text(),
                        terminal.name().any())));
        book.find(actor.org(), terminal.id()).ifPresent(count -> book.save(actor.org(), count.again()));
        punches.append(
                actor.org(),
                new PunchBatch(
                        terminal.id(), Road.VISIT, "", now, List.of(), List.of(), new Progress("", Instant.EPOCH)));
        visits.wake(terminal.id());
    }

    @Override
    public TerminalCount accept(Actor actor, TerminalId id, String reason) {
        Terminal terminal = terminals.find(actor.org(), Scope.EVERYBODY, id).terminal();
        TerminalCount before = book.find(actor.org(), id)
                .filter(count -> count.missing() > 0)
                .orElseThrow(() -> new Refused("count.nothing", "nothing is missing"));
        TerminalCount after = before.accepted();
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            book.save(actor.org(), after);
            journal.record(AuditDraft.of(
                            actor,
                            "terminal.count-accept",
                            "terminal",
                            id.text(),
                            terminal.name().any())
                    .with(Map.of("missing", before.missing(), "stated", before.stated(), "stored", before.stored()))
                    .because(reason));
        });
        alarms.openOf(actor.org(), Alarm.Kind.INCOMPLETE).stream()
                .filter(alarm -> alarm.terminal().equals(id))
                .forEach(alarm -> alarms.close(actor, alarm.id(), reason));
        return after;
    }
}
