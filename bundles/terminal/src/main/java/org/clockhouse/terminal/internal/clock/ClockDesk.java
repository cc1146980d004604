package org.clockhouse.terminal.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.ClockReading;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.clockhouse.terminal.spi.ContactRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people see and decide of terminals' clocks. */
@Component
public final class ClockDesk implements Clocks {

    private final Terminals terminals;
    private final DriverTable drivers;
    private final ContactRepository contacts;
    private final ClockPolicyRepository policies;
    private final ClockRules rules;
    private final ClockKeeper keeper;
    private final Errands errands;
    private final Journal journal;

    @Activate
    public ClockDesk(
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference ContactRepository contacts,
            @Reference ClockPolicyRepository policies,
            @Reference ClockRules rules,
            @Reference ClockKeeper keeper,
            @Reference Errands errands,
            @Reference Journal journal) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.contacts = contacts;
        this.policies = policies;
        this.rules = rules;
        this.keeper = keeper;
        this.errands = errands;
        this.journal = journal;
    }

    @Override
    public List<ClockReading> history(OrgId org, Scope scope, TerminalId id, Instant from) {
        TerminalStanding standing = terminals.find(org, scope, id);
        Optional<DriverDescriptor> driver =
                drivers.find(standing.terminal().driver()).map(found -> found.descriptor());
        if (driver.isEmpty()) {
            return List.of();
        }
        ZoneId zone = standing.zone();
        List<ClockReading> readings = journal.read(org, () -> contacts.since(id, from)).stream()
                .filter(contact -> !contact.at().isBefore(from))
                .map(contact -> new ClockReading(contact.at(), ClockKeeper.error(zone, driver.get(), contact)))
                .toList();
        return thinned(readings);
    }

    /** The lowest and the highest reading of each stretch of equal number, and the first and the last of all. */
    public static List<ClockReading> thinned(List<ClockReading> readings) {
        if (readings.size() <= MOST) {
            return readings;
        }
        List<ClockReading> kept = new ArrayList<>();
        kept.add(readings.get(0));
        int last = readings.size() - 1;
        int stretches = MOST / 2 - 1;
        for (int i = 0; i < stretches; i++) {
            List<ClockReading> stretch = readings.subList(
                    1 + (int) ((long) i * (last - 1) / stretches), 1 + (int) ((long) (i + 1) * (last - 1) / stretches));
            Comparator<ClockReading> byError = Comparator.comparing(ClockReading::error);
            ClockReading low = stretch.stream().min(byError).orElseThrow();
            ClockReading high = stretch.stream().max(byError).orElseThrow();
            kept.add(low.at().isBefore(high.at()) ? low : high);
            if (!low.equals(high)) {
                kept.add(low.at().isBefore(high.at()) ? high : low);
            }
        }
        kept.add(readings.get(last));
        return kept;
    }

    @Override
    public ClockPolicy policy(OrgId org) {
        return rules.of(org);
    }

    @Override
    public ClockPolicy setPolicy(Actor actor, ClockPolicy.Handling handling, Duration tolerance, long version) {
        if (tolerance.compareTo(ClockPolicy.SHORTEST) < 0 || tolerance.compareTo(ClockPolicy.LONGEST) > 0) {
            throw Refused.at("/tolerance", "clock.tolerance", "5 seconds to one hour");
        }
        ClockPolicy before = rules.of(actor.org());
        ClockPolicy saved = journal.write(actor.org(), Topic.TERMINALS, () -> {
            ClockPolicy stored = policies.save(new ClockPolicy(handling, tolerance, version));
            journal.record(AuditDraft.of(actor, "terminal.clock-policy", "clock-policy", "", "")
                    .changing(fields(before), fields(stored)));
            journal.afterCommit(() -> rules.forget(actor.org()));
            return stored;
        });
        rules.forget(actor.org());
        return saved;
    }

    private static Map<String, Object> fields(ClockPolicy policy) {
        return Map.of(
                "handling",
                policy.handling().name(),
                "tolerance",
                policy.tolerance().toString());
    }

    @Override
    public void set(Actor actor, TerminalId id) {
        TerminalStanding standing = terminals.find(actor.org(), Scope.EVERYBODY, id);
        Terminal terminal = standing.terminal();
        if (standing.gateway().isPresent()) {
            errands.ask(actor, id, new ErrandTask.SetClock());
            return;
        }
        boolean settable = drivers.find(terminal.driver())
                .filter(driver -> driver.descriptor().capabilities().contains(Capability.CLOCK))
                .isPresent();
        if (!settable) {
            throw new Refused("errand.unsupported", "such a terminal cannot be told to do that");
        }
        terminals.visit(actor, id);
        keeper.want(id);
        journal.run(
                actor.org(),
                Topic.TERMINALS,
                () -> journal.record(AuditDraft.of(
                        actor,
                        "terminal.set-clock",
                        "terminal",
                        id.text(),
                        terminal.name().any())));
    }
}
