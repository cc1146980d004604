package org.clockhouse.terminal.internal.health;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.MaintenanceEntry;
import org.clockhouse.terminal.MaintenanceEntry.Work;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.MaintenanceRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The maintenance log over its repository. */
@Component
public final class MaintenanceBook implements Maintenance {

    private final Terminals terminals;
    private final MaintenanceRepository entries;
    private final Journal journal;

    @Activate
    public MaintenanceBook(
            @Reference Terminals terminals, @Reference MaintenanceRepository entries, @Reference Journal journal) {
        this.terminals = terminals;
        this.entries = entries;
        this.journal = journal;
    }

    @Override
    public MaintenanceEntry note(Actor actor, Scope scope, TerminalId id, Draft draft) {
        TerminalStanding standing = terminals.find(actor.org(), scope, id);
        check(draft, LocalDate.ofInstant(journal.now(), standing.zone()));
        MaintenanceEntry entry = new MaintenanceEntry(
                TimeOrdered.uuid().toString(),
                id,
                draft.work(),
                draft.text(),
                draft.doneOn(),
                draft.nextOn(),
                actor.name(),
                journal.now());
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            entries.add(entry);
            journal.record(AuditDraft.of(
                            actor,
                            "terminal.maintenance",
                            "terminal",
                            id.text(),
                            standing.terminal().name().any())
                    .with(Map.of(
                            "work",
                            draft.work().name(),
                            "doneOn",
                            draft.doneOn().toString())));
        });
        return entry;
    }

    private static void check(Draft draft, LocalDate today) {
        if (draft.doneOn().isAfter(today)) {
            throw Refused.at("/doneOn", "maintenance.future", "not after today");
        }
        if (draft.nextOn().filter(next -> !next.isAfter(draft.doneOn())).isPresent()) {
            throw Refused.at("/nextOn", "maintenance.next", "after it was done");
        }
        if (draft.work() == Work.OTHER && draft.text().isBlank()) {
            throw Refused.at("/text", "maintenance.text", "say what was done");
        }
    }

    @Override
    public Slice<MaintenanceEntry> of(OrgId org, Scope scope, TerminalId id, Page page) {
        terminals.find(org, scope, id);
        return journal.read(org, () -> entries.of(id, page));
    }

    @Override
    public List<MaintenanceEntry> due(OrgId org, Scope scope, LocalDate by) {
        return journal.read(org, () -> entries.due(scope, by));
    }
}
