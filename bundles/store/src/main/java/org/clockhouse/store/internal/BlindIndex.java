package org.clockhouse.store.internal;

import java.nio.charset.StandardCharsets;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * Turns a secret value into what can be stored and looked for without showing it: HMAC-SHA-256 under a key of its own.
 * Equality only. The caller normalises first.
 */
public final class BlindIndex {

    private static final byte[] END = {0};

    private final byte[] key;

    BlindIndex(Keys keys) {
        this.key = keys.secret(Purpose.INDEX, 1);
    }

    /**
     * @param column table and column, for example {@code employee.phone}: equal values of two columns do not look equal
     * @return 32 bytes, for a column of type <code>${hash}</code>
     */
    public byte[] of(String column, String value) {
        return Hmac.sha256(key, column.getBytes(StandardCharsets.UTF_8), END, value.getBytes(StandardCharsets.UTF_8));
    }
}
