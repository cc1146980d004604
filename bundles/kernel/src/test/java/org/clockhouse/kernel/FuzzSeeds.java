package org.clockhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The seeds of a fuzz target, in {@code src/test/resources/fuzz/} under the name of its class. A build replays them and each
 * of them damaged, always in the same ways; {@code karaf-distribution/dev/fuzz} lets Jazzer look on from there.
 */
public final class FuzzSeeds {

    /** What a target does with one input; it throws when something is wrong. */
    public interface Target {
        void accept(byte[] input);
    }

    private static final int DAMAGED = 300;
    private static final String SIGNS = "\t\n\r -:;,\"'0{}[]<>=/\\";

    private FuzzSeeds() {}

    public static void replay(Class<?> name, Target target) {
        List<Path> seeds = seeds(Path.of("src", "test", "resources", "fuzz", name.getSimpleName()));
        assertFalse(seeds.isEmpty(), "no seeds of " + name.getSimpleName());
        for (Path seed : seeds) {
            byte[] whole = bytes(seed);
            replay(seed, target, whole);
            Random random = new Random(seed.getFileName().toString().hashCode());
            for (int i = 0; i < DAMAGED; i++) {
                replay(seed, target, damaged(whole, random));
            }
        }
    }

    private static void replay(Path seed, Target target, byte[] input) {
        try {
            target.accept(input);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + " as " + Arrays.toString(input), e);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length + 20) : whole.length);
        for (int flips = 1 + random.nextInt(6); flips > 0 && copy.length > 0; flips--) {
            copy[random.nextInt(copy.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return copy;
    }

    private static List<Path> seeds(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path seed) {
        try {
            return Files.readAllBytes(seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
