package org.clockhouse.driver.zk.attlog.file;

import org.clockhouse.driver.tck.SeedReplayContract;

class AttlogFuzzTest extends SeedReplayContract {

    @Override
    protected String target() {
        return AttlogFuzz.class.getSimpleName();
    }

    @Override
    protected String letters() {
        return "\t\n -:0";
    }

    @Override
    protected void take(byte[] bytes) {
        AttlogFuzz.fuzzerTestOneInput(bytes);
    }
}
