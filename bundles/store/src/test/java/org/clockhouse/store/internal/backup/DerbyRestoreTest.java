package org.clockhouse.store.internal.backup;

import java.nio.file.Path;
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
}
