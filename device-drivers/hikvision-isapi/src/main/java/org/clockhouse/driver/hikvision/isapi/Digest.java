package org.clockhouse.driver.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digest authentication, RFC 7616: a terminal's challenge and how it is met.
 *
 * @param algorithm as stated; empty for MD5; with {@code -sess} the nonces go into the secret
 * @param opaque given back as it came; empty when there is none
 * @param hasQop whether the terminal knows quality of protection {@code auth}; old firmware does not
 * @param isStale whether the credentials were right and only the nonce had grown old
 */
record Digest(String realm, String nonce, String algorithm, String opaque, boolean hasQop, boolean isStale) {

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");
    private static final Map<String, String> ALGORITHMS =
            Map.of("", "MD5", "MD5", "MD5", "MD5-SESS", "MD5", "SHA-256", "SHA-256", "SHA-256-SESS", "SHA-256");

    /** Where the next challenge begins: several may stand in one header. */
    private static final Pattern NEXT = Pattern.compile(",\\s*(?=[A-Za-z-]+ +[A-Za-z-]+\\s*=)");

    /** The first challenge that can be met; a terminal that wants the password itself is not given it. */
    static Optional<Digest> of(List<String> challenges) {
        return challenges.stream()
                .flatMap(NEXT::splitAsStream)
                .filter(challenge -> challenge.toLowerCase(Locale.ROOT).startsWith("digest "))
                .map(Digest::parsed)
                .filter(digest ->
                        !digest.nonce.isEmpty() && digest.hash().isPresent() && (digest.hasQop || !digest.isSession()))
                .findFirst();
    }

    private static Digest parsed(String challenge) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge.substring("digest ".length()));
        while (matcher.find()) {
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return new Digest(
                parameters.getOrDefault("realm", ""),
                parameters.getOrDefault("nonce", ""),
                parameters.getOrDefault("algorithm", ""),
                parameters.getOrDefault("opaque", ""),
                List.of(parameters.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth"),
                Boolean.parseBoolean(parameters.getOrDefault("stale", "false").toLowerCase(Locale.ROOT)));
    }

    private Optional<String> hash() {
        return Optional.ofNullable(ALGORITHMS.get(algorithm.toUpperCase(Locale.ROOT)));
    }

    private boolean isSession() {
        return algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS");
    }

    /**
     * The header that proves knowledge of the password.
     *
     * @param count of requests with this nonce, from 1
     */
    String authorization(String user, String password, String method, String target, int count, String clientNonce) {
        String nc = String.format("%08x", count);
        StringBuilder header = new StringBuilder("Digest ")
                .append("username=\"" + quotable(user) + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\"")
                .append(", uri=\"" + target + "\", response=\"")
                .append(response(user, password, method, target, nc, clientNonce) + "\"");
        if (!algorithm.isEmpty()) {
            header.append(", algorithm=" + algorithm);
        }
        if (!opaque.isEmpty()) {
            header.append(", opaque=\"" + opaque + "\"");
        }
        if (hasQop) {
            header.append(", qop=auth, nc=" + nc + ", cnonce=\"" + clientNonce + "\"");
        }
        return header.toString();
    }

    private static String quotable(String user) {
        return user.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    String response(String user, String password, String method, String target, String nc, String clientNonce) {
        String known = hash(user + ":" + realm + ":" + password);
        String secret = isSession() ? hash(String.join(":", known, nonce, clientNonce)) : known;
        String question = hash(method + ":" + target);
        return hasQop
                ? hash(String.join(":", secret, nonce, nc, clientNonce, "auth", question))
                : hash(String.join(":", secret, nonce, question));
    }

    private String hash(String text) {
        try {
            MessageDigest hash = MessageDigest.getInstance(hash().orElseThrow());
            return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
