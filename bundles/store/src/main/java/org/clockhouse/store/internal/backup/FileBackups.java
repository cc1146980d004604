package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.DurableFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups as files {@code <files>/backups/<time>.backup}. A file appears only when it was written and read back. */
@Component(service = {Backups.class, FileBackups.class})
public final class FileBackups implements Backups {

    private static final Logger log = LoggerFactory.getLogger(FileBackups.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6})\\.backup");

    private final DatabaseCopy copy;
    private final Archive archive;
    private final Path directory;
    private final Path blobs;
    private final Duration oldest;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();
    private volatile Optional<Failure> failure;

    @Activate
    public FileBackups(@Reference Database database, @Reference Clock clock) {
        this(DatabaseCopy.of(database.settings(), database::connection), database, clock);
    }

    FileBackups(DatabaseCopy copy, Database database, Clock clock) {
        this.copy = copy;
        this.archive = new Archive(database.files("backup"));
        this.directory = database.settings().files().resolve("backups");
        this.blobs = database.settings().files().resolve("blobs");
        this.oldest = database.settings().oldestBackup();
        this.clock = clock;
        this.failure = unable();
    }

    /** What is missing is said at start, by day, and not found out by the first backup at night. */
    private Optional<Failure> unable() {
        try {
            copy.requirePrograms();
            return Optional.empty();
        } catch (IOException e) {
            log.warn("Backups cannot be made: {}", e.getMessage());
            return Optional.of(new Failure(clock.instant(), e.getMessage()));
        }
    }

    @Override
    public Backup make() {
        if (!running.tryLock()) {
            throw new Refused("backup.running", "a backup is being made already");
        }
        try {
            Backup made = inWorkDirectory("backup.failed", this::make);
            failure = Optional.empty();
            return made;
        } catch (RuntimeException e) {
            failure = Optional.of(new Failure(clock.instant(), String.valueOf(e.getMessage())));
            throw e;
        } finally {
            running.unlock();
        }
    }

    @Override
    public List<Backup> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .map(FileBackups::backup)
                    .sorted(Comparator.comparing(Backup::name).reversed())
                    .toList();
        } catch (IOException e) {
            throw new Unavailable("backup.failed", "the backups cannot be listed", e);
        }
    }

    @Override
    public Freshness freshness() {
        Optional<Instant> last = list().stream().map(Backup::at).findFirst();
        boolean young =
                last.filter(at -> at.plus(oldest).isAfter(clock.instant())).isPresent();
        return new Freshness(last, oldest, !young);
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public Drill drill(String name) {
        Path file = directory.resolve(name);
        if (!NAME.matcher(name).matches() || !Files.exists(file)) {
            throw new NotFound("backup", name);
        }
        return inWorkDirectory("backup.unreadable", work -> {
            archive.extract(file, work);
            DatabaseCopy.Counted counted = copy.count(work.resolve("database"));
            return new Drill(name, counted.tables(), counted.rows(), count(work.resolve("blobs")));
        });
    }

    /** Deletes all but the newest; called only after one was made. */
    public void keep(int newest) throws IOException {
        for (Backup old : list().stream().skip(newest).toList()) {
            Files.deleteIfExists(directory.resolve(old.name()));
        }
    }

    private Backup make(Path work) throws IOException, SQLException, InterruptedException {
        Path database = Files.createDirectory(work.resolve("database"));
        copy.copyTo(database);
        // Files after the database: each one that a copied row names is there already, and more do no harm.
        Map<String, Path> parts = new LinkedHashMap<>();
        parts.put("database", database);
        parts.put("blobs", blobs);
        Path temporary = DurableFiles.temporary(directory.resolve("new"));
        try {
            archive.write(temporary, parts);
            archive.read(temporary, (name, content) -> content.transferTo(OutputStream.nullOutputStream()));
            Path place = place();
            DurableFiles.publish(temporary, place);
            return backup(place);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private interface Work<T> {
        T in(Path directory) throws IOException, SQLException, InterruptedException;
    }

    private <T> T inWorkDirectory(String code, Work<T> task) {
        try {
            DurableFiles.privateDirectory(directory);
            Path work = Files.createTempDirectory(directory, ".work");
            try {
                return task.in(work);
            } finally {
                DurableFiles.deleteTree(work);
            }
        } catch (IOException | SQLException e) {
            throw new Unavailable(code, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(code, "interrupted", e);
        }
    }

    /** Two in one second do not share a name. */
    private Path place() {
        LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Path place = directory.resolve(TIME.format(time) + ".backup");
        for (int later = 1; Files.exists(place); later++) {
            place = directory.resolve(TIME.format(time.plusSeconds(later)) + ".backup");
        }
        return place;
    }

    private static Backup backup(Path file) {
        try {
            String name = file.getFileName().toString();
            Instant at = LocalDateTime.parse(name.substring(0, name.indexOf('.')), TIME)
                    .toInstant(ZoneOffset.UTC);
            return new Backup(name, at, Files.size(file));
        } catch (IOException e) {
            throw new Unavailable("backup.failed", "the backup cannot be looked at: " + file.getFileName(), e);
        }
    }

    private static long count(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
