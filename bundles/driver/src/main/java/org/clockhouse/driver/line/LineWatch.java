package org.clockhouse.driver.line;

import org.osgi.annotation.versioning.ProviderType;

/** Tells when bytes come over lines on which nobody is asking: any number of lines, one thread. */
@ProviderType
public interface LineWatch extends AutoCloseable {

    /**
     * Rings once, when bytes come over the line or it breaks; then it is to be added again. Rings at once when there are bytes
     * already.
     *
     * @param bell called by the thread within {@link #run} or by the caller; must not block
     * @return false when this kind of line cannot be watched
     */
    boolean add(Line line, Runnable bell);

    /** No ring from now on, but perhaps one that is under way. */
    void remove(Line line);

    /** Watches until {@link #close} or interruption, in the caller's thread. */
    void run();

    @Override
    void close();
}
