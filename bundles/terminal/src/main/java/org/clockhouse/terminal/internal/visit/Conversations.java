package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probes;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.errand.GatewayErrands;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What somebody asks a visited terminal and waits for, where it is served: here, or by its gateway. */
@Component(service = {Probes.class, TerminalLogs.class})
public final class Conversations implements Probes, TerminalLogs {

    /** For the gateway to begin, and as long again, twice, for what comes of it. */
    private static final Duration PATIENCE_THERE = Duration.ofSeconds(30);
    /** As the chore of a gateway says what was refused. */
    private static final Pattern SAID = Pattern.compile("([a-z]+(?:\\.[a-z-]+)+): (.*)", Pattern.DOTALL);

    private final Terminals terminals;
    private final Prober prober;
    private final LogClearing logs;
    private final Errands errands;
    private final GatewayErrands branches;
    private final Gateways gateways;

    @Activate
    public Conversations(
            @Reference Terminals terminals,
            @Reference Prober prober,
            @Reference LogClearing logs,
            @Reference Errands errands,
            @Reference GatewayErrands branches,
            @Reference Gateways gateways) {
        this.terminals = terminals;
        this.prober = prober;
        this.logs = logs;
        this.errands = errands;
        this.branches = branches;
        this.gateways = gateways;
    }

    @Override
    public Probe probe(Actor actor, TerminalId id) {
        return find(actor, id).gateway().isEmpty()
                ? prober.probe(actor, id)
                : ProbeText.read(there(actor, id, new ErrandTask.Probe()));
    }

    /** The gateway has stored every row; whoever restores the head office needs them here too. */
    @Override
    public int clear(Actor actor, TerminalId id, String reason) {
        TerminalStanding standing = find(actor, id);
        if (standing.gateway().isEmpty()) {
            return logs.clear(actor, id, reason);
        }
        long waiting = gateways.find(actor.org(), standing.gateway().get())
                .heard()
                .map(heard -> heard.waiting())
                .orElse(0L);
        if (waiting > 0) {
            throw new Refused("log.waiting", "the gateway has " + waiting + " rows that are not here yet");
        }
        int rows = Integer.parseInt(there(actor, id, new ErrandTask.ClearLog(reason)));
        logs.note(actor, standing.terminal(), rows, reason);
        return rows;
    }

    private TerminalStanding find(Actor actor, TerminalId id) {
        return terminals.find(actor.org(), Scope.EVERYBODY, id);
    }

    /** @return what the gateway says of it */
    private String there(Actor actor, TerminalId id, ErrandTask task) {
        Errand asked = errands.ask(actor, id, task).get(0);
        try {
            Errand now = branches.await(actor.org(), asked, PATIENCE_THERE);
            if (now.isOpen() && now.state() != State.QUEUED) {
                now = branches.await(actor.org(), asked, PATIENCE_THERE.multipliedBy(2));
            }
            return done(now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unheard();
        }
    }

    private static String done(Errand errand) {
        if (errand.isOpen()) {
            throw unheard();
        }
        if (errand.state() != State.CONFIRMED) {
            Matcher said = SAID.matcher(errand.detail());
            throw said.matches()
                    ? new Refused(said.group(1), said.group(2))
                    : new Refused("gateway.refused", "the gateway did not do it: " + errand.detail());
        }
        return errand.detail();
    }

    private static Refused unheard() {
        return new Refused(
                "gateway.unheard", "the gateway has not answered yet; what comes of it is kept with the errand");
    }
}
