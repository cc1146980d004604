package org.clockhouse.driver.line;

import org.clockhouse.driver.DriverException;
import org.osgi.annotation.versioning.ProviderType;

/** A byte line, perhaps shared. Bytes move only inside an exchange, so two sessions never mix their frames. */
@ProviderType
public interface Line extends AutoCloseable {

    /**
     * Runs one question-and-answer with the line to itself. Bytes that came before the question are dropped.
     *
     * @throws DriverException unreachable when the line is closed, by either end, or breaks
     */
    <T> T exchange(Exchange<T> exchange) throws DriverException, InterruptedException;

    /**
     * The same without dropping anything: what came before the question, and what is left when the exchange is over, is heard
     * by this exchange and the next one like it. For lines on which the other end speaks unasked.
     */
    <T> T resume(Exchange<T> exchange) throws DriverException, InterruptedException;

    /** Fails an exchange of this line still running or waiting. Idempotent; any thread may call it. */
    @Override
    void close();

    @FunctionalInterface
    interface Exchange<T> {
        T on(Wire wire) throws DriverException, InterruptedException;
    }
}
