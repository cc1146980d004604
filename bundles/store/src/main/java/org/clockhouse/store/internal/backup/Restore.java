package org.clockhouse.store.internal.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.clockhouse.store.internal.DurableFiles;
import org.clockhouse.store.internal.FileCipher;
import org.clockhouse.store.internal.StoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup where no database is yet, before the store is opened. {@code bin/clockhouse restore} asks for it: it puts the
 * keys of the recovery file into their directory, writes the path of the backup to {@code wanted}, starts the suite, and
 * waits for {@code report.txt} or {@code failed}. A kill at any moment leaves no database or the whole one, and the next
 * start goes on.
 */
public final class Restore {

    private static final Logger log = LoggerFactory.getLogger(Restore.class);

    private final StoreSettings settings;
    private final Path wanted;
    private final Path placing;
    private final Path restored;
    private final Path failed;
    private final Path work;

    /** @param directory where the files are that the launcher and this exchange */
    public Restore(StoreSettings settings, Path directory) {
        this.settings = settings;
        this.wanted = directory.resolve("wanted");
        this.placing = directory.resolve("placing");
        this.restored = directory.resolve("restored");
        this.failed = directory.resolve("failed");
        this.work = directory.resolve("work");
    }

    /** @throws RestoreFailed when it cannot be; the wish is dropped then. @throws IOException when it is tried again */
    public void runIfWanted() throws IOException, RestoreFailed {
        if (!Files.exists(wanted)) {
            return;
        }
        Path backup = Path.of(Files.readString(wanted, StandardCharsets.UTF_8).strip());
        try {
            log.info("Restoring {}", backup);
            putBack(backup);
            Files.move(wanted, restored);
        } catch (IOException | SQLException | RuntimeException e) {
            DurableFiles.writePrivate(failed, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            Files.delete(wanted);
            throw new RestoreFailed("the backup " + backup + " was not restored: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the restoring was interrupted and is done again at the next start", e);
        }
    }

    /** What was unpacked goes before a failure is written down: where the disk is full it is what fills it. */
    private void putBack(Path backup) throws IOException, SQLException, InterruptedException {
        try {
            DurableFiles.deleteTree(work);
            DurableFiles.privateDirectory(work);
            new Archive(FileCipher.of(settings.keys(), "backup")).extract(backup, work);
            putBack();
        } finally {
            DurableFiles.deleteTree(work);
        }
    }

    /** The database last: once it is there all is, and whoever finds it there after a kill has only to go on. */
    private void putBack() throws IOException, SQLException, InterruptedException {
        DatabaseCopy copy = DatabaseCopy.of(settings, () -> {
            throw new SQLException("no database is open while one is restored");
        });
        copy.requireOwn(work.resolve("database"));
        if (!Files.exists(placing)) {
            if (!copy.isEmpty()) {
                throw new IOException("a backup is put back only where no database is, and there is one: "
                        + settings.url().replaceAll("[?;].*", "")
                        + ". Give another --data, or name a new, empty database in etc/org.clockhouse.store.cfg");
            }
            DurableFiles.writePrivate(placing, new byte[0]);
        }
        if (!copy.isEmpty()) {
            log.info("The database had been put back before the suite was stopped");
        } else {
            Path blobs = settings.files().resolve("blobs");
            DurableFiles.deleteTree(blobs);
            if (Files.isDirectory(work.resolve("blobs"))) {
                DurableFiles.publishTree(work.resolve("blobs"), blobs);
            }
            copy.putBack(work.resolve("database"));
        }
        Files.delete(placing);
    }
}
