package org.clockhouse.store.internal.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.clockhouse.store.internal.Databases;

class DerbyRestoreTest extends RestoreContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }

    @Override
    String emptyDatabase(Path directory) {
        return "jdbc:derby:" + directory.resolve("derby");
    }

    @Override
    String emptyOtherDatabase(Path directory) throws SQLException {
        return Databases.emptyPostgres(
                "restored_" + UUID.randomUUID().toString().replace("-", ""));
    }
}
