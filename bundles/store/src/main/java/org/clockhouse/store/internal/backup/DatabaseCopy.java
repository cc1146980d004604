package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.clockhouse.store.internal.StoreSettings;
import org.clockhouse.store.internal.Vendor;

/** How one of the databases is copied while it is used, and how a copy is looked into. */
interface DatabaseCopy {

    /** @param live connections to the database */
    static DatabaseCopy of(StoreSettings settings, Connections live) {
        return settings.vendor() == Vendor.DERBY ? new DerbyCopy(settings, live) : new PostgresCopy(settings);
    }

    interface Connections {
        Connection next() throws SQLException;
    }

    /**
     * Looks for the programs that copying and reading back run.
     *
     * @throws IOException naming the one that is not there
     */
    void requirePrograms() throws IOException;

    /** Copies the database as it is at one moment into the directory. */
    void copyTo(Path directory) throws IOException, SQLException, InterruptedException;

    /** Restores the copy in the directory beside the live database, counts, and throws it away. */
    Counted count(Path directory) throws IOException, SQLException, InterruptedException;

    /** Whether there is no database yet, or one without tables. */
    boolean isEmpty() throws SQLException;

    /** Refuses a copy of the other database, which this one cannot read. */
    void requireOwn(Path directory) throws IOException;

    /** Puts the copy in the directory where the database is empty, whole or not at all. */
    void putBack(Path directory) throws IOException, SQLException, InterruptedException;

    record Counted(long tables, long rows) {}
}
