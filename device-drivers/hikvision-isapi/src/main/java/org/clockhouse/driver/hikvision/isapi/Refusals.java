package org.clockhouse.driver.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which credentials were refused where. A terminal locks its account after a handful of wrong passwords within half an hour, so
 * that whoever asks how often, it sees the same wrong one no sooner than that.
 */
final class Refusals {

    private static final Duration LEAST = Duration.ofMinutes(30);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /** Credentials at a terminal, told apart without keeping the password. */
    static String key(String endpoint, String user, String password) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            String all = endpoint + '\n' + user + '\n' + password;
            return HexFormat.of().formatHex(hash.digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(String key, Duration locked, Clock clock) {
        Duration lasting = locked.compareTo(LEAST) > 0 ? locked : LEAST;
        until.put(key, clock.instant().plus(lasting));
    }

    boolean contains(String key, Clock clock) {
        until.values().removeIf(end -> !end.isAfter(clock.instant()));
        return until.containsKey(key);
    }
}
