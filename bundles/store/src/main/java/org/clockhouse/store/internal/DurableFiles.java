package org.clockhouse.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.kernel.TimeOrdered;

/** Files that are there whole or not at all, also after a power cut. */
public final class DurableFiles {

    private DurableFiles() {}

    /** Makes the directory, for its owner alone, with what is missing above it. */
    public static Path privateDirectory(Path directory) throws IOException {
        return Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** A new, empty file beside the target that only its owner may read. */
    public static Path temporary(Path target) throws IOException {
        Path file = target.resolveSibling("." + TimeOrdered.uuid() + ".tmp");
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Makes a temporary file the target: synced, renamed, and the rename synced. */
    public static void publish(Path temporary, Path target) throws IOException {
        sync(temporary);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.toAbsolutePath().getParent());
    }

    /** Makes a directory, synced with all that is in it, the target, which is not there; the rename is synced. */
    public static void publishTree(Path directory, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.toList()) {
                sync(each);
            }
        }
        privateDirectory(target.toAbsolutePath().getParent());
        Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.toAbsolutePath().getParent());
    }

    /** The directory with what is in it; nothing where there is none. */
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** For its owner alone, whole or not at all. */
    public static void writePrivate(Path target, byte[] content) throws IOException {
        Path temporary = temporary(target);
        try (FileChannel channel = FileChannel.open(temporary, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        publish(temporary, target);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
