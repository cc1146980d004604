package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresPicturesTest extends StoredPictures {

    PostgresPicturesTest() {
        super(Databases.postgres());
    }
}
