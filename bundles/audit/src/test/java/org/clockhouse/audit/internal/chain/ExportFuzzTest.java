package org.clockhouse.audit.internal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.FuzzSeeds;
import org.junit.jupiter.api.Test;

class ExportFuzzTest {

    @Test
    void whateverIsVerifiedIsRefusedOrReportedAndOnlyTheSignedEntriesAreWhole() {
        FuzzSeeds.replay(ExportFuzz.class, ExportFuzz::fuzzerTestOneInput);
    }

    @Test
    void theFirstSeedIsAWholeExport() throws IOException {
        String seed = Files.readString(Path.of("src", "test", "resources", "fuzz", "ExportFuzz", "whole"));
        assertEquals(ExportFuzz.export(), seed);
        ExportVerifier verifier =
                new ExportVerifier(Optional.of(new Signer(new byte[32]).publicKey()), Collections.emptyIterator());
        assertEquals(
                List.of(),
                verifier.verify(new BufferedReader(new StringReader(seed))).findings());
    }
}
