package org.clockhouse.attendance.internal.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;

/** 256 random bits behind the company they belong to: random enough that a plain hash of them may be stored. */
record FeedSecret(OrgId org, String text) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})([0-9a-f]{16})-([A-Za-z0-9_-]{43})");

    static FeedSecret next(OrgId org, SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String bits = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new FeedSecret(org, org.text().replace("-", "") + "-" + bits);
    }

    /** @throws Refused {@code roster-feed.malformed} */
    static FeedSecret read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Refused("roster-feed.malformed", "that is no address of a calendar");
        }
        UUID org = new UUID(Long.parseUnsignedLong(parts.group(1), 16), Long.parseUnsignedLong(parts.group(2), 16));
        return new FeedSecret(new OrgId(org), text);
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FeedSecret[…]";
    }
}
