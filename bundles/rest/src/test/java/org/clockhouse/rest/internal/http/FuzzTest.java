package org.clockhouse.rest.internal.http;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class FuzzTest {

    @Test
    void whateverJsonIsSentIsReadOrRefusedByAProblem() {
        FuzzSeeds.replay(BodyFuzz.class, BodyFuzz::fuzzerTestOneInput);
    }

    @Test
    void whateverStandsInAPathOrQueryIsAValueOrAProblem() {
        FuzzSeeds.replay(ParameterFuzz.class, ParameterFuzz::fuzzerTestOneInput);
    }
}
