package org.clockhouse.terminal.internal;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class RequestFuzzTest {

    @Test
    void whateverComesToTheTerminalPortMeansTheSameHoweverItIsCut() {
        FuzzSeeds.replay(RequestFuzz.class, RequestFuzz::fuzzerTestOneInput);
    }
}
