package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** How one of the databases is copied while it is used, and how a copy is looked into. */
interface DatabaseCopy {

    /** Copies the database as it is at one moment into the directory. */
    void copyTo(Path directory) throws IOException, SQLException, InterruptedException;

    /** Restores the copy in the directory beside the live database, counts, and throws it away. */
    Counted count(Path directory) throws IOException, SQLException, InterruptedException;

    record Counted(long tables, long rows) {}
}
