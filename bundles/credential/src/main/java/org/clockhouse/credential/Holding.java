package org.clockhouse.credential;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/** Who stood behind a subject at an instant. */
public sealed interface Holding {

    /** @param credential empty when the terminal named the person by employee number */
    record One(EmployeeId employee, Optional<CredentialId> credential) implements Holding {}

    record None() implements Holding {}

    /** The number fits several people and nobody may guess. */
    record Ambiguous(Set<EmployeeId> employees) implements Holding {

        public Ambiguous {
            employees = Set.copyOf(employees);
        }
    }

    /** The person, if it is exactly one. */
    default Optional<EmployeeId> known() {
        return this instanceof One one ? Optional.of(one.employee()) : Optional.empty();
    }
}
