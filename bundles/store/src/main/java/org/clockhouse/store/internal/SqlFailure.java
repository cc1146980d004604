package org.clockhouse.store.internal;

import java.sql.SQLException;

/** An {@link SQLException} on its way out; {@link Failures} tells what it means. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    public SqlFailure(String statement, SQLException cause) {
        super(cause.getMessage() + " in: " + statement, cause);
    }
}
