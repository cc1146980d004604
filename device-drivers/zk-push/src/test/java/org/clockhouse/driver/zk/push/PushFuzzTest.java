package org.clockhouse.driver.zk.push;

import org.clockhouse.driver.tck.SeedReplayContract;

class PushFuzzTest extends SeedReplayContract {

    @Override
    protected String target() {
        return PushFuzz.class.getSimpleName();
    }

    @Override
    protected String letters() {
        return "\t\n -:0";
    }

    @Override
    protected void take(byte[] bytes) {
        PushFuzz.fuzzerTestOneInput(bytes);
    }
}
