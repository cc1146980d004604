package org.clockhouse.kernel;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A part of the suite that can say why it cannot serve yet; the health page lists them all. */
@ConsumerType
public interface Readiness {

    /** For example {@code store}. */
    String part();

    /** Empty when it serves. Answers at once, from what is known already. */
    Optional<Reason> notReady();

    /** @param code stable and lower case, for example {@code store.unavailable} */
    record Reason(String code, String detail) {}
}
