package org.clockhouse.driver;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The call-in road: the terminal posts to the host's terminal port. The host keeps the limits (size, time, rate), adds a
 * correct {@code Date} header to every answer, and never redirects.
 */
@ConsumerType
public interface CallingDriver extends Driver {

    /**
     * The first path segments this driver answers, for example {@code /iclock}; {@code /} is the root alone. No other driver may
     * take the same.
     */
    Set<String> paths();

    /**
     * Answers one call. May block in {@link Admission#store}; called by many threads at once. What escapes is answered by
     * the host, which never answers success for it: not stored 503, garbled 400, anything else 500.
     *
     * @throws NotStoredException if what was posted could not be committed; let it pass
     * @throws DriverException if the call makes no sense
     */
    HttpAnswer answer(HttpCall call, Arrivals arrivals)
            throws NotStoredException, DriverException, InterruptedException;
}
