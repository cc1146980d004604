package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Replays the seeds of a fuzz target without a fuzzer, and each of them cut, lengthened and flipped: always the same ones. Its
 * seeds lie in {@code src/test/resources/fuzz/} under its name. Run it in the module of the driver.
 */
public abstract class FuzzContract {

    private static final int DAMAGES = 500;

    /** A public class with {@code public static void fuzzerTestOneInput(byte[])}, which throws what must not happen. */
    protected abstract Class<?> target();

    @Test
    void theSeedsAreRead() throws Throwable {
        assertFalse(seeds().isEmpty(), "no seeds");
        for (Path seed : seeds()) {
            give(Files.readAllBytes(seed), seed);
        }
    }

    @Test
    void damagedSeedsAreRead() throws Throwable {
        for (Path seed : seeds()) {
            byte[] whole = Files.readAllBytes(seed);
            Random random = new Random(seed.getFileName().toString().hashCode());
            for (int i = 0; i < DAMAGES; i++) {
                give(damaged(whole, random), seed);
            }
        }
    }

    private void give(byte[] input, Path seed) throws Throwable {
        MethodHandle target = MethodHandles.publicLookup()
                .findStatic(target(), "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        try {
            target.invokeExact(input);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("from " + seed + ": " + HexFormat.of().formatHex(input), e);
        }
    }

    private List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", target().getSimpleName()))) {
            return files.sorted().toList();
        }
    }

    /** Half of what is flipped becomes another byte of the same seed: a separator where none belongs finds more than noise. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(whole.length + 20));
        for (int flips = random.nextInt(6); flips > 0 && copy.length > 0; flips--) {
            boolean known = whole.length > 0 && random.nextBoolean();
            copy[random.nextInt(copy.length)] =
                    known ? whole[random.nextInt(whole.length)] : (byte) random.nextInt(256);
        }
        return copy;
    }
}
