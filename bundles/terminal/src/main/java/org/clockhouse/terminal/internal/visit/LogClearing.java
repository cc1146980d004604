package org.clockhouse.terminal.internal.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.ClearableLog;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Clears a terminal's log when somebody wants it, and reads on from its new beginning. */
@Component(service = LogClearing.class)
public final class LogClearing {

    private final Terminals terminals;
    private final Asking asking;
    private final PunchLog punches;
    private final Journal journal;

    @Activate
    public LogClearing(
            @Reference Terminals terminals,
            @Reference Asking asking,
            @Reference PunchLog punches,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.asking = asking;
        this.punches = punches;
        this.journal = journal;
    }

    /** As {@link TerminalLogs#clear}. */
    public int clear(Actor actor, TerminalId id, String reason) {
        OrgId org = actor.org();
        Terminal terminal = terminals.find(org, Scope.EVERYBODY, id).terminal();
        try {
            Optional<Integer> cleared =
                    asking.ask(terminal, TerminalLogs.PATIENCE, session -> clear(org, terminal, session));
            int rows = cleared.orElseThrow(
                    () -> new Refused("log.failed", "the terminal is being read and could not be asked; try again"));
            note(actor, terminal, rows, reason);
            return rows;
        } catch (DriverException e) {
            throw new Refused("log.failed", "the terminal did not do it: " + e.getMessage());
        }
    }

    /** Whoever cleared it. */
    void note(Actor actor, Terminal terminal, int rows, String reason) {
        journal.recordApart(AuditDraft.of(
                        actor,
                        "terminal.clear-log",
                        "terminal",
                        terminal.id().text(),
                        terminal.name().any())
                .with(Map.of("rows", rows))
                .because(reason));
    }

    private int clear(OrgId org, Terminal terminal, TerminalSession session)
            throws DriverException, InterruptedException {
        if (!(session instanceof ClearableLog log)) {
            throw new Refused("log.unsupported", "this terminal's log cannot be cleared from here");
        }
        Cursor end = new Cursor(punches.progressOf(org, terminal.id()).cursor());
        OptionalInt rows = log.clear(end);
        if (rows.isEmpty()) {
            throw new Refused(
                    "log.unread",
                    "the terminal holds punches that are not stored yet; they are being read, nothing was cleared");
        }
        Progress fromTheStart = new Progress(Cursor.START.value(), Instant.EPOCH);
        punches.append(
                org, new PunchBatch(terminal.id(), Road.VISIT, "", journal.now(), List.of(), List.of(), fromTheStart));
        return rows.getAsInt();
    }
}
