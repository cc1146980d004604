package org.clockhouse.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Employee;
import org.osgi.annotation.versioning.ConsumerType;

/** A matter that people may ask for, registered as a service by the bundle that owns the matter. Stateless. */
@ConsumerType
public interface RequestKind {

    /** Stored with every request, so that it never changes: {@code CORRECTION}. */
    String code();

    /** As people call it. */
    LocalName title();

    /** Who must agree where nobody said otherwise. */
    List<RoleId> usualSteps();

    /** The right, beside that of the desk, that whoever asks for it has for the person. */
    default Optional<String> askedBy() {
        return Optional.empty();
    }

    /** The right, beside that of the desk, that whoever decides it has for the person. */
    default Optional<String> decidedBy() {
        return Optional.empty();
    }

    /**
     * Of what is not done by the approval but at a desk after it: within how many working days of the submission. {@link
     * Requests#carriedOut} ends it.
     */
    default OptionalInt promisedDays(OrgId org, Employee employee) {
        return OptionalInt.empty();
    }

    /**
     * Judges what is asked for, in an open transaction. What is only a limit, and nothing wrong, is told to {@link Asking#limit}.
     *
     * @return the details as they are stored: complete, and each in its usual writing
     * @throws org.clockhouse.kernel.Refused with the place of what is wrong as {@code /details/<name>}
     */
    SortedMap<String, String> check(Asking asking);

    /** Whether nobody agrees to it before a file lies beside it. */
    default boolean wantsFile(Asking asking) {
        return false;
    }

    /** What it would change, each date once; dates on which nothing changes are left out. */
    List<Effect> preview(Asking asking);

    /** Does what was asked for; in the transaction of the last approval. */
    void approved(Actor actor, Request request);

    /** Takes back what {@link #approved} did; in the transaction that withdraws the request. */
    void withdrawn(Actor actor, Request request);

    /**
     * A wish, and what is known of whose it is.
     *
     * @param today at the person's site
     * @param standing the person's other requests of this kind that are open or approved, the oldest first
     * @param before the request as it was submitted, when it is judged again
     * @param limits takes what says that a limit is broken
     */
    record Asking(
            OrgId org,
            Employee employee,
            Map<String, String> details,
            LocalDate today,
            List<Request> standing,
            Optional<Request> before,
            Consumer<Refused> limits) {

        public Asking {
            details = Map.copyOf(details);
            standing = List.copyOf(standing);
        }

        /** A quota, a deadline, a balance is broken. Throws, unless whoever enters it for somebody else goes past it. */
        public void limit(Refused broken) {
            limits.accept(broken);
        }
    }
}
