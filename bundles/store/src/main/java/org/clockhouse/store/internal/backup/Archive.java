package org.clockhouse.store.internal.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.clockhouse.store.internal.FileCipher;

/** Directories in one sealed zip, whose last entry says how many files are before it. */
public final class Archive {

    private static final String END = "end/";

    private final FileCipher cipher;

    public Archive(FileCipher cipher) {
        this.cipher = cipher;
    }

    /** @param parts what each directory is called inside; a missing one is left out */
    void write(Path file, Map<String, Path> parts) throws IOException {
        OutputStream sealed = cipher.sealing(new BufferedOutputStream(Files.newOutputStream(file)));
        try (ZipOutputStream zip = new ZipOutputStream(sealed)) {
            int files = 0;
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                for (Path inside : files(part.getValue())) {
                    if (add(zip, part.getKey() + "/" + part.getValue().relativize(inside), inside)) {
                        files++;
                    }
                }
            }
            zip.putNextEntry(new ZipEntry(END + files));
            zip.closeEntry();
        }
    }

    /** What {@link #read} hands out. */
    interface Reader {
        void file(String name, InputStream content) throws IOException;
    }

    /** @return how many files are in it. @throws IOException if it is not whole; some may have been handed out by then */
    int read(Path file, Reader reader) throws IOException {
        int files = 0;
        try (InputStream sealed = cipher.opening(new BufferedInputStream(Files.newInputStream(file)));
                ZipInputStream zip = new ZipInputStream(sealed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith(END)) {
                    if (!entry.getName().equals(END + files)) {
                        throw new IOException("the backup holds " + files + " files and names another number");
                    }
                    // Reading on to the end checks the last piece.
                    zip.closeEntry();
                    sealed.transferTo(OutputStream.nullOutputStream());
                    return files;
                }
                reader.file(entry.getName(), zip);
                files++;
            }
        }
        throw new IOException("the backup has no end");
    }

    /** @return how many bytes it unpacks to. @throws IOException that says why, if it is not whole or these are not its keys */
    public long check(Path file) throws IOException {
        long[] bytes = new long[1];
        read(file, (name, content) -> bytes[0] += content.transferTo(OutputStream.nullOutputStream()));
        return bytes[0];
    }

    /** Into a directory that is empty. @throws IOException also for a name that leads out of it */
    int extract(Path file, Path directory) throws IOException {
        return read(file, (name, content) -> {
            Path place = directory.resolve(name).normalize();
            if (!place.startsWith(directory)) {
                throw new IOException("the backup names a file outside: " + name);
            }
            Files.createDirectories(place.getParent());
            Files.copy(content, place);
        });
    }

    /** False for a file that was swept in the meantime: no row of the copied database names it. */
    private static boolean add(ZipOutputStream zip, String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
