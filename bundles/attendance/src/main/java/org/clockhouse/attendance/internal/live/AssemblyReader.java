package org.clockhouse.attendance.internal.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCall.Found;
import org.clockhouse.attendance.day.RollCall.How;
import org.clockhouse.attendance.day.RollCall.Standing;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.attendance.spi.RollCallRepository.Running;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks off who reads a card at an assembly terminal. Reads the punch log from where each roll call last saw it. */
@Component(service = ChangeListener.class, immediate = true)
public final class AssemblyReader implements ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(AssemblyReader.class);
    private static final Duration TICK = Duration.ofSeconds(15);
    /** A terminal's clock may be behind; what was read long before the call proves nothing. */
    private static final Duration CLOCK_OFF = Duration.ofMinutes(2);

    private static final int AT_ONCE = 500;

    private final RollCallRepository calls;
    private final PunchLog punches;
    private final Companies companies;
    private final Transactions transactions;
    private final Changes changes;
    private final Workers.Crew crew;

    @Activate
    public AssemblyReader(
            @Reference RollCallRepository calls,
            @Reference PunchLog punches,
            @Reference Companies companies,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Workers workers) {
        this.calls = calls;
        this.punches = punches;
        this.companies = companies;
        this.transactions = transactions;
        this.changes = changes;
        this.crew = workers.crew("assembly", 1);
        crew.every(TICK, this::tick);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PUNCHES);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        for (Running call : transactions.in(org, calls::running)) {
            boolean more = true;
            while (more) {
                more = read(org, call.head().id());
            }
        }
    }

    private void tick() {
        try {
            companies.all().forEach(org -> changed(org, Topic.PUNCHES));
        } catch (Unavailable e) {
            log.debug("The tick found no database: {}", e.getMessage());
        }
    }

    /** @return whether there is more to read */
    private boolean read(OrgId org, RollCallId id) {
        return transactions.in(org, () -> {
            Optional<Running> running = calls.running().stream()
                    .filter(one -> one.head().id().equals(id))
                    .findFirst();
            if (running.isEmpty()) {
                return false;
            }
            List<Punch> read = punches.after(org, running.get().position(), AT_ONCE);
            if (read.isEmpty()) {
                return false;
            }
            calls.reached(id, read.get(read.size() - 1).position());
            List<Punch> present = read.stream()
                    .filter(punch -> isPresence(running.get().head(), punch))
                    .toList();
            if (tick(id, present)) {
                transactions.afterCommit(() -> changes.tell(org, Topic.ROLL_CALLS));
            }
            return read.size() == AT_ONCE;
        });
    }

    private static boolean isPresence(RollCall.Head call, Punch punch) {
        return call.assembly().contains(punch.terminal())
                && punch.employee().isPresent()
                && !punch.at().isBefore(call.startedAt().minus(CLOCK_OFF));
    }

    /** @return whether anybody was ticked off or added */
    private boolean tick(RollCallId id, List<Punch> present) {
        if (present.isEmpty()) {
            return false;
        }
        Set<EmployeeId> listed = calls.find(id).orElseThrow().entries().stream()
                .map(RollCall.Entry::employee)
                .collect(Collectors.toCollection(HashSet::new));
        boolean ticked = false;
        for (Punch punch : present) {
            EmployeeId person = punch.employee().orElseThrow();
            Found found =
                    new Found(punch.receivedAt(), How.CARD, punch.terminal().text());
            if (listed.add(person)) {
                calls.add(id, new RollCall.Entry(person, Standing.UNLISTED, Optional.empty(), Optional.of(found)));
                ticked = true;
            } else {
                ticked |= calls.found(id, person, found);
            }
        }
        return ticked;
    }
}
