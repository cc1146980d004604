package org.clockhouse.store.internal.terminal;

import org.clockhouse.store.internal.Databases;

class PostgresPhonePunchesTest extends StoredPhonePunches {

    PostgresPhonePunchesTest() {
        super(Databases.postgres());
    }
}
