package org.clockhouse.terminal.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that files are known by. */
public final class Hashes {

    private Hashes() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
