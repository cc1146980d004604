package org.clockhouse.store.internal.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.kernel.Refused;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.FileCipher;
import org.clockhouse.store.internal.Keys;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * The keys wrapped under a passphrase, as a text that survives mail and print: three lines of heading, salt and sealed
 * keys. Key derivation is PBKDF2-HMAC-SHA-256 (RFC 8018) with the rounds that the heading names, the wrap AES-256-GCM with
 * the heading bound in.
 */
public final class RecoveryFile {

    private static final String HEADING = "clockhouse-recovery-1 pbkdf2-sha256 ";
    static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT = 16;
    /** What a first start writes beside the data, above all its copies of the bundles: 95 MB, and some to spare. */
    private static final long ROOM = 200L << 20;

    private RecoveryFile() {}

    /** @param rounds of the derivation: what a guess of the passphrase costs */
    public static byte[] wrap(Keys keys, char[] passphrase, int rounds) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[FieldCipher.NONCE];
        SecureRandom random = new SecureRandom();
        random.nextBytes(salt);
        random.nextBytes(nonce);
        String heading = HEADING + rounds;
        StringBuilder plain = new StringBuilder();
        keys.all()
                .forEach((purpose, versions) -> versions.forEach((version, secret) -> plain.append(purpose)
                        .append(' ')
                        .append(version)
                        .append(' ')
                        .append(Base64.getEncoder().encodeToString(secret))
                        .append('\n')));
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, rounds, nonce, heading);
            byte[] sealed = cipher.doFinal(plain.toString().getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return (heading + "\n" + base64.encodeToString(salt) + "\n" + base64.encodeToString(nonce) + "\n"
                            + base64.encodeToString(sealed) + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Refused as {@link org.clockhouse.kernel.RecoveryKeys#prove} says */
    public static Keys unwrap(byte[] file, char[] passphrase) {
        try (BufferedReader lines = new BufferedReader(new StringReader(new String(file, StandardCharsets.US_ASCII)))) {
            String heading = line(lines);
            if (!heading.startsWith(HEADING)) {
                throw unreadable();
            }
            int rounds = Integer.parseInt(heading.substring(HEADING.length()));
            if (rounds < 1 || rounds > MOST_ROUNDS) {
                throw unreadable();
            }
            byte[] salt = Base64.getDecoder().decode(line(lines));
            byte[] nonce = Base64.getDecoder().decode(line(lines));
            byte[] sealed = Base64.getDecoder().decode(line(lines));
            if (sealed.length < FieldCipher.TAG_BITS / 8) {
                throw unreadable();
            }
            return keys(cipher(Cipher.DECRYPT_MODE, passphrase, salt, rounds, nonce, heading)
                    .doFinal(sealed));
        } catch (AEADBadTagException e) {
            throw new Refused(
                    "recovery.passphrase.wrong", "the passphrase is not the one of this file, or the file was changed");
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unreadable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the keys of a recovery file back once they have opened the backup they are wanted for:
     * {@code <recovery file> <backup> <directory of the keys>}, the passphrase on the standard input.
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println(
                    "usage: <recovery file> <backup> <directory of the keys>, the passphrase on the standard input");
            System.exit(2);
        }
        try {
            String passphrase = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
            putBack(Path.of(args[0]), passphrase.toCharArray(), Path.of(args[1]), Path.of(args[2]));
        } catch (IOException | Refused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** @throws IOException that says what is wrong, where, and what to do; nothing was written then */
    public static void putBack(Path recovery, char[] passphrase, Path backup, Path directory) throws IOException {
        Keys keys;
        try {
            keys = unwrap(Files.readAllBytes(recovery), passphrase);
        } catch (Refused e) {
            throw new IOException(recovery + ": " + e.getMessage(), e);
        }
        FileCipher cipher = new FileCipher(keys, "backup");
        try (InputStream beginning = cipher.opening(Files.newInputStream(backup))) {
            beginning.read();
        } catch (IOException e) {
            throw new IOException(
                    backup + ": " + e.getMessage()
                            + ". Take the recovery file that was saved last before this backup was made.",
                    e);
        }
        long unpacked;
        try {
            unpacked = new Archive(cipher).check(backup);
        } catch (IOException e) {
            throw new IOException(backup + ": " + e.getMessage() + ". Take another copy of it, or another backup.", e);
        }
        requireRoom(directory, unpacked + ROOM);
        if (keys.contradict(directory)) {
            throw new IOException(
                    directory
                            + " has other keys, of another installation. Give an empty --data, or move them away if nothing needs them.");
        }
        keys.write(directory);
    }

    /** Said at once: a suite that finds its disk full half way through its start can say nothing any more. */
    public static void requireRoom(Path directory, long bytes) throws IOException {
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < bytes) {
            throw new IOException(there + " has " + (free >> 20) + " MB free, and " + (bytes >> 20)
                    + " MB are needed for what is restored and the start after it. Make room, or give another --data.");
        }
    }

    private static Keys keys(byte[] plain) {
        Keys keys = new Keys();
        for (String line : new String(plain, StandardCharsets.UTF_8).split("\n")) {
            String[] words = line.split(" ");
            keys.put(
                    Purpose.valueOf(words[0]),
                    Integer.parseInt(words[1]),
                    Base64.getDecoder().decode(words[2]));
        }
        return keys;
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, int rounds, byte[] nonce, String heading)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(FieldCipher.TAG_BITS, nonce));
        cipher.updateAAD(heading.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    private static String line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw unreadable();
        }
        return line.strip();
    }

    private static Refused unreadable() {
        return new Refused("recovery.file.unreadable", "this is not a recovery file, or a part of it is missing");
    }
}
