package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyPicturesTest extends StoredPictures {

    DerbyPicturesTest() {
        super(Databases.derby());
    }
}
