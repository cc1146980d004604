package org.clockhouse.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Derby database with every table and no row, made by the build and laid down by a first start. To make the tables
 * there took 2 to 3 s of a start of 8 (decision 0330); where the file is absent, {@link Schema} makes them all the same.
 */
final class NewDerby {

    private static final Logger log = LoggerFactory.getLogger(NewDerby.class);
    private static final String RESOURCE = "db/new-derby.zip";

    private NewDerby() {}

    /** Called by the build: writes the file, unless it is there and of the same migrations. */
    public static void main(String... args) throws IOException, SQLException {
        Path file = Path.of(args[0]);
        if (Files.exists(file) && Schema.fingerprint().equals(comment(file))) {
            return;
        }
        Path made = Files.createTempDirectory("clockhouse-new-derby");
        try {
            make(made.resolve("derby"));
            zip(made.resolve("derby"), file);
        } finally {
            DurableFiles.deleteTree(made);
        }
    }

    /** Lays the database down where none is; a kill in the middle leaves none. */
    static void layDown(StoreSettings settings) {
        String name = DerbyEngine.databaseName(settings);
        Path directory = Path.of(name);
        if (name.startsWith("memory:") || Files.exists(directory)) {
            return;
        }
        try (InputStream content = NewDerby.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (content != null) {
                layDown(content, directory);
            }
        } catch (IOException e) {
            log.warn("The tables are made one by one, since {} could not be laid down: {}", RESOURCE, e.toString());
        }
    }

    private static void layDown(InputStream content, Path directory) throws IOException {
        Path beside = directory.resolveSibling(directory.getFileName() + ".new");
        DurableFiles.deleteTree(beside);
        DurableFiles.privateDirectory(beside);
        try (ZipInputStream zip = new ZipInputStream(content)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Path file = beside.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip, file);
                }
            }
        }
        DurableFiles.publishTree(beside, directory);
    }

    private static void make(Path directory) throws SQLException {
        StoreSettings settings =
                new StoreSettings("jdbc:derby:" + directory, "", "", 2, directory, directory, Duration.ofHours(36));
        new Schema(DerbyEngine.dataSource(settings), Vendor.DERBY).bringUpToDate();
        DerbyEngine.shutDown(settings);
    }

    private static String comment(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getComment();
        }
    }

    private static void zip(Path directory, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(directory)) {
            zip.setComment(Schema.fingerprint());
            for (Path each : all.sorted().skip(1).toList()) {
                String name = directory
                        .relativize(each)
                        .toString()
                        .replace(FileSystems.getDefault().getSeparator(), "/");
                zip.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
                if (Files.isRegularFile(each)) {
                    Files.copy(each, zip);
                }
            }
        }
    }
}
