package org.clockhouse.driver.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** Something that carries bytes: a socket, a serial port, or a test's memory. One thread reads and writes at a time. */
public interface Port {

    /** Writes all that remains, waiting at most so long. */
    void write(ByteBuffer bytes, long nanos) throws IOException, InterruptedException;

    /** How much room a reader must leave so that nothing of what came is cut off. */
    default int roomForOneRead() {
        return 1;
    }

    /** How many bytes came: 0 when none did in time or {@link #wake} was called, -1 when none will come any more. */
    int read(ByteBuffer into, long nanos) throws IOException, InterruptedException;

    /** What a selector can watch; empty where there is nothing of the kind. */
    default Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    /** Whether there are bytes to read that came already, so that no selector tells of them. */
    default boolean holdsBytes() {
        return false;
    }

    /** SHA-256 of the certificate that the other end showed, in hexadecimal digits; empty where none is shown. */
    default Optional<String> certificate() {
        return Optional.empty();
    }

    /** Ends a wait of another thread early. */
    void wake();

    /** Idempotent; any thread may call it. */
    void close();
}
