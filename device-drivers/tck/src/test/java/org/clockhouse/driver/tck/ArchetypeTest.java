package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The skeleton is true: filled in, it compiles without a warning and its driver passes the contract. {@code dev/new-driver
 * --try} does the same through Maven, POM and formatting included.
 */
class ArchetypeTest {

    private static final Path TEMPLATES =
            Path.of("..", "archetype", "src", "main", "resources", "archetype-resources", "src");
    private static final Map<String, String> VALUES = Map.of(
            "package", "org.clockhouse.driver.acme.t100",
            "type", "T100",
            "driverId", "acme.t100",
            "vendor", "Acme",
            "model", "T100");

    enum Nothing {
        NONE
    }

    @Test
    void t014aDriverOfTheSkeletonPassesTheContract(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        List<Path> sources = sources(folder);
        assertEquals(9, sources.size(), "classes of the skeleton");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources, classes);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertPasses(loader, "T100ProtocolTest", 3);
            assertPasses(loader, "T100ContractTest", 20);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> sources = new ArrayList<>();
            for (Path template :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = template.getFileName().toString().replace("__type__", VALUES.get("type"));
                sources.add(Files.writeString(folder.resolve(name), filled(Files.readString(template))));
            }
            return sources;
        }
    }

    private static String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all,-path",
                "-Werror",
                "-cp",
                classPath,
                "-d",
                classes.toString());
        StringWriter words = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            words, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(compiled, words.toString());
        }
    }

    private static void assertPasses(ClassLoader loader, String suite, int atLeast) throws ClassNotFoundException {
        Class<?> type = loader.loadClass("org.clockhouse.driver.acme.t100." + suite);
        Map<String, String> outcome = Suites.all(type, Nothing.NONE);
        assertTrue(outcome.size() >= atLeast, "run of " + suite + ": " + outcome.keySet());
        outcome.values().removeIf(said -> said.isEmpty() || said.contains("TestAbortedException"));
        assertEquals(Map.of(), outcome);
    }
}
