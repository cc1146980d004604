package org.clockhouse.terminal.internal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.Uploads;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watched folder for sticks: {@code sticks/<id or serial number of the terminal>/}. A file that rests between two looks is
 * taken in and moved to {@code done/} beside it; one that cannot be goes to {@code refused/} with the reason in a text beside
 * it. A file of people is no punches and goes there too.
 */
@Component(service = StickFolder.class, immediate = true)
public final class StickFolder {

    private static final Logger log = LoggerFactory.getLogger(StickFolder.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final TerminalRepository terminals;
    private final Uploads uploads;
    private final Companies companies;
    private final Journal journal;
    private final Path folder;
    private final Workers.Crew crew;
    /** Size and time of each file at the last look. */
    private final Map<Path, String> seen = new HashMap<>();

    @Activate
    public StickFolder(
            @Reference TerminalRepository terminals,
            @Reference Uploads uploads,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Places places,
            @Reference Workers workers)
            throws IOException {
        this.terminals = terminals;
        this.uploads = uploads;
        this.companies = companies;
        this.journal = journal;
        this.folder = places.sticks();
        Files.createDirectories(folder);
        this.crew = workers.crew("terminal-sticks", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void look() {
        try {
            for (Path terminalFolder : entries(folder)) {
                if (Files.isDirectory(terminalFolder, LinkOption.NOFOLLOW_LINKS)) {
                    look(terminalFolder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unavailable e) {
            log.debug("Sticks wait: {}", e.getMessage());
        }
    }

    private void look(Path terminalFolder) throws IOException {
        for (Path file : entries(terminalFolder)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && rests(file)) {
                Optional<Owner> owner = owner(terminalFolder.getFileName().toString());
                if (owner.isPresent()) {
                    takeIn(owner.get(), file);
                }
            }
        }
    }

    private record Owner(OrgId org, Terminal terminal) {}

    private Optional<Owner> owner(String name) {
        return companies.all().stream()
                .flatMap(org -> journal.read(org, terminals::all).stream()
                        .filter(t -> t.id().text().equals(name)
                                || (!t.serial().isEmpty() && t.serial().equals(name)))
                        .map(t -> new Owner(org, t)))
                .findFirst();
    }

    private void takeIn(Owner owner, Path file) throws IOException {
        Actor actor = Journal.self(owner.org());
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Upload preview = uploads.preview(
                    actor, owner.terminal().id(), file.getFileName().toString(), content, Map.of());
            Upload done = uploads.commit(actor, preview.id());
            log.info(
                    "Stick {} of terminal {}: {} new, {} known, {} quarantined",
                    done.fileName(),
                    owner.terminal().name().any(),
                    done.counts().added(),
                    done.counts().known(),
                    done.counts().quarantined());
            move(file, "done");
        } catch (Unavailable e) {
            throw e;
        } catch (DomainException e) {
            log.info("Stick {} is refused: {}", file.getFileName(), e.getMessage());
            Path refused = move(file, "refused");
            Files.writeString(
                    refused.resolveSibling(refused.getFileName() + ".problem.txt"),
                    e.code() + System.lineSeparator() + e.getMessage() + System.lineSeparator(),
                    StandardCharsets.UTF_8);
        }
    }

    private boolean rests(Path file) throws IOException {
        String now = Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
        return now.equals(seen.put(file, now));
    }

    /** Beside its folder, under a name that is free. */
    private Path move(Path file, String where) throws IOException {
        seen.remove(file);
        Path target = Files.createDirectories(file.resolveSibling(where));
        String name = journal.now().toEpochMilli() + "-" + file.getFileName();
        return Files.move(file, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> entries(Path of) throws IOException {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.sorted().toList();
        }
    }
}
