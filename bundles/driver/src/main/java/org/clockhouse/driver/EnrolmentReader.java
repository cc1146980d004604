package org.clockhouse.driver;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session that can read a new credential for enrolment. */
@ConsumerType
public interface EnrolmentReader {

    /** Waits for someone to present a credential; empty when nobody did in time. Interrupt to give up. */
    Optional<Token> capture(CredentialKind kind, Duration within) throws DriverException, InterruptedException;
}
