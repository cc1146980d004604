package org.clockhouse.store.internal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure of the database means, told by its SQLState. */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /** Serialisation failure, deadlock, lock not available; Derby's deadlock and lock time-out. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "40XL1", "40XL2", "40XL1.T.1");

    /** PostgreSQL going down or full; Derby database shut down, being shut down or not booted. */
    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "53300", "XJ040", "XJ004", "XJ015", "XCWE0", "58030", "XSDG0");

    private Failures() {}

    /** Two transactions got in each other's way: the same work may succeed when repeated. */
    public static boolean isConflict(Throwable failure) {
        SQLException cause = sql(failure);
        return cause != null && CONFLICTS.contains(String.valueOf(cause.getSQLState()));
    }

    /** A row with such a key is there already. */
    public static boolean isDuplicate(Throwable failure) {
        SQLException cause = sql(failure);
        return cause != null && "23505".equals(cause.getSQLState());
    }

    /** A row that is referred to is not there, or one that is referred to would go. */
    public static boolean isReference(Throwable failure) {
        SQLException cause = sql(failure);
        return cause != null && ("23503".equals(cause.getSQLState()) || "23504".equals(cause.getSQLState()));
    }

    /** A text is longer than its column. */
    private static boolean isTooLong(Throwable failure) {
        SQLException cause = sql(failure);
        return cause != null && "22001".equals(cause.getSQLState());
    }

    public static boolean isAway(Throwable failure) {
        SQLException cause = sql(failure);
        if (cause == null) {
            return false;
        }
        String state = String.valueOf(cause.getSQLState());
        return cause instanceof SQLTransientConnectionException || state.startsWith("08") || AWAY.contains(state);
    }

    /**
     * What callers outside are to see: 503 when it may work in a moment, a refusal of what no rule looked at before and the
     * database does not take, else the failure as it is.
     */
    public static RuntimeException outward(RuntimeException failure) {
        if (isAway(failure)) {
            return unavailable(failure);
        }
        if (isConflict(failure)) {
            return new Unavailable("store.busy", "the database is too busy with this", failure);
        }
        if (isTooLong(failure)) {
            log.warn("A text did not fit", failure);
            return new Refused("value.too-long", "a text is longer than is kept of it; shorten it");
        }
        if (isReference(failure)) {
            log.warn("A reference did not hold", failure);
            return new Refused("reference.unknown", "it names something that is not there, or something names it");
        }
        return failure;
    }

    public static Unavailable unavailable(Throwable cause) {
        return new Unavailable("store.unavailable", "the database cannot be reached", cause);
    }

    private static SQLException sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
