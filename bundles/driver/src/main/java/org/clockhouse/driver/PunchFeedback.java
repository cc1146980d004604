package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session whose terminal leaves it to the host to say what came of a punch, and can show it to whoever stands there. */
@ConsumerType
public interface PunchFeedback {

    /** A setting of families whose terminals show text. The host fills in {@code {name}} and {@code {time}}. */
    Setting MESSAGE = Setting.text("message");

    /** Called for each punch of a page once the page is stored, and before it is acknowledged. What is old news is not shown. */
    void show(RawPunch punch, Verdict verdict) throws DriverException, InterruptedException;

    /**
     * The same with words.
     *
     * @param message what {@link #MESSAGE} says to this person; empty where it says nothing
     */
    default void show(RawPunch punch, Verdict verdict, String message) throws DriverException, InterruptedException {
        show(punch, verdict);
    }

    enum Verdict {
        /** It is stored, and it is known whose it is. */
        ACCEPTED,
        /** Nobody is known who may use what was presented, or it could not be taken as a punch. */
        REFUSED
    }
}
