package org.clockhouse.driver.osdp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Replays the seeds, and each with a few thousand bytes flipped, cut and doubled: always the same ones. */
class FrameFuzzTest {

    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz", "FrameFuzz");

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSeedsAreRead() throws IOException {
        assertTrue(seeds().size() >= 9);
        for (Path seed : seeds()) {
            FrameFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
        }
    }

    @Test
    void damagedSeedsAreRead() throws IOException {
        for (Path seed : seeds()) {
            byte[] whole = Files.readAllBytes(seed);
            Random random = new Random(seed.getFileName().toString().hashCode());
            for (int i = 0; i < 2_000; i++) {
                byte[] copy = Arrays.copyOf(whole, Math.max(1, random.nextInt(whole.length + 4)));
                for (int flips = random.nextInt(4); flips > 0; flips--) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
                FrameFuzz.fuzzerTestOneInput(copy);
            }
        }
    }
}
