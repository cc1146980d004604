package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Replays the seeds of a fuzz target, which lie in {@code src/test/resources/fuzz/} under its name, and each with a few bytes
 * flipped, cut and doubled, some hundred times: always the same ones.
 */
public abstract class SeedReplayContract {

    private static final int FEWEST = 7;
    private static final int DAMAGED = 500;

    /** The target's simple name. */
    protected abstract String target();

    /** What the format is made of, so that damage is more than noise. */
    protected abstract String letters();

    /** Must neither fail nor hang, whatever it is given. */
    protected abstract void take(byte[] bytes);

    private List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", target()))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSeedsAreRead() throws IOException {
        assertTrue(seeds().size() >= FEWEST);
        for (Path seed : seeds()) {
            take(Files.readAllBytes(seed));
        }
    }

    @Test
    void damagedSeedsAreRead() throws IOException {
        for (Path seed : seeds()) {
            byte[] whole = Files.readAllBytes(seed);
            Random random = new Random(seed.getFileName().toString().hashCode());
            for (int i = 0; i < DAMAGED; i++) {
                take(damaged(whole, random));
            }
        }
    }

    private byte[] damaged(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(whole.length + 20));
        for (int flips = random.nextInt(6); flips > 0 && copy.length > 0; flips--) {
            copy[random.nextInt(copy.length)] = (byte)
                    (random.nextBoolean()
                            ? random.nextInt(256)
                            : letters().charAt(random.nextInt(letters().length())));
        }
        return copy;
    }
}
