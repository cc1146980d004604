package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.line.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the driver API to its last release, which lies in {@code src/test/api}, a line for each thing that a driver can call
 * or implement. {@code -Dapi.write=true} writes it anew, with a release of the suite.
 */
class ApiTest {

    private static final Path RELEASED = Path.of("src", "test", "api");
    private static final Pattern VERSION = Pattern.compile("@Version\\(\"(\\d+)\\.(\\d+)\\.(\\d+)\"\\)");

    private static final Pattern ABSTRACT = Pattern.compile(": (?:public|protected) abstract ");

    /** A package that drivers are compiled against, and where it says its version. */
    enum Part {
        DRIVER(Driver.class, Path.of("..", "..", "bundles", "driver")),
        LINE(Line.class, Path.of("..", "..", "bundles", "driver")),
        KIT(MemoryLines.class, Path.of("."));

        private final Class<?> inside;
        private final String name;
        private final Path module;

        Part(Class<?> inside, Path module) {
            this.inside = inside;
            this.name = inside.getPackageName();
            this.module = module;
        }

        Version version() throws IOException {
            Path info = module.resolve(Path.of("src", "main", "java", name.replace('.', '/'), "package-info.java"));
            return Version.of(Files.readString(info));
        }

        Path released() {
            return RELEASED.resolve(name + ".txt");
        }

        Set<String> now() throws IOException {
            return Api.of(inside, this == KIT);
        }
    }

    record Version(int major, int minor) {

        static Version of(String text) {
            Matcher version = VERSION.matcher(text);
            assertTrue(version.find(), "no version");
            return new Version(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        }

        boolean isAtLeast(Version other) {
            return major > other.major || (major == other.major && minor >= other.minor);
        }

        @Override
        public String toString() {
            return "@Version(\"" + major + "." + minor + ".0\")";
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePackageHasTheVersionThatItsChangesAskFor(Part part) throws IOException {
        if (Boolean.getBoolean("api.write")) {
            List<String> lines = new ArrayList<>(List.of(part.version().toString()));
            lines.addAll(part.now());
            Files.write(part.released(), lines);
        }
        List<String> lines = Files.readAllLines(part.released());
        Version released = Version.of(lines.get(0));
        Set<String> before = new TreeSet<>(lines.subList(1, lines.size()));
        Set<String> now = part.now();
        Version due = due(released, before, now);
        assertTrue(
                part.version().isAtLeast(due),
                () -> part.name + " needs " + due + "; gone: " + less(before, now) + "; new: " + less(now, before));
    }

    @Test
    void whatIsNewIsAMinorStepAndWhatIsGoneAMajorOne() {
        Version released = new Version(1, 4);
        Set<String> before = Set.of(
                "type A: public interface A consumer",
                "A: public abstract void a()",
                "type B: public class B",
                "B: public int b()");
        assertEquals(new Version(1, 4), due(released, before, before));
        assertEquals(new Version(1, 5), due(released, before, with(before, "B: public int c()")));
        assertEquals(new Version(1, 5), due(released, before, with(before, "A: public default void c()")));
        assertEquals(new Version(1, 5), due(released, before, with(before, "C: public abstract void c()")));
        assertEquals(new Version(2, 0), due(released, before, with(before, "A: public abstract void c()")));
        assertEquals(new Version(2, 0), due(released, with(before, "B: public int gone()"), before));
    }

    private static Version due(Version released, Set<String> before, Set<String> now) {
        Set<String> implemented = new TreeSet<>();
        before.stream()
                .filter(line -> line.startsWith("type ") && line.endsWith(" consumer"))
                .forEach(line -> implemented.add(line.substring("type ".length(), line.indexOf(':'))));
        boolean breaks = !less(before, now).isEmpty()
                || less(now, before).stream()
                        .anyMatch(line -> ABSTRACT.matcher(line).find()
                                && implemented.contains(line.substring(0, line.indexOf(':'))));
        if (breaks) {
            return new Version(released.major() + 1, 0);
        }
        return less(now, before).isEmpty() ? released : new Version(released.major(), released.minor() + 1);
    }

    private static Set<String> less(Set<String> from, Set<String> what) {
        Set<String> rest = new TreeSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    private static Set<String> with(Set<String> lines, String more) {
        Set<String> all = new TreeSet<>(lines);
        all.add(more);
        return all;
    }
}
