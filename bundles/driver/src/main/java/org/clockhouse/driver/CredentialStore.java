package org.clockhouse.driver;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a session whose terminal decides offline, from credentials it holds. */
@ConsumerType
public interface CredentialStore {

    /** Adds or replaces; the same call twice is the same as once. Returns only what the terminal would not take. */
    List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException;

    /** Removes; ids the terminal does not hold are already revoked. */
    void revoke(Set<String> credentialIds) throws DriverException, InterruptedException;

    /** What the terminal holds, so that the host can repair drift. */
    HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException;
}
