package org.clockhouse.driver.line;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.osgi.annotation.versioning.ProviderType;

/** The line, for the length of one exchange. */
@ProviderType
public interface Wire {

    void send(byte[] frame) throws DriverException, InterruptedException;

    /** One whole frame, or {@code UNREACHABLE} when the reply timeout passes first. */
    byte[] receive(Framing framing) throws DriverException, InterruptedException;

    /** As {@link #send}, for a frame that carries a password, a key or a template: a recording keeps its length only. */
    default void sendSecret(byte[] frame) throws DriverException, InterruptedException {
        send(frame);
    }

    /** As {@link #receive}, for a frame that carries passwords or templates: a recording keeps its length only. */
    default byte[] receiveSecret(Framing framing) throws DriverException, InterruptedException {
        return receive(framing);
    }

    /**
     * SHA-256 of the certificate that the other end showed, in 64 hexadecimal digits; empty on lines without one. A driver
     * that was told no certificate of its terminal says this one in {@link org.clockhouse.driver.LearningSession}.
     */
    default Optional<String> certificate() throws DriverException {
        return Optional.empty();
    }

    /**
     * One whole frame where none may come, or empty when that time passes first: a reader at which nobody stands is silent and
     * not lost. Within {@link Line#resume}, what came of a frame is kept for the next exchange like it.
     */
    Optional<byte[]> poll(Framing framing, Duration within) throws DriverException, InterruptedException;

    /** As {@link #poll}, for a frame that carries passwords or templates: a recording keeps its length only. */
    default Optional<byte[]> pollSecret(Framing framing, Duration within) throws DriverException, InterruptedException {
        return poll(framing, within);
    }
}
