package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/**
 * Backups as files {@code <files>/backups/<time>.backup}. A file appears only when it was written and read back, and only
 * then may older ones go: kept are the newest of each of the last {@value #DAYS} days that have any, and the newest
 * {@value #NEWEST}, so that no number of backups made by hand takes the place of those of the nights before.
 */
@Component(service = {Backups.class, FileBackups.class})
public final class FileBackups implements Backups {

    private static final Logger log = LoggerFactory.getLogger(FileBackups.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int DAYS = 14;
    private static final int NEWEST = 5;
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
        sweep();
    }

    /** What is missing is said at start, by day, and not found out by the first backup at night. */
    private Optional<Failure> unable() {
        try {
            copy.requirePrograms();
            return Optional.empty();
        } catch (IOException e) {
            log.warn("Backups cannot be made: {}", e.getMessage());
            return Optional.of(new Failure(clock.instant(), e.getMessage(), Optional.empty()));
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
            thinOut();
            return made;
        } catch (RuntimeException e) {
            failure = Optional.of(new Failure(clock.instant(), String.valueOf(e.getMessage()), Optional.empty()));
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
        Instant now = clock.instant();
        Optional<Instant> last = list().stream()
                .filter(backup -> !isOfTheFuture(backup, now))
                .map(Backup::at)
                .findFirst();
        boolean young = last.filter(at -> at.plus(oldest).isAfter(now)).isPresent();
        return new Freshness(last, oldest, !young);
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    /** From when on what failed is tried again by itself; nothing where nothing failed. */
    public void againAt(Instant again) {
        failure = failure.map(last -> new Failure(last.at(), last.why(), Optional.of(again)));
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

    private void thinOut() {
        for (Backup old : superfluous(list(), clock.instant())) {
            try {
                Files.deleteIfExists(directory.resolve(old.name()));
            } catch (IOException e) {
                log.warn("The old backup {} cannot be deleted", old.name(), e);
            }
        }
    }

    /** Those that need not be kept. One of a time to come, as a clock that was wrong leaves it, goes before any other. */
    static List<Backup> superfluous(List<Backup> backups, Instant now) {
        List<Backup> ordered = backups.stream()
                .sorted(Comparator.comparing((Backup backup) -> isOfTheFuture(backup, now))
                        .thenComparing(Backup::at, Comparator.reverseOrder()))
                .toList();
        Set<LocalDate> days = new HashSet<>();
        List<Backup> last = ordered.stream()
                .filter(backup -> days.add(LocalDate.ofInstant(backup.at(), ZoneOffset.UTC)))
                .limit(DAYS)
                .toList();
        return ordered.stream()
                .skip(NEWEST)
                .filter(backup -> !last.contains(backup))
                .toList();
    }

    /** Two made in one second are named a second apart. */
    private static boolean isOfTheFuture(Backup backup, Instant now) {
        return backup.at().isAfter(now.plus(Duration.ofMinutes(1)));
    }

    /** At start: what a process that was killed over a backup or a drill left, copies of the database among it. */
    private void sweep() {
        try (Stream<Path> left = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            for (Path each : left.filter(FileBackups::isUnfinished).toList()) {
                DurableFiles.deleteTree(each);
            }
        } catch (IOException e) {
            log.warn("What an interrupted backup left cannot be deleted", e);
        }
    }

    private static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".work") || name.startsWith(".") && name.endsWith(".tmp");
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
            archive.check(temporary);
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
