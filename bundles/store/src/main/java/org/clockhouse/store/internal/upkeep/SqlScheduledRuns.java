package org.clockhouse.store.internal.upkeep;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ScheduledRuns;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A row for each run; whoever moves its next time on has claimed it. */
@Component
public final class SqlScheduledRuns implements ScheduledRuns {

    private final Separately separately;
    private final DatabaseClock clock;

    @Activate
    public SqlScheduledRuns(@Reference Database database, @Reference Clock clock) {
        this.separately = new Separately(database);
        this.clock = new DatabaseClock(database.vendor(), clock);
    }

    @Override
    public boolean claim(OrgId org, String name, Duration period) {
        return separately.call(connection -> {
            long now = clock.now(connection);
            int claimed = new Sql(
                            connection,
                            "update scheduled_run set last_run = ?, next_run = ?"
                                    + " where org_id = ? and name = ? and next_run <= ?",
                            now,
                            now + period.toMillis(),
                            org.text(),
                            name,
                            now)
                    .update();
            if (claimed == 0 && !isThere(connection, org, name)) {
                insert(connection, org, name, now + period.toMillis());
            }
            return claimed > 0;
        });
    }

    @Override
    public void next(OrgId org, String name, Duration afterClaim) {
        separately.call(connection -> new Sql(
                        connection,
                        "update scheduled_run set next_run = last_run + ?"
                                + " where org_id = ? and name = ? and last_run is not null",
                        afterClaim.toMillis(),
                        org.text(),
                        name)
                .update());
    }

    @Override
    public Optional<Instant> last(OrgId org, String name) {
        return separately.call(connection -> new Sql(
                        connection,
                        "select last_run from scheduled_run where org_id = ? and name = ?",
                        org.text(),
                        name)
                .first(row -> row.optionalInstant("last_run"))
                .flatMap(last -> last));
    }

    private static boolean isThere(Connection connection, OrgId org, String name) {
        return new Sql(connection, "select count(*) from scheduled_run where org_id = ? and name = ?", org.text(), name)
                        .number()
                > 0;
    }

    private static void insert(Connection connection, OrgId org, String name, long next) {
        try {
            new Sql(
                            connection,
                            "insert into scheduled_run (org_id, name, next_run) values (?, ?, ?)",
                            org.text(),
                            name,
                            next)
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? Separately.again(e) : e;
        }
    }
}
