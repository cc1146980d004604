package org.clockhouse.store.internal;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import org.clockhouse.store.internal.Keys.Purpose;

/**
 * Turns a secret value into what can be stored and looked for without showing it: HMAC-SHA-256 under a key of its own.
 * Equality only. The caller normalises first.
 */
public final class BlindIndex {

    private static final byte END = 0;

    /** To find one among the providers and to key it costs more than what it is for. */
    private final ThreadLocal<Mac> macs;

    BlindIndex(Keys keys) {
        byte[] key = keys.secret(Purpose.INDEX, 1);
        this.macs = ThreadLocal.withInitial(() -> Hmac.keyed(key));
    }

    /**
     * @param column table and column, for example {@code employee.phone}: equal values of two columns do not look equal
     * @return 32 bytes, for a column of type <code>${hash}</code>
     */
    public byte[] of(String column, String value) {
        byte[] place = column.getBytes(StandardCharsets.UTF_8);
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        Mac mac = macs.get();
        mac.update(place);
        mac.update(END);
        return mac.doFinal(text);
    }
}
