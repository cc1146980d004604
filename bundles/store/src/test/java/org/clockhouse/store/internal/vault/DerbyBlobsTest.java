package org.clockhouse.store.internal.vault;

import org.clockhouse.store.internal.Databases;

class DerbyBlobsTest extends BlobsContract {

    @Override
    Databases.Open store() {
        return Databases.derby();
    }
}
