package org.clockhouse.driver.face.json;

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
class FaceJsonFuzzTest {

    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz", "FaceJsonFuzz");

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSeedsAreRead() throws IOException {
        assertTrue(seeds().size() >= 6);
        for (Path seed : seeds()) {
            FaceJsonFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
        }
    }

    @Test
    void damagedSeedsAreRead() throws IOException {
        for (Path seed : seeds()) {
            byte[] whole = Files.readAllBytes(seed);
            Random random = new Random(seed.getFileName().toString().hashCode());
            for (int i = 0; i < 500; i++) {
                FaceJsonFuzz.fuzzerTestOneInput(damaged(whole, random));
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(whole.length + 20));
        for (int flips = random.nextInt(6); flips > 0 && copy.length > 0; flips--) {
            copy[random.nextInt(copy.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:0\n".charAt(random.nextInt(9)));
        }
        return copy;
    }
}
