package org.clockhouse.store.internal.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.SqlFailure;

/** A transaction for what belongs to no company or must not share the caller's: repeated after a conflict. */
final class Separately {

    private static final int ATTEMPTS = 6;

    private final Database database;

    Separately(Database database) {
        this.database = database;
    }

    <T> T call(Function<Connection, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SqlFailure e) {
                if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
                    throw Failures.outward(e);
                }
            }
        }
    }

    /** A conflict that the database did not call one. */
    static SqlFailure again(SqlFailure failure) {
        return new SqlFailure(new SQLException(failure.getMessage(), "40001", failure));
    }

    private <T> T once(Function<Connection, T> work) {
        try (Connection connection = database.connection()) {
            boolean done = false;
            try {
                T result = work.apply(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
