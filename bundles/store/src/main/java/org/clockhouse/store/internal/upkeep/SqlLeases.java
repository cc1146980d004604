package org.clockhouse.store.internal.upkeep;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.clockhouse.kernel.Leases;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A row for each lease. The row is locked by its update, so two takers come one after the other. */
@Component
public final class SqlLeases implements Leases {

    private final Separately separately;
    private final DatabaseClock clock;

    @Activate
    public SqlLeases(@Reference Database database, @Reference Clock clock) {
        this.separately = new Separately(database);
        this.clock = new DatabaseClock(database.vendor(), clock);
    }

    @Override
    public Optional<Lease> take(String name, String owner, Duration length) {
        return separately.call(connection -> {
            long now = clock.now(connection);
            long until = now + length.toMillis();
            int renewed = new Sql(
                            connection,
                            "update lease set held_until = ? where name = ? and owner = ? and held_until > ?",
                            until,
                            name,
                            owner,
                            now)
                    .update();
            int taken = renewed > 0
                    ? 0
                    : new Sql(
                                    connection,
                                    "update lease set owner = ?, epoch = epoch + 1, held_until = ?"
                                            + " where name = ? and held_until <= ?",
                                    owner,
                                    until,
                                    name,
                                    now)
                            .update();
            if (renewed + taken == 0 && !isThere(connection, name)) {
                taken = insert(connection, name, owner, until);
            }
            return renewed + taken == 0
                    ? Optional.empty()
                    : Optional.of(new Lease(name, owner, epoch(connection, name)));
        });
    }

    @Override
    public boolean isHeld(Lease lease) {
        return separately.call(connection -> new Sql(
                                connection,
                                "select count(*) from lease where name = ? and owner = ? and epoch = ? and held_until > ?",
                                lease.name(),
                                lease.owner(),
                                lease.epoch(),
                                clock.now(connection))
                        .number()
                > 0);
    }

    @Override
    public void release(Lease lease) {
        separately.call(connection -> new Sql(
                        connection,
                        "update lease set held_until = 0 where name = ? and owner = ? and epoch = ?",
                        lease.name(),
                        lease.owner(),
                        lease.epoch())
                .update());
    }

    /** 0 when another node was faster. */
    private static int insert(Connection connection, String name, String owner, long until) {
        try {
            return new Sql(
                            connection,
                            "insert into lease (name, owner, epoch, held_until) values (?, ?, 1, ?)",
                            name,
                            owner,
                            until)
                    .update();
        } catch (SqlFailure e) {
            if (Failures.isDuplicate(e)) {
                throw Separately.again(e);
            }
            throw e;
        }
    }

    private static boolean isThere(Connection connection, String name) {
        return new Sql(connection, "select count(*) from lease where name = ?", name).number() > 0;
    }

    private static long epoch(Connection connection, String name) {
        return new Sql(connection, "select epoch from lease where name = ?", name).number();
    }
}
