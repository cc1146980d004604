package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.terminal.InstalledDriver;

/**
 * Which drivers somebody stopped, each a file beside the kept jars. It says what the driver was while it served, because a
 * bundle that rests can no longer be asked.
 */
final class StoppedDrivers {

    private static final String ENDING = ".stopped";

    private final Path folder;

    StoppedDrivers(Path folder) {
        this.folder = folder;
    }

    record Stopped(String symbolicName, String id, String vendor, String model, Set<String> roads) {

        static Stopped of(InstalledDriver driver) {
            return new Stopped(
                    driver.jar().symbolicName(), driver.id(), driver.vendor(), driver.model(), driver.roads());
        }
    }

    void add(Stopped driver) throws IOException {
        Properties said = new Properties();
        said.setProperty("id", driver.id());
        said.setProperty("vendor", driver.vendor());
        said.setProperty("model", driver.model());
        said.setProperty("roads", String.join(",", driver.roads()));
        try (Writer file = Files.newBufferedWriter(folder.resolve(driver.symbolicName() + ENDING))) {
            said.store(file, null);
        }
    }

    /** One that was not stopped is no error. */
    void remove(String symbolicName) throws IOException {
        Files.deleteIfExists(folder.resolve(symbolicName + ENDING));
    }

    List<Stopped> all() throws IOException {
        List<Stopped> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().endsWith(ENDING)) {
                    all.add(read(file));
                }
            }
        }
        return all;
    }

    private static Stopped read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String symbolicName = name.substring(0, name.length() - ENDING.length());
        Properties said = new Properties();
        try (Reader content = Files.newBufferedReader(file)) {
            said.load(content);
        }
        Set<String> roads = Arrays.stream(said.getProperty("roads", "").split(","))
                .filter(road -> !road.isEmpty())
                .collect(Collectors.toSet());
        return new Stopped(
                symbolicName,
                said.getProperty("id", symbolicName),
                said.getProperty("vendor", ""),
                said.getProperty("model", ""),
                roads);
    }
}
