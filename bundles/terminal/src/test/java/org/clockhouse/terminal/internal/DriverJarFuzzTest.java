package org.clockhouse.terminal.internal;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class DriverJarFuzzTest {

    @Test
    void whateverIsUploadedAsADriverIsRefusedOrPasses() {
        FuzzSeeds.replay(DriverJarFuzz.class, DriverJarFuzz::fuzzerTestOneInput);
    }
}
