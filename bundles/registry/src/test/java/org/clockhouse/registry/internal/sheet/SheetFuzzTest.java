package org.clockhouse.registry.internal.sheet;

import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class SheetFuzzTest {

    @Test
    void whateverIsUploadedIsRefusedOrReadAndKeptWhole() {
        FuzzSeeds.replay(SheetFuzz.class, SheetFuzz::fuzzerTestOneInput);
    }

    @Test
    void whateverAPartOfAWorkbookHoldsIsRefusedOrRead() {
        FuzzSeeds.replay(WorkbookFuzz.class, WorkbookFuzz::fuzzerTestOneInput);
    }
}
