package org.clockhouse.driver.osdp;

import java.util.HexFormat;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** A base key of secure channels. Never printed. */
final class ReaderKey {

    /** What every reader takes that has not been given a key yet. */
    static final ReaderKey DEFAULT =
            new ReaderKey(HexFormat.of().parseHex("303132333435363738393a3b3c3d3e3f"), 0, false);

    private static final int BYTES = 16;

    private final byte[] bytes;
    private final int kind;
    private final boolean isMaster;

    private ReaderKey(byte[] bytes, int kind, boolean isMaster) {
        this.bytes = bytes;
        this.kind = kind;
        this.isMaster = isMaster;
    }

    /**
     * Empty when no digits are given.
     *
     * @param isMaster each reader's own key is worked out from it
     */
    static Optional<ReaderKey> of(String digits, boolean isMaster) throws DriverException {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(digits.replaceAll("[ :-]", ""));
        } catch (IllegalArgumentException e) {
            throw new DriverException(Fault.MISCONFIGURED, "a key is written in hex digits");
        }
        if (bytes.length != BYTES) {
            throw new DriverException(Fault.MISCONFIGURED, "a key has 32 hex digits");
        }
        return Optional.of(new ReaderKey(bytes, 1, isMaster));
    }

    /** 0 for the default key, 1 for any other. */
    int kind() {
        return kind;
    }

    /** @param readerId eight bytes that a reader says of itself */
    byte[] scbk(byte[] readerId) {
        return isMaster ? SecureChannel.diversified(bytes, readerId) : bytes.clone();
    }
}
