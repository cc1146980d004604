package org.clockhouse.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.osgi.annotation.versioning.ProviderType;

/** Every thread of the suite comes from here: named, bounded, and ended when its crew is closed. */
@ProviderType
public interface Workers {

    /** A crew of at most so many threads, named {@code <name>-<n>}. Whoever asks closes it in its {@code @Deactivate}. */
    Crew crew(String name, int threads);

    /** Threads with one purpose. */
    @ProviderType
    interface Crew extends AutoCloseable {

        /** @throws java.util.concurrent.RejectedExecutionException after {@link #close} */
        <T> Future<T> submit(Callable<T> work);

        /** @throws java.util.concurrent.RejectedExecutionException after {@link #close} */
        void run(Runnable work);

        /** Once, after the delay. */
        Future<?> later(Duration delay, Runnable work);

        /** Again and again, the period counted from the end of one run to the start of the next; an exception is logged. */
        Future<?> every(Duration period, Runnable work);

        /** Interrupts what runs, drops what waits, and waits at most five seconds for the threads to end. */
        @Override
        void close();
    }
}
