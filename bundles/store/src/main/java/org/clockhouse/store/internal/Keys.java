package org.clockhouse.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret keys of this installation: for each purpose one or more versions of 32 bytes, each in a file
 * {@code <purpose>-<version>.key} that only its owner may read. They are never in the database nor in its backup.
 */
public final class Keys {

    /** What a key is for; no key serves two. */
    public enum Purpose {
        /** Field encryption. */
        FIELD,
        /** Blind indexes; whoever has it can enumerate card numbers in seconds. */
        INDEX,
        /** Blobs and backups. */
        FILES,
        /** Seed of the signing key of the audit trail's checkpoints. */
        SIGNING
    }

    static final int BYTES = 32;
    private static final Pattern FILE = Pattern.compile("([a-z]+)-(\\d{1,3})\\.key");

    /** Replaced as a whole, since ciphers read it while a rotation adds to it. */
    private volatile Map<Purpose, NavigableMap<Integer, byte[]>> secrets = new EnumMap<>(Purpose.class);

    /** Makes a new key for each purpose that has none and may get one. @return whether any was made */
    boolean complete(Predicate<Purpose> mayGet) {
        boolean made = false;
        for (Purpose purpose : Purpose.values()) {
            if (!secrets.containsKey(purpose) && mayGet.test(purpose)) {
                put(purpose, 1, random());
                made = true;
            }
        }
        return made;
    }

    /** These and a new version for each of the purposes, beside the old ones. */
    Keys renewed(Purpose... purposes) {
        Keys keys = new Keys();
        keys.secrets = secrets;
        for (Purpose purpose : purposes) {
            keys.put(purpose, version(purpose) + 1, random());
        }
        return keys;
    }

    /** From now on, for everybody who has these. */
    void take(Keys newer) {
        secrets = newer.secrets;
    }

    private static byte[] random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Those in the directory; none when it is empty or missing. */
    static Keys read(Path directory) throws IOException {
        Keys keys = new Keys();
        if (!Files.isDirectory(directory)) {
            return keys;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    keys.put(
                            Purpose.valueOf(name.group(1).toUpperCase(Locale.ROOT)),
                            Integer.parseInt(name.group(2)),
                            Base64.getDecoder().decode(Files.readString(file).strip()));
                }
            }
        }
        return keys;
    }

    public void put(Purpose purpose, int version, byte[] secret) {
        if (secret.length != BYTES || version < 1 || version > 255) {
            throw new IllegalArgumentException("not a key of " + BYTES + " bytes and version 1 to 255: " + purpose);
        }
        Map<Purpose, NavigableMap<Integer, byte[]>> all = new EnumMap<>(Purpose.class);
        secrets.forEach((each, versions) -> all.put(each, new TreeMap<>(versions)));
        all.computeIfAbsent(purpose, any -> new TreeMap<>()).put(version, secret.clone());
        secrets = all;
    }

    /** Whether one of them is another than the directory has under its name. */
    public boolean contradict(Path directory) throws IOException {
        Map<Purpose, NavigableMap<Integer, byte[]>> there = read(directory).secrets;
        return secrets.entrySet().stream()
                .anyMatch(entry -> entry.getValue().entrySet().stream().anyMatch(version -> {
                    byte[] other =
                            there.getOrDefault(entry.getKey(), new TreeMap<>()).get(version.getKey());
                    return other != null && !Arrays.equals(other, version.getValue());
                }));
    }

    /** Writes every key that the directory does not have; synced before this returns. */
    public void write(Path directory) throws IOException {
        DurableFiles.privateDirectory(directory);
        for (Map.Entry<Purpose, NavigableMap<Integer, byte[]>> entry : secrets.entrySet()) {
            for (Map.Entry<Integer, byte[]> version : entry.getValue().entrySet()) {
                String name = entry.getKey().name().toLowerCase(Locale.ROOT) + "-" + version.getKey() + ".key";
                byte[] text = Base64.getEncoder().encode(version.getValue());
                if (!Files.exists(directory.resolve(name))) {
                    DurableFiles.writePrivate(directory.resolve(name), text);
                }
            }
        }
    }

    public Map<Purpose, NavigableMap<Integer, byte[]>> all() {
        return secrets;
    }

    /** The version to encrypt with. */
    int version(Purpose purpose) {
        return versions(purpose).lastKey();
    }

    /** @throws IllegalStateException if this installation does not have it */
    byte[] secret(Purpose purpose, int version) {
        byte[] secret = versions(purpose).get(version);
        if (secret == null) {
            throw new IllegalStateException("there is no " + purpose + " key of version " + version);
        }
        return secret;
    }

    private NavigableMap<Integer, byte[]> versions(Purpose purpose) {
        NavigableMap<Integer, byte[]> versions = secrets.get(purpose);
        if (versions == null) {
            throw new IllegalStateException("no " + purpose + " key");
        }
        return versions;
    }
}
