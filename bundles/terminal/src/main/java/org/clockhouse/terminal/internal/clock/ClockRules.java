package org.clockhouse.terminal.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What each company decided about clocks, else what the configuration says; asked at every visit, so it is remembered. */
@Component(service = ClockRules.class, configurationPid = TerminalConfig.PID)
public final class ClockRules {

    private static final Duration REMEMBER = Duration.ofSeconds(30);

    private final ClockPolicyRepository policies;
    private final Journal journal;
    private final ClockPolicy usual;
    private final Map<OrgId, Known> known = new ConcurrentHashMap<>();

    private record Known(ClockPolicy policy, Instant until) {}

    @Activate
    public ClockRules(@Reference ClockPolicyRepository policies, @Reference Journal journal, TerminalConfig config) {
        this.policies = policies;
        this.journal = journal;
        this.usual = new ClockPolicy(
                config.set__clocks() ? ClockPolicy.Handling.CORRECT : ClockPolicy.Handling.FLAG,
                Duration.ofSeconds(config.clock__tolerance__seconds()),
                0);
    }

    public ClockPolicy of(OrgId org) {
        Known before = known.get(org);
        if (before != null && before.until().isAfter(journal.now())) {
            return before.policy();
        }
        ClockPolicy policy = journal.read(org, policies::find).orElse(usual);
        known.put(org, new Known(policy, journal.now().plus(REMEMBER)));
        return policy;
    }

    void forget(OrgId org) {
        known.remove(org);
    }
}
