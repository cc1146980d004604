package org.clockhouse.store.internal.vault;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.DurableFiles;
import org.clockhouse.store.internal.FileCipher;
import org.clockhouse.store.internal.Hashes;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A file for each content under {@code <files>/blobs/<company>/<hash>}. It is there, synced, before the row that names it
 * commits; when that rolls back the file is swept later, as is one whose last row has gone.
 */
@Component(service = {Blobs.class, FileBlobs.class})
public final class FileBlobs implements Blobs {

    /** Longer than any transaction: a younger file may belong to a row that has not committed. */
    private static final Duration UNCOMMITTED = Duration.ofHours(1);

    private final JpaTransactions transactions;
    private final FileCipher cipher;
    private final Path directory;
    private final Clock clock;

    @Activate
    public FileBlobs(@Reference Database database, @Reference JpaTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.cipher = database.files("blob");
        this.directory = database.settings().files().resolve("blobs");
        this.clock = clock;
    }

    private record Written(String hash, long bytes) {}

    @Override
    public String put(InputStream content) throws IOException {
        String org = transactions.org().text();
        Path place = DurableFiles.privateDirectory(directory.resolve(org));
        Path temporary = DurableFiles.temporary(place.resolve("new"));
        try {
            Written written = write(content, temporary);
            DurableFiles.publish(temporary, place.resolve(written.hash()));
            count(org, written);
            return written.hash();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public InputStream open(String hash) throws IOException {
        String org = transactions.org().text();
        boolean known = transactions
                        .sql("select count(*) from blob_file where org_id = ? and hash = ? and uses > 0", org, hash)
                        .number()
                > 0;
        if (!known) {
            throw new NotFound("blob", hash);
        }
        InputStream sealed = new BufferedInputStream(
                Files.newInputStream(directory.resolve(org).resolve(hash)));
        return cipher.opening(sealed);
    }

    /** Whether the file is there, opens, and is what its name says. */
    public boolean isWhole(String hash) {
        MessageDigest digest = Hashes.sha256();
        try (InputStream content = new DigestInputStream(open(hash), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest()).equals(hash);
        } catch (IOException | NotFound e) {
            return false;
        }
    }

    @Override
    public void release(String hash) {
        transactions
                .sql(
                        "update blob_file set uses = uses - 1 where org_id = ? and hash = ? and uses > 0",
                        transactions.org().text(),
                        hash)
                .update();
    }

    /** Seals the company's files again that are under an old key. @return how many */
    public int reseal(OrgId org) throws IOException {
        Path place = directory.resolve(org.text());
        int resealed = 0;
        for (Path file : Files.isDirectory(place) ? files(place) : List.<Path>of()) {
            try {
                resealed += reseal(file) ? 1 : 0;
            } catch (NoSuchFileException swept) {
                // Its last row has gone in the meantime.
            }
        }
        return resealed;
    }

    private boolean reseal(Path file) throws IOException {
        if (!cipher.isOld(file)) {
            return false;
        }
        Path temporary = DurableFiles.temporary(file);
        try (InputStream plain = cipher.opening(new BufferedInputStream(Files.newInputStream(file)))) {
            write(plain, temporary);
            DurableFiles.publish(temporary, file);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes the company's files that no row names, but none that is young. @return how many */
    public int sweep(OrgId org) throws IOException {
        Path place = directory.resolve(org.text());
        if (!Files.isDirectory(place)) {
            return 0;
        }
        Set<String> used = transactions.in(org, () -> {
            transactions
                    .sql("delete from blob_file where org_id = ? and uses = 0", org.text())
                    .update();
            return new HashSet<>(transactions
                    .sql("select hash from blob_file where org_id = ?", org.text())
                    .list(row -> row.text("hash")));
        });
        int swept = 0;
        for (Path file : files(place)) {
            if (!used.contains(file.getFileName().toString()) && isOld(file)) {
                Files.deleteIfExists(file);
                swept++;
            }
        }
        return swept;
    }

    private Written write(InputStream content, Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = cipher.sealing(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > LARGEST) {
                    throw new Refused("blob.large", "a file has at most " + (LARGEST >> 20) + " MiB");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Written(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private void count(String org, Written written) {
        int known = transactions
                .sql("update blob_file set uses = uses + 1 where org_id = ? and hash = ?", org, written.hash())
                .update();
        if (known == 0) {
            transactions
                    .sql(
                            "insert into blob_file (org_id, hash, bytes, uses, created_at) values (?, ?, ?, 1, ?)",
                            org,
                            written.hash(),
                            written.bytes(),
                            clock.instant())
                    .update();
        }
    }

    private boolean isOld(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(UNCOMMITTED));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }
}
