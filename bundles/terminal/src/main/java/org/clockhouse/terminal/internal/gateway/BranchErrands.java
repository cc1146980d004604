package org.clockhouse.terminal.internal.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.ErrandNews;
import org.clockhouse.terminal.GatewayCalls.Ordered;
import org.clockhouse.terminal.GatewayCalls.Settled;
import org.clockhouse.terminal.HeadOffice;
import org.clockhouse.terminal.HeadOffice.Access;
import org.clockhouse.terminal.HeadOffice.Address;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.errand.ErrandRules;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.BranchRepository.Carried;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this suite is a gateway: fetches what the head office wants of its terminals every second, in a thread of its own
 * because a door does not wait for a batch of punches, and says what came of it. An errand is a row here before it is done,
 * and what the head office was told is told until it has answered.
 */
@Component(immediate = true, configurationPid = GatewayConfig.PID, service = BranchErrands.class)
public final class BranchErrands {

    private static final Logger log = LoggerFactory.getLogger(BranchErrands.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** Without a line, or with a head office that is older and knows nothing of errands. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final HeadOffice head;
    private final BranchRepository branches;
    private final ErrandRepository errands;
    private final TerminalRepository terminals;
    private final ErrandDesk desk;
    private final Chores chores;
    private final Companies companies;
    private final Journal journal;
    private final GatewayConfig config;
    private final Workers.Crew crew;
    /** What nobody here knows how to do, until the head office has heard it; after a restart it is handed here again. */
    private final List<Settled> unknown = new ArrayList<>();

    private Instant next = Instant.MIN;

    @Activate
    public BranchErrands(
            @Reference HeadOffice head,
            @Reference BranchRepository branches,
            @Reference ErrandRepository errands,
            @Reference TerminalRepository terminals,
            @Reference ErrandDesk desk,
            @Reference Chores chores,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers,
            GatewayConfig config) {
        this.head = head;
        this.branches = branches;
        this.errands = errands;
        this.terminals = terminals;
        this.desk = desk;
        this.chores = chores;
        this.companies = companies;
        this.journal = journal;
        this.config = config;
        this.crew = workers.crew("gateway-errands", 1);
        if (!config.head().isBlank()) {
            crew.every(PACE, this::tick);
        }
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** One of the places where failures end, as a turn of the forwarder's does, which says how it stands with the head office. */
    public void tick() {
        if (journal.now().isBefore(next)) {
            return;
        }
        try {
            OrgId org = companies.home();
            Optional<Access> access = access(org);
            if (access.isPresent()) {
                exchange(org, access.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DomainException e) {
            next = journal.now().plus(PAUSE);
            log.debug("Errands wait for the head office: {}", e.getMessage());
        } catch (RuntimeException e) {
            next = journal.now().plus(PAUSE);
            log.error("Fetching errands failed", e);
        }
    }

    /** Empty until the forwarder has been let in. */
    private Optional<Access> access(OrgId org) {
        Address at = Forwarder.address(config.head());
        return journal.read(org, branches::find)
                .filter(me -> me.head().equals(at.uri().toString()))
                .map(me -> new Access(at, me.gateway(), me.secret()));
    }

    /** What was done at once is told at once. */
    private void exchange(OrgId org, Access access) throws InterruptedException {
        boolean more = true;
        while (more) {
            carryOut(org);
            more = call(org, access) && carryOut(org);
        }
    }

    /** @return whether anything was new */
    private boolean call(OrgId org, Access access) throws InterruptedException {
        List<Carried> carried = journal.read(org, branches::carried);
        Set<Long> held = new HashSet<>();
        List<Settled> settled = new ArrayList<>(unknown);
        List<Carried> done = new ArrayList<>();
        carried.stream().map(Carried::terminal).distinct().forEach(terminal -> endOverdue(org, terminal));
        for (Carried each : carried) {
            Optional<Errand> here = find(org, each).filter(errand -> !errand.isOpen());
            if (here.isEmpty() || settled.size() >= GatewayCalls.MOST_ERRANDS) {
                held.add(each.origin());
            } else {
                Errand errand = here.get();
                settled.add(new Settled(each.terminal(), each.origin(), errand.state(), errand.detail()));
                done.add(each);
            }
        }
        // From before the question on, so that the way of the answer makes nothing late.
        Instant asked = journal.now();
        List<Ordered> ordered = head.errands(access, new ErrandNews(held, settled));
        unknown.clear();
        if (!done.isEmpty()) {
            journal.run(org, Topic.TERMINALS, () -> done.forEach(branches::forget));
        }
        Set<Long> known = new HashSet<>(held);
        ordered.stream().filter(each -> known.add(each.number())).forEach(each -> take(org, each, asked));
        return !ordered.isEmpty();
    }

    /** Also what waits for a terminal that is not served here any more. */
    private void endOverdue(OrgId org, TerminalId terminal) {
        desk.refuseOverdue(org, terminal);
        if (served(org, terminal).isEmpty()) {
            journal.run(org, Topic.TERMINALS, () -> desk.moved(Set.of(terminal)));
        }
    }

    private Optional<Errand> find(OrgId org, Carried carried) {
        return journal.read(org, () -> errands.find(carried.terminal(), carried.number()));
    }

    /** A terminal that is not known here yet comes with the next orders, and the errand again with the next call. */
    private void take(OrgId org, Ordered ordered, Instant asked) {
        if (ordered.task().isEmpty()) {
            unknown.add(new Settled(ordered.terminal(), ordered.number(), State.REFUSED, ErrandRules.UNKNOWN));
        } else if (served(org, ordered.terminal()).isPresent()) {
            desk.order(
                    org,
                    ordered.terminal(),
                    List.of(ordered.task().get()),
                    ordered.left().map(asked::plus),
                    ordered.by(),
                    added -> branches.carry(new Carried(
                            ordered.number(), ordered.terminal(), added.get(0).number())));
        }
    }

    private Optional<Terminal> served(OrgId org, TerminalId terminal) {
        return journal.read(org, () -> terminals.find(terminal))
                .filter(known -> known.status() != Terminal.Status.RETIRED);
    }

    /** @return whether anything came of anything */
    private boolean carryOut(OrgId org) {
        boolean any = false;
        for (Carried carried : journal.read(org, branches::carried)) {
            Optional<Errand> mine = find(org, carried)
                    .filter(errand -> errand.state() == State.QUEUED)
                    .filter(errand -> served(org, carried.terminal())
                            .filter(terminal -> chores.isOne(terminal, errand.task()))
                            .isPresent());
            if (mine.isPresent()) {
                carryOut(org, mine.get());
                any = true;
            }
        }
        return any;
    }

    /** What must not be done twice is sent before it is done: after a crash nobody does it, and nobody says that it was done. */
    private void carryOut(OrgId org, Errand errand) {
        Errand begun = errand;
        if (!errand.task().isRepeatable()) {
            begun = errand.become(State.SENT, "", journal.now());
            update(org, begun);
        }
        try {
            update(org, chores.carryOut(org, begun));
        } catch (RuntimeException e) {
            log.error("An errand of the head office's failed: {}", errand.task().kind(), e);
            update(org, begun.become(State.REFUSED, "failed", journal.now()));
        }
    }

    private void update(OrgId org, Errand errand) {
        journal.run(org, Topic.TERMINALS, () -> errands.update(errand));
    }
}
