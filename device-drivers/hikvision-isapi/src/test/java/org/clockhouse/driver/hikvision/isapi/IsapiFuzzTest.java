package org.clockhouse.driver.hikvision.isapi;

import org.clockhouse.driver.tck.SeedReplayContract;

class IsapiFuzzTest extends SeedReplayContract {

    @Override
    protected String target() {
        return IsapiFuzz.class.getSimpleName();
    }

    @Override
    protected String letters() {
        return "{}[],\":0\r\n<";
    }

    @Override
    protected void take(byte[] bytes) {
        IsapiFuzz.fuzzerTestOneInput(bytes);
    }
}
