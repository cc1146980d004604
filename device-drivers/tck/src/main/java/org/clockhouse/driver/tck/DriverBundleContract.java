package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.Tested;
import org.junit.jupiter.api.Test;

/** What every driver's bundle promises; looks at what the build made of it. Run it in the module of the driver. */
public abstract class DriverBundleContract {

    private static final List<String> HEADINGS =
            List.of("## What it speaks to", "## Roads", "## Settings", "## Install", "## Limits", "## Sources");

    private static final Map<Tested.Evidence, String> TRIED = Map.of(
            Tested.Evidence.EMULATED, "emulated terminal",
            Tested.Evidence.FOREIGN, "foreign software",
            Tested.Evidence.REAL, "real terminal");

    protected abstract Driver driver();

    @Test
    void isRegisteredAsADriver() throws IOException {
        String component = "/OSGI-INF/" + driver().getClass().getName() + ".xml";
        try (InputStream stream = driver().getClass().getResourceAsStream(component)) {
            assertTrue(stream != null, "no component " + component + ": is the class annotated with @Component?");
            String xml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(
                    xml.contains("interface=\"" + Driver.class.getName() + "\""),
                    "annotate it @Component(service = Driver.class)");
        }
    }

    @Test
    void importsNothingOfTheHostButTheDriverApi() throws IOException {
        try (InputStream stream = Files.newInputStream(Path.of("target", "classes", "META-INF", "MANIFEST.MF"))) {
            String imports = new Manifest(stream).getMainAttributes().getValue("Import-Package");
            List<String> foreign = Stream.of(imports.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                    .map(clause -> clause.split(";")[0].strip())
                    .filter(name -> name.startsWith("org.clockhouse."))
                    .filter(name -> !List.of("org.clockhouse.driver", "org.clockhouse.driver.line")
                            .contains(name))
                    .toList();
            assertEquals(List.of(), foreign);
        }
    }

    @Test
    void implementsExactlyTheRoadsItNames() {
        List<Road> offered = Arrays.stream(Road.values())
                .filter(road -> road.offeredBy(driver()))
                .toList();
        assertEquals(offered, driver().descriptor().roads().stream().sorted().toList());
    }

    @Test
    void everySettingHasItsWordsInBothLanguages() {
        DriverDescriptor descriptor = driver().descriptor();
        List<String> lacking = new ArrayList<>();
        for (Setting setting : descriptor.settings()) {
            String key = "setting." + setting.key();
            Stream.concat(
                            Stream.of(key, key + ".help"),
                            setting.choices().stream().map(choice -> key + "." + choice))
                    .filter(wanted -> !descriptor.texts().has(wanted))
                    .forEach(lacking::add);
        }
        assertEquals(List.of(), lacking);
    }

    /** For drivers of the suite; one that is built elsewhere has no such table. */
    @Test
    void whatItWasTriedWithIsInTheTable() throws IOException {
        if (!Path.of("").toAbsolutePath().getParent().endsWith("device-drivers")) {
            return;
        }
        Path table = Path.of("..", "..", "karaf-distribution", "docs", "compatibility.md");
        DriverDescriptor descriptor = driver().descriptor();
        List<String> said = descriptor.tested().stream()
                .map(one -> "| `" + descriptor.id() + "` | " + one.model() + " | "
                        + (one.firmware().isEmpty() ? "–" : one.firmware()) + " | " + TRIED.get(one.evidence()) + " |")
                .toList();
        List<String> listed = Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("| `" + descriptor.id() + "` |"))
                .toList();
        assertEquals(said, listed, "what the descriptor says was tried, and the lines of compatibility.md");
    }

    @Test
    void theReadmeHasTheFixedHeadings() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        List<String> found = lines.stream().filter(HEADINGS::contains).toList();
        assertEquals(HEADINGS, found);
        assertFalse(lines.stream().filter(line -> !line.isBlank()).count() < 12, "and something under them");
    }
}
