package org.clockhouse.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link CredentialStore} whose terminal is also given {@link Template}s of the families that the descriptor names. Each is
 * listed and revoked with the rest, under its {@link Template#naturalId}.
 */
@ConsumerType
public interface TemplateStore extends CredentialStore {

    /**
     * Adds or replaces, beside what else the person has there; the same call twice is the same as once.
     *
     * @param grant whose it is and how long they may come, for a terminal that does not know them yet; its token is the host's
     * @return why the terminal would not take it
     */
    Optional<Rejection.Reason> put(Grant grant, Template template) throws DriverException, InterruptedException;
}
