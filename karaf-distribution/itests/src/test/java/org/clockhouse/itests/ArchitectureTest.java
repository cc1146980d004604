package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Who may import whom, read from the manifests of what was built. Maven refuses circles; this table refuses short cuts. */
public class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("clockhouse.root", "../.."));
    private static final String OURS = "org.clockhouse.";

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([a-z][a-z0-9.]*)\\.[A-Z]");

    /** Bundle to the bundles whose packages it may import; everything else of ours is refused. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("driver", Set.of()),
            Map.entry("audit", Set.of("kernel")),
            Map.entry("account", Set.of("kernel", "audit")),
            Map.entry("notice", Set.of("kernel", "audit", "account")),
            Map.entry("registry", Set.of("kernel", "audit")),
            Map.entry("request", Set.of("kernel", "audit", "account", "registry", "notice")),
            Map.entry("credential", Set.of("kernel", "audit", "account", "notice", "registry", "request")),
            Map.entry("punch", Set.of("kernel", "audit")),
            Map.entry(
                    "terminal",
                    Set.of(
                            "kernel",
                            "driver",
                            "driver.line",
                            "audit",
                            "account",
                            "registry",
                            "credential",
                            "punch",
                            "notice")),
            Map.entry(
                    "attendance",
                    Set.of("kernel", "audit", "account", "registry", "credential", "punch", "request", "notice")),
            Map.entry("roster", Set.of("attendance.spi")),
            Map.entry(
                    "report",
                    Set.of(
                            "kernel",
                            "audit",
                            "account",
                            "notice",
                            "registry",
                            "credential",
                            "punch",
                            "terminal",
                            "attendance")),
            Map.entry(
                    "rest",
                    Set.of(
                            "kernel",
                            "audit",
                            "account",
                            "registry",
                            "credential",
                            "punch",
                            "terminal",
                            "attendance",
                            "request",
                            "notice",
                            "report")),
            Map.entry("front", Set.of()),
            Map.entry("console", Set.of()));

    /** What a bundle exports besides its own package and its spi: one package for each thing that its words are about. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "registry",
            Set.of("organisation", "calendar", "imports"),
            "attendance",
            Set.of("rule", "shift", "roster", "generate", "market", "day", "trial", "closing", "period", "leave"),
            "credential",
            Set.of(
                    "number",
                    "type",
                    "stock",
                    "replacement",
                    "activation",
                    "handover",
                    "access",
                    "biometric",
                    "delivery",
                    "use",
                    "phone",
                    "visitor"));

    /** Rooms that a bundle has no business in, though it may import the bundle. */
    private static final Map<String, Set<String>> NO_BUSINESS = Map.of(
            "terminal",
            Set.of(
                    "credential.type",
                    "credential.stock",
                    "credential.replacement",
                    "credential.activation",
                    "credential.handover",
                    "credential.visitor"));

    /** A foreign technology and the only bundles that may import it. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "javax.persistence", Set.of("store"),
            "java.sql", Set.of("store"),
            "javax.sql", Set.of("store"),
            "javax.ws.rs", Set.of("rest"),
            "com.fazecast.jSerialComm", Set.of("driver"),
            "ai.timefold", Set.of("roster"),
            "org.apache.commons.net", Set.of("notice"),
            "javax.smartcardio", Set.of(),
            "java.net.http", Set.of());

    @Test
    public void c006NoBundleImportsOneThatTheTableDoesNotAllow() {
        List<String> wrong = new ArrayList<>();
        for (Built bundle : built("bundles")) {
            for (String imported : bundle.imports) {
                if (imported.startsWith(OURS) && !allowed(bundle.name, imported.substring(OURS.length()))) {
                    wrong.add(bundle.name + " imports " + imported);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void eachForeignTechnologyHasOneHome() {
        List<String> wrong = new ArrayList<>();
        for (Built bundle : built("bundles")) {
            for (String imported : bundle.imports) {
                HOMES.forEach((technology, homes) -> {
                    boolean uses = imported.equals(technology) || imported.startsWith(technology + ".");
                    if (uses && !homes.contains(bundle.name)) {
                        wrong.add(bundle.name + " imports " + imported);
                    }
                });
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void aDriverImportsTheDriverApiAndNothingElseOfOurs() {
        List<String> wrong = new ArrayList<>();
        for (Built driver : built("device-drivers")) {
            if (driver.name.equals("driver.tck")) {
                continue; // a test library, which may look inside what it tests
            }
            for (String imported : driver.imports) {
                boolean ours = imported.startsWith(OURS) && !imported.startsWith(OURS + driver.name);
                if (ours && !Set.of(OURS + "driver", OURS + "driver.line").contains(imported)) {
                    wrong.add(driver.name + " imports " + imported);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void aBundleExportsItsOwnPackageItsRoomsAndItsSpiOnly() {
        List<String> wrong = new ArrayList<>();
        for (Built bundle : built("bundles")) {
            for (String exported : bundle.exports) {
                Set<String> own = Set.of(OURS + bundle.name, OURS + bundle.name + ".spi", OURS + bundle.name + ".line");
                if (!own.contains(exported) && !isRoom(exported.substring(OURS.length()))) {
                    wrong.add(bundle.name + " exports " + exported);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Whoever opens a package reads on in one direction. A driver's lines are a part of what its package is. */
    @Test
    public void thePackagesWithinABundleKnowEachOtherInOneDirection() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Built bundle : built("bundles")) {
            Map<String, Set<String>> rooms = rooms(ROOT.resolve("bundles").resolve(bundle.name));
            rooms.keySet().stream()
                    .filter(room -> reached(rooms, room).contains(room))
                    .forEach(room -> wrong.add(bundle.name + " has a circle through " + room));
        }
        assertEquals(List.of(), wrong);
    }

    /** Each package to those of its own bundle that it imports. */
    private static Map<String, Set<String>> rooms(Path module) throws IOException {
        Path sources = module.resolve("src/main/java");
        Map<String, Set<String>> rooms = new TreeMap<>();
        if (!Files.isDirectory(sources)) {
            return rooms;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String room = sources.relativize(file.getParent()).toString().replace('/', '.');
                if (!room.endsWith(".line")) {
                    Matcher imported = IMPORT.matcher(Files.readString(file));
                    while (imported.find()) {
                        rooms.computeIfAbsent(room, any -> new TreeSet<>()).add(imported.group(1));
                    }
                }
            }
        }
        rooms.forEach((room, known) -> known.removeIf(other -> other.equals(room) || !rooms.containsKey(other)));
        return rooms;
    }

    private static Set<String> reached(Map<String, Set<String>> rooms, String from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(rooms.get(from));
        while (!next.isEmpty()) {
            String room = next.pop();
            if (reached.add(room)) {
                next.addAll(rooms.get(room));
            }
        }
        return reached;
    }

    /** Imports of its own package are how a bundle shares what it exports; the store implements every spi. */
    private static boolean allowed(String bundle, String imported) {
        String owner = isRoom(imported)
                ? imported.substring(0, imported.indexOf('.'))
                : imported.replaceFirst("\\.(spi|line)$", "");
        if (owner.equals(bundle)) {
            return true;
        }
        if (bundle.equals("store")) {
            return !Set.of("rest", "console", "driver").contains(owner);
        }
        return MAY_IMPORT.getOrDefault(bundle, Set.of()).contains(isRoom(imported) ? owner : imported)
                && !NO_BUSINESS.getOrDefault(bundle, Set.of()).contains(imported);
    }

    private static boolean isRoom(String imported) {
        int point = imported.indexOf('.');
        return point > 0
                && ROOMS.getOrDefault(imported.substring(0, point), Set.of()).contains(imported.substring(point + 1));
    }

    private record Built(String name, Set<String> imports, Set<String> exports) {}

    private static List<Built> built(String folder) {
        try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
            List<Built> found = modules.map(module -> module.resolve("target"))
                    .filter(Files::isDirectory)
                    .flatMap(ArchitectureTest::jars)
                    .map(ArchitectureTest::read)
                    .filter(bundle -> !bundle.name.isEmpty())
                    .toList();
            assertFalse("nothing is built in " + folder, found.isEmpty());
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> jars(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("org\\.clockhouse\\.[a-z.]+-[0-9.]+\\.jar"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Built read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            var header = file.getManifest().getMainAttributes();
            String name = header.getValue("Bundle-SymbolicName");
            return new Built(
                    name == null ? "" : name.replace(OURS, ""),
                    packages(header.getValue("Import-Package")),
                    packages(header.getValue("Export-Package")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package names of a manifest header, whose quoted parts may hold commas of their own. */
    private static Set<String> packages(String header) {
        Set<String> names = new TreeSet<>();
        Matcher clause = Pattern.compile("(?:^|,)\\s*([A-Za-z_][\\w.]*)")
                .matcher(header == null ? "" : header.replaceAll("\"[^\"]*\"", ""));
        while (clause.find()) {
            names.add(clause.group(1));
        }
        return names;
    }
}
