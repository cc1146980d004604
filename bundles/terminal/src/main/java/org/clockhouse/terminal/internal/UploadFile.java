package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.clockhouse.driver.FileSource;
import org.clockhouse.kernel.Refused;

/**
 * A file that somebody brought, kept until it is committed or expires.
 *
 * @param name its last part only, without anything that is no letter of a name; for people, and for drivers to read numbers
 *     from, never a path
 * @param kept where it lies
 */
public record UploadFile(String name, Path kept, long size, String sha256) {

    private static final int LONGEST_NAME = 120;

    /**
     * Copies the content; on failure nothing stays.
     *
     * @throws Refused {@code upload.too-large}, {@code upload.empty}
     */
    public static UploadFile keep(Path kept, String givenName, InputStream content, long limit) throws IOException {
        boolean whole = false;
        try {
            MessageDigest digest = Hashes.sha256();
            long size = copy(content, kept, digest, limit);
            whole = true;
            return new UploadFile(plain(givenName), kept, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(kept);
            }
        }
    }

    public FileSource source() {
        return FileSource.of(name, kept);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(kept);
    }

    public static String plain(String givenName) {
        String last = givenName.substring(Math.max(givenName.lastIndexOf('/'), givenName.lastIndexOf('\\')) + 1);
        String clean = last.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        String cut = clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
        return cut.isEmpty() ? "upload" : cut;
    }

    private static long copy(InputStream content, Path kept, MessageDigest digest, long limit) throws IOException {
        long size = 0;
        try (OutputStream out = Files.newOutputStream(kept)) {
            byte[] part = new byte[64 * 1024];
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                size += read;
                if (size > limit) {
                    throw new Refused("upload.too-large", "at most " + limit / (1024 * 1024) + " MB are taken");
                }
                digest.update(part, 0, read);
                out.write(part, 0, read);
            }
        }
        if (size == 0) {
            throw new Refused("upload.empty", "the file is empty");
        }
        return size;
    }
}
