package org.clockhouse.credential;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class CardNumberFuzzTest {

    @Test
    void whateverIsTypedIsRefusedOrANumberThatEveryWritingFindsAgain() {
        FuzzSeeds.replay(CardNumberFuzz.class, CardNumberFuzz::fuzzerTestOneInput);
    }
}
