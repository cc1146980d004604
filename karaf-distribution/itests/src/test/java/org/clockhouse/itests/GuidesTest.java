package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What the guides point at is there: a reader of the tables of statements goes from a number to its test. */
public class GuidesTest {

    private static final Path ROOT = Path.of(System.getProperty("clockhouse.root", "../.."));

    /** {@code `PeriodsTest`}, {@code `PeriodsTest.t061…`} or a whole name; the dots stand for the rest of it. */
    private static final Pattern JAVA = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+)(…?))?`");

    private static final Pattern CONSOLE = Pattern.compile("`([\\w-]+\\.test\\.tsx?)`");

    @Test
    public void everyTestThatAGuideNamesIsThere() throws IOException {
        Map<String, StringBuilder> tests = tests();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path guide : guides()) {
            String text = Files.readString(guide);
            for (Matcher at = JAVA.matcher(text); at.find(); named++) {
                StringBuilder source = tests.get(at.group(1) + ".java");
                if (source == null
                        || at.group(2) != null
                                && !has(source, at.group(2), !at.group(3).isEmpty())) {
                    missing.add(guide.getFileName() + ": " + at.group());
                }
            }
            for (Matcher at = CONSOLE.matcher(text); at.find(); named++) {
                if (!tests.containsKey(at.group(1))) {
                    missing.add(guide.getFileName() + ": " + at.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue("only " + named + " tests are named", named > 300);
    }

    @Test
    public void theTableOfSuitesNamesTheDriverApiOfThisOne() {
        String api = read(ROOT.resolve("bundles/driver/src/main/java/org/clockhouse/driver/package-info.java"));
        Matcher version =
                Pattern.compile("@Version\\(\"(\\d+\\.\\d+)\\.\\d+\"\\)").matcher(api);
        assertTrue(version.find());
        String table = read(ROOT.resolve("karaf-distribution/docs/compatibility.md"));
        assertTrue(version.group(), table.contains("`org.clockhouse.driver` " + version.group(1) + " |"));
    }

    private static boolean has(CharSequence source, String method, boolean isBeginning) {
        return Pattern.compile("\\bvoid " + method + (isBeginning ? "\\w*\\(" : "\\("))
                .matcher(source)
                .find();
    }

    private static List<Path> guides() throws IOException {
        try (Stream<Path> guides = Files.list(ROOT.resolve("karaf-distribution/docs"))) {
            return guides.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** By the names of their files; drivers have some of the same name. */
    private static Map<String, StringBuilder> tests() throws IOException {
        Map<String, StringBuilder> tests = new HashMap<>();
        for (String folder : List.of("bundles", "device-drivers", "karaf-distribution")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(GuidesTest::isTest).forEach(file -> tests.computeIfAbsent(
                                file.getFileName().toString(), name -> new StringBuilder())
                        .append(read(file)));
            }
        }
        return tests;
    }

    private static boolean isTest(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        String name = file.getFileName().toString();
        boolean isSource = name.endsWith(".java") && path.contains("/src/") || name.matches("[\\w-]+\\.test\\.tsx?");
        return isSource && !path.contains("/target/") && !path.contains("/node_modules/");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
