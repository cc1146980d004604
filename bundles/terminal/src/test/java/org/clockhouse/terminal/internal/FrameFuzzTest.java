package org.clockhouse.terminal.internal;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class FrameFuzzTest {

    @Test
    void whateverComesOverAWebSocketMeansTheSameHoweverItIsCut() {
        FuzzSeeds.replay(FrameFuzz.class, FrameFuzz::fuzzerTestOneInput);
    }
}
