package org.clockhouse.terminal.internal.errand;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.ErrandNews;
import org.clockhouse.terminal.GatewayCalls.Ordered;
import org.clockhouse.terminal.GatewayCalls.Settled;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Errands for terminals that gateways serve, at the head office. A gateway says at every call which it has: what it does not
 * have it is handed, as often as it takes, because it keeps each once by its number. So an answer that was lost needs no
 * memory of its own, and a gateway whose database is gone is found out.
 */
@Component(service = GatewayErrands.class)
public final class GatewayErrands {

    /** A gateway that does not know the terminal yet is not handed the same at every call. */
    private static final Duration AGAIN = Duration.ofSeconds(5);
    /** Another node may have taken in what came of an errand. */
    private static final long LOOK_MILLIS = 250;

    private final ErrandRepository errands;
    private final ErrandDesk desk;
    private final Journal journal;
    private final Object settled = new Object();

    @Activate
    public GatewayErrands(@Reference ErrandRepository errands, @Reference ErrandDesk desk, @Reference Journal journal) {
        this.errands = errands;
        this.desk = desk;
        this.journal = journal;
    }

    /** @param served the gateway's terminals */
    public List<Ordered> exchange(OrgId org, Set<TerminalId> served, ErrandNews news) {
        settle(org, served, news.settled());
        boolean nothing =
                journal.read(org, () -> changed(org, served, news.held())).isEmpty();
        return nothing
                ? List.of()
                : journal.write(org, Topic.TERMINALS, () -> ordered(changed(org, served, news.held())));
    }

    private List<Ordered> ordered(List<Errand> changed) {
        Instant now = journal.now();
        changed.forEach(errands::update);
        return changed.stream()
                .filter(errand -> errand.state() == State.SENT)
                .map(errand -> new Ordered(
                        errand.terminal(),
                        errand.number(),
                        Optional.of(errand.task()),
                        errand.expires().map(end -> Duration.between(now, end)),
                        errand.by()))
                .toList();
    }

    private void settle(OrgId org, Set<TerminalId> served, List<Settled> news) {
        if (news.isEmpty()) {
            return;
        }
        journal.run(org, Topic.TERMINALS, () -> {
            for (Settled each : news) {
                errands.find(each.terminal(), each.number())
                        .filter(errand -> served.contains(each.terminal()))
                        .filter(errand -> errand.isOpen() || ErrandRules.isGivenUp(errand))
                        .ifPresent(errand -> errands.update(errand.become(each.state(), each.detail(), journal.now())));
            }
            journal.afterCommit(this::wakeThoseWhoWait);
        });
    }

    private void wakeThoseWhoWait() {
        synchronized (settled) {
            settled.notifyAll();
        }
    }

    private List<Errand> changed(OrgId org, Set<TerminalId> served, Set<Long> held) {
        List<Errand> changed = new ArrayList<>();
        Set<TerminalId> asked = new HashSet<>(served);
        asked.removeIf(terminal -> !desk.hasOpen(org, terminal));
        for (TerminalId terminal : asked) {
            errands.open(terminal).stream()
                    .flatMap(errand -> next(errand, held.contains(errand.number())).stream())
                    .limit((long) GatewayCalls.MOST_ERRANDS - changed.size())
                    .forEach(changed::add);
        }
        return changed;
    }

    /** What becomes of an open errand; empty when nothing does. */
    private Optional<Errand> next(Errand errand, boolean held) {
        Instant now = journal.now();
        if (held) {
            return errand.state() == State.FORWARDED
                    ? Optional.empty()
                    : Optional.of(errand.become(State.FORWARDED, "", now));
        }
        if (errand.expires().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.of(errand.become(State.REFUSED, ErrandRules.TOO_LATE, now));
        }
        if (errand.state() == State.FORWARDED && !errand.task().isRepeatable()) {
            return Optional.of(errand.become(State.REFUSED, ErrandRules.LOST, now));
        }
        boolean justSent = errand.state() == State.SENT
                && errand.expires().isEmpty()
                && errand.changed().plus(AGAIN).isAfter(now);
        return justSent ? Optional.empty() : Optional.of(errand.become(State.SENT, "", now));
    }

    /** The errand once it is settled, or as it is after so long. */
    public Errand await(OrgId org, Errand asked, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (settled) {
            Errand now = current(org, asked);
            long left = patience.toMillis();
            while (now.isOpen() && left > 0) {
                settled.wait(Math.min(left, LOOK_MILLIS));
                now = current(org, asked);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
            return now;
        }
    }

    private Errand current(OrgId org, Errand asked) {
        return journal.read(org, () -> errands.find(asked.terminal(), asked.number()))
                .orElse(asked);
    }
}
