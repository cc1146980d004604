package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.InstalledDriver.Jar;
import org.clockhouse.terminal.InstalledDriver.Origin;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.UploadFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code deploy/} for driver jars. Karaf's own installer is told by configuration to leave jars alone, so that none
 * slips past the check; KARs and feature files stay its own. A jar that rests between two looks is installed, one that is
 * overwritten updates its driver, one that is taken away while the suite runs removes it.
 */
@Component(service = DropFolder.class, immediate = true)
public final class DropFolder {

    private static final Logger log = LoggerFactory.getLogger(DropFolder.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final DriverShelf shelf;
    private final Companies companies;
    private final Path folder;
    private final Workers.Crew crew;
    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, String> settled = new HashMap<>();
    private final Map<String, Refused> refusals = new TreeMap<>();
    private boolean rebuilt;

    @Activate
    public DropFolder(
            @Reference DriverShelf shelf,
            @Reference Companies companies,
            @Reference Places places,
            @Reference Workers workers)
            throws IOException {
        this.shelf = shelf;
        this.companies = companies;
        this.folder = Files.createDirectories(places.deploy());
        this.crew = workers.crew("driver-drops", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** Why the jars that lie there and are not installed were refused, by file name. */
    synchronized Map<String, Refused> refusals() {
        return Map.copyOf(refusals);
    }

    /** Takes a file away, so that it does not come back with the next start. */
    synchronized void discard(String fileName) throws IOException {
        settled.remove(fileName);
        refusals.remove(fileName);
        Files.deleteIfExists(folder.resolve(UploadFile.plain(fileName)));
    }

    synchronized void look() {
        try {
            if (companies.all().isEmpty()) {
                return;
            }
            if (!rebuilt) {
                shelf.rebuild();
                rebuilt = true;
            }
            Map<String, String> now = stamps();
            takeAwayGone(now);
            now.forEach(this::consider);
            seen.keySet().retainAll(now.keySet());
            seen.putAll(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unavailable e) {
            log.debug("Driver jars wait: {}", e.getMessage());
        }
    }

    private void consider(String fileName, String stamp) {
        if (!stamp.equals(seen.get(fileName)) || stamp.equals(settled.get(fileName))) {
            return;
        }
        try {
            shelf.install(actor(), folder.resolve(fileName), fileName, Origin.DROPPED);
            refusals.remove(fileName);
        } catch (Refused e) {
            log.warn("Driver jar {} is refused: {} ({})", fileName, e.getMessage(), e.code());
            refusals.put(fileName, e);
        } catch (IOException e) {
            log.warn("Driver jar {} cannot be read: {}", fileName, e.getMessage());
            return;
        }
        settled.put(fileName, stamp);
    }

    private void takeAwayGone(Map<String, String> now) throws IOException {
        for (String fileName : List.copyOf(settled.keySet())) {
            if (!now.containsKey(fileName)) {
                settled.remove(fileName);
                refusals.remove(fileName);
                for (Jar jar : shelf.jars()) {
                    if (jar.origin() == Origin.DROPPED && jar.fileName().equals(fileName)) {
                        shelf.remove(actor(), jar);
                    }
                }
            }
        }
    }

    private Map<String, String> stamps() throws IOException {
        Map<String, String> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jar") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    stamps.put(
                            name,
                            Files.size(file) + "@"
                                    + Files.getLastModifiedTime(file).toMillis());
                }
            }
        } catch (NoSuchFileException e) {
            log.debug("A file left {} while it was looked at", folder);
        }
        return stamps;
    }

    private Actor actor() {
        return Actor.system(companies.home(), "deploy");
    }
}
