package org.clockhouse.terminal.internal.gateway;

import java.time.Instant;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.visit.DoorDesk;
import org.clockhouse.terminal.internal.visit.LogClearing;
import org.clockhouse.terminal.internal.visit.ProbeText;
import org.clockhouse.terminal.internal.visit.Prober;
import org.clockhouse.terminal.internal.visit.Visits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a gateway does itself of what its head office wants: terminals that are visited are not told by errands, and some tasks
 * are none for a terminal. Each is what the head office would do if it served the terminal.
 */
@Component(service = Chores.class)
public final class Chores {

    private final Terminals terminals;
    private final Visits visits;
    private final DoorDesk doors;
    private final Clocks clocks;
    private final Counts counts;
    private final Deliveries lists;
    private final Prober prober;
    private final LogClearing logs;
    private final Journal journal;

    @Activate
    public Chores(
            @Reference Terminals terminals,
            @Reference Visits visits,
            @Reference DoorDesk doors,
            @Reference Clocks clocks,
            @Reference Counts counts,
            @Reference Deliveries lists,
            @Reference Prober prober,
            @Reference LogClearing logs,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.visits = visits;
        this.doors = doors;
        this.clocks = clocks;
        this.counts = counts;
        this.lists = lists;
        this.prober = prober;
        this.logs = logs;
        this.journal = journal;
    }

    /** Whether nobody but the gateway does it, the terminal being what it is now. */
    boolean isOne(Terminal terminal, ErrandTask task) {
        return !task.isTold() || visits.isVisited(terminal);
    }

    /** @return the errand with what came of it */
    Errand carryOut(OrgId org, Errand errand) {
        try {
            return errand.become(State.CONFIRMED, perform(Journal.self(org), errand), journal.now());
        } catch (DomainException e) {
            return errand.become(State.REFUSED, e.code() + ": " + e.getMessage(), journal.now());
        }
    }

    /** @return what came of it, where there is more to say than that it is done */
    private String perform(Actor self, Errand errand) {
        ErrandTask task = errand.task();
        if (task instanceof ErrandTask.Probe) {
            return ProbeText.write(prober.probe(self, errand.terminal()));
        }
        if (task instanceof ErrandTask.ClearLog clear) {
            return String.valueOf(logs.clear(self, errand.terminal(), clear.reason()));
        }
        if (task instanceof ErrandTask.MoveDoor move) {
            Terminal terminal = terminals
                    .find(self.org(), Scope.EVERYBODY, errand.terminal())
                    .terminal();
            doors.move(terminal, move.door(), move.movement(), errand.expires().orElse(Instant.MIN));
        } else if (task instanceof ErrandTask.Resync resync) {
            lists.resync(self, Scope.EVERYBODY, errand.terminal(), resync.person(), resync.purge());
        } else {
            switch (task.kind()) {
                case VISIT -> terminals.visit(self, errand.terminal());
                case READ_LOG -> counts.readAgain(self, errand.terminal());
                case SET_CLOCK -> clocks.set(self, errand.terminal());
                default -> throw new Refused("errand.unsupported", "such a terminal cannot be told to do that");
            }
        }
        return "";
    }
}
