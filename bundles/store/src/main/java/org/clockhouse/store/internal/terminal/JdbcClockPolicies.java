package org.clockhouse.store.internal.terminal;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.spi.ClockPolicyRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The policy for clocks by plain SQL. */
@Component
public final class JdbcClockPolicies implements ClockPolicyRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcClockPolicies(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<ClockPolicy> find() {
        return transactions
                .sql(
                        "select * from terminal_clock_policy where org_id = ?",
                        transactions.org().text())
                .first(row -> new ClockPolicy(
                        row.constant(ClockPolicy.Handling.class, "handling"),
                        Duration.ofSeconds(row.number("tolerance_seconds")),
                        row.number("version")));
    }

    @Override
    public ClockPolicy save(ClockPolicy policy) {
        String org = transactions.org().text();
        long stored = find().map(ClockPolicy::version).orElse(0L);
        if (stored != policy.version()) {
            throw new Stale("clock policy", org);
        }
        String statement = stored == 0
                ? "insert into terminal_clock_policy (handling, tolerance_seconds, version, org_id) values (?, ?, ?, ?)"
                : "update terminal_clock_policy set handling = ?, tolerance_seconds = ?, version = ? where org_id = ?";
        transactions
                .sql(statement, policy.handling(), (int) policy.tolerance().toSeconds(), stored + 1, org)
                .update();
        return new ClockPolicy(policy.handling(), policy.tolerance(), stored + 1);
    }
}
