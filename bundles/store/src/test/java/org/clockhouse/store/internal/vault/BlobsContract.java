package org.clockhouse.store.internal.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.Test;

abstract class BlobsContract {

    private final Databases.Open store = store();
    private final FileBlobs blobs = new FileBlobs(store.database(), store.transactions(), Clock.systemUTC());
    private final OrgId org = OrgId.next();
    private final Path place =
            store.database().settings().files().resolve("blobs").resolve(org.text());

    abstract Databases.Open store();

    @Test
    void whatIsPutIsReadBackWhateverItsLength() throws IOException {
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000}) {
            byte[] content = new byte[length];
            new Random(length).nextBytes(content);
            String hash = put(content);
            assertArrayEquals(content, read(org, hash), "length " + length);
        }
    }

    @Test
    void theFileShowsNothingOfItsContent() throws IOException {
        byte[] secret = "Zhang Wei, card 0x04A1B2C3".getBytes(StandardCharsets.UTF_8);
        byte[] file = Files.readAllBytes(place.resolve(put(secret)));
        assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("Zhang"));
    }

    @Test
    void aChangedOrCutFileIsRefused() throws IOException {
        Path file = place.resolve(put(new byte[100_000]));
        byte[] good = Files.readAllBytes(file);
        for (int cut : new int[] {0, 10, 34, 65_586, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, cut));
            assertThrows(IOException.class, () -> read(org, file.getFileName().toString()), "cut at " + cut);
        }
        good[70_000] ^= 1;
        Files.write(file, good);
        assertThrows(IOException.class, () -> read(org, file.getFileName().toString()));
    }

    @Test
    void anotherCompanysFileIsNotThere() throws IOException {
        String hash = put(new byte[10]);
        assertThrows(NotFound.class, () -> read(OrgId.next(), hash));
    }

    @Test
    void onlyFilesThatNoRowNamesAreSweptAndNoYoungOnes() throws IOException {
        String kept = put(new byte[1]);
        String released = put(new byte[2]);
        String young = put(new byte[3]);
        inTransaction(() -> {
            blobs.release(released);
            blobs.release(young);
            return null;
        });
        for (String hash : new String[] {kept, released}) {
            Files.setLastModifiedTime(place.resolve(hash), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        assertEquals(1, blobs.sweep(org));
        assertTrue(Files.exists(place.resolve(kept)));
        assertTrue(Files.exists(place.resolve(young)));
        assertThrows(NotFound.class, () -> read(org, released));
    }

    @Test
    void aFileNamedByTwoRowsStaysForTheOther() throws IOException {
        String hash = put(new byte[7]);
        assertEquals(hash, put(new byte[7]));
        inTransaction(() -> {
            blobs.release(hash);
            return null;
        });
        assertArrayEquals(new byte[7], read(org, hash));
    }

    @Test
    void aRollBackLeavesNoRow() {
        String[] hash = new String[1];
        assertThrows(IllegalStateException.class, () -> store.transactions().in(org, () -> {
            hash[0] = blobs.put(new ByteArrayInputStream(new byte[9]));
            throw new IllegalStateException("on purpose");
        }));
        assertThrows(NotFound.class, () -> read(org, hash[0]));
    }

    private String put(byte[] content) throws IOException {
        return inTransaction(() -> blobs.put(new ByteArrayInputStream(content)));
    }

    private byte[] read(OrgId company, String hash) throws IOException {
        return store.transactions().<byte[], IOException>in(company, () -> {
            try (InputStream in = blobs.open(hash)) {
                return in.readAllBytes();
            }
        });
    }

    private <T> T inTransaction(Transactions.Work<T, IOException> work) throws IOException {
        return store.transactions().in(org, work);
    }
}
