package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.AlarmId;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alarms as rows: one for each kind and terminal until somebody closes it. */
@Component(service = {Alarms.class, AlarmBook.class})
public final class AlarmBook implements Alarms {

    /** The same again within this time is not written. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final AlarmRepository alarms;
    private final TerminalRepository terminals;
    private final Journal journal;

    @Activate
    public AlarmBook(
            @Reference AlarmRepository alarms, @Reference TerminalRepository terminals, @Reference Journal journal) {
        this.alarms = alarms;
        this.terminals = terminals;
        this.journal = journal;
    }

    @Override
    public Slice<Alarm> page(OrgId org, Scope scope, boolean openOnly, Page page) {
        return journal.read(org, () -> alarms.page(scope, openOnly, page));
    }

    @Override
    public Alarm close(Actor actor, AlarmId id, String reason) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            Alarm alarm = alarms.find(id).orElseThrow(() -> new NotFound("alarm", id.text()));
            if (alarm.state() == Alarm.State.CLOSED) {
                return alarm;
            }
            String name = terminals
                    .find(alarm.terminal())
                    .map(terminal -> terminal.name().any())
                    .orElse("");
            journal.record(AuditDraft.of(
                            actor, "alarm.close", "terminal", alarm.terminal().text(), name)
                    .with(Map.of("alarm", alarm.kind().name(), "detail", alarm.detail()))
                    .because(reason));
            return alarms.update(changed(alarm, alarm.detail(), alarm.last(), alarm.count(), actor.name()));
        });
    }

    public List<Alarm> openOf(OrgId org, Alarm.Kind kind) {
        return journal.read(org, () -> alarms.open(kind));
    }

    /** Opens an alarm, or counts in the open one. */
    public void raise(OrgId org, TerminalId terminal, Alarm.Kind kind, String detail) {
        raise(org, terminal, kind, "", detail);
    }

    /**
     * The same where an alarm is of more than one thing: only the same thing again is not told.
     *
     * @param what the detail begins with
     */
    public void raise(OrgId org, TerminalId terminal, Alarm.Kind kind, String what, String detail) {
        Optional<Alarm> open = journal.read(org, () -> alarms.open(terminal, kind));
        if (open.filter(alarm -> alarm.last().plus(QUIET).isAfter(journal.now()))
                .filter(alarm -> alarm.detail().startsWith(what))
                .isEmpty()) {
            tell(org, terminal, kind, detail);
        }
    }

    /** The same, also when the last was a moment ago. */
    public void tell(OrgId org, TerminalId terminal, Alarm.Kind kind, String detail) {
        Instant now = journal.now();
        journal.run(org, Topic.TERMINALS, () -> alarms.open(terminal, kind)
                .ifPresentOrElse(
                        alarm -> alarms.update(changed(alarm, detail, now, alarm.count() + 1, "")),
                        () -> alarms.add(new Alarm(
                                AlarmId.next(), terminal, kind, detail, now, now, 1, Alarm.State.OPEN, "", 0))));
    }

    /** One of {@link Alarm.Kind#NEARLY_FULL} and {@link Alarm.Kind#ALMOST_NO_ROOM} is open at a time: the graver takes the place of the other. */
    public void full(OrgId org, TerminalId terminal, Alarm.Kind kind, String detail) {
        boolean grave = kind == Alarm.Kind.ALMOST_NO_ROOM;
        Alarm.Kind other = grave ? Alarm.Kind.NEARLY_FULL : Alarm.Kind.ALMOST_NO_ROOM;
        Optional<Alarm> open = journal.read(org, () -> alarms.open(terminal, other));
        if (open.isPresent() && !grave) {
            return;
        }
        open.ifPresent(lighter -> close(Journal.self(org), lighter.id(), "almost no room is left now"));
        raise(org, terminal, kind, detail);
    }

    private static Alarm changed(Alarm from, String detail, Instant last, long count, String by) {
        return new Alarm(
                from.id(),
                from.terminal(),
                from.kind(),
                detail,
                from.since(),
                last,
                count,
                by.isEmpty() ? Alarm.State.OPEN : Alarm.State.CLOSED,
                by,
                from.version());
    }
}
