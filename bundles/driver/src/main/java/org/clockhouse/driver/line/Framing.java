package org.clockhouse.driver.line;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where a frame ends: the one thing about reading bytes that differs between protocols. Datagrams are collected one at a time,
 * so a framing for {@code udp:} that answers {@code received.limit()} gets each one whole.
 */
@FunctionalInterface
@ConsumerType
public interface Framing {

    /** More bytes are needed to tell. */
    int UNKNOWN_YET = -1;

    /** This is no frame, whatever follows; the exchange fails as garbled. */
    int NOT_A_FRAME = -2;

    /** The longest frame a line collects, in bytes; a longer one is garbled. */
    int LONGEST = 1 << 20;

    /** The full length of the frame that starts the buffer, or one of the constants above. Reads by absolute index only. */
    int lengthOf(ByteBuffer received);
}
