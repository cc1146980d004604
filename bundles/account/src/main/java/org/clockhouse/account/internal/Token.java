package org.clockhouse.account.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.OrgId;

/**
 * A secret for machines, 256 random bits behind the company it belongs to: {@code chs_<32 hex>_<43 base64url>}. Random
 * enough that a plain hash of it may be stored.
 */
record Token(OrgId org, String text) {

    enum Kind {
        SESSION("chs"),
        API_KEY("chk");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final Pattern FORM = Pattern.compile("(ch[sk])_([0-9a-f]{16})([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    static Token next(Kind kind, OrgId org, SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String company = org.text().replace("-", "");
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Token(org, kind.prefix + "_" + company + "_" + text);
    }

    /** Empty when the text is none of ours. */
    static Optional<Token> read(Kind kind, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !parts.group(1).equals(kind.prefix)) {
            return Optional.empty();
        }
        UUID company = new UUID(Long.parseUnsignedLong(parts.group(2), 16), Long.parseUnsignedLong(parts.group(3), 16));
        return Optional.of(new Token(new OrgId(company), text));
    }

    String hash() {
        return sha256(text);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
