package org.clockhouse.store.internal;

import java.nio.file.Path;

class DerbyUpgradeTest extends UpgradeContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }

    @Override
    StoreSettings fresh(Path directory) {
        return Databases.settings("jdbc:derby:" + directory.resolve("derby"), directory);
    }
}
