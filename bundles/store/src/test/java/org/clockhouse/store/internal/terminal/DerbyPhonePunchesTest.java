package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class DerbyPhonePunchesTest extends StoredPhonePunches {

    DerbyPhonePunchesTest() {
        super(Databases.derby());
    }
}
