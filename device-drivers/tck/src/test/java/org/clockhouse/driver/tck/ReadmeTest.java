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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through is true: its files compile without a warning, and its driver passes the contract. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern FILE =
            Pattern.compile("(?m)^`(src/\\S+\\.java)`\\n\\n```java\\n(.*?)^```", Pattern.DOTALL);

    enum Nothing {
        NONE
    }

    @Test
    void theDriverOfTheWalkThroughPassesTheContract(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        List<Path> sources = sources(folder);
        assertEquals(7, sources.size(), "files in the walk-through");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources, classes);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertPasses(loader, "T100ProtocolTest", 3);
            assertPasses(loader, "T100ContractTest", 20);
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        Matcher file = FILE.matcher(Files.readString(README));
        while (file.find()) {
            Path source = folder.resolve(file.group(1));
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, file.group(2)));
        }
        return sources;
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
