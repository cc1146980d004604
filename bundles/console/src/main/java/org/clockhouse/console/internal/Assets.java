package org.clockhouse.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The built files of the console as they lie in this bundle, read once and kept. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain;charset=utf-8");

    private final ClassLoader loader;
    private final String root;
    private final Map<String, Optional<Asset>> read = new ConcurrentHashMap<>();

    /** @param root folder in the bundle, with a slash at its end */
    Assets(ClassLoader loader, String root) {
        this.loader = loader;
        this.root = root;
    }

    /**
     * One built file.
     *
     * @param path below the root, without a slash in front: {@code assets/index-1a2b.js}
     * @return empty when there is none, or the path tries to leave the root
     */
    Optional<Asset> find(String path) {
        if (path.isEmpty() || path.endsWith("/") || path.contains("..") || path.contains("\\")) {
            return Optional.empty();
        }
        Optional<Asset> known = read.get(path);
        if (known != null) {
            return known;
        }
        Optional<Asset> found = load(path);
        found.ifPresent(asset -> read.put(path, found));
        return found;
    }

    private Optional<Asset> load(String path) {
        try (InputStream in = loader.getResourceAsStream(root + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(new Asset(bytes, type(path), '"' + digest(bytes) + '"'));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " of the console", e);
        }
    }

    private static String type(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A file's bytes, media type and strong entity tag. */
    record Asset(byte[] bytes, String type, String etag) {}
}
