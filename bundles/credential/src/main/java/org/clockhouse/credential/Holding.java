package org.clockhouse.credential;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/** Who stood behind a subject at an instant. */
public sealed interface Holding {

    /**
     * @param credential empty when the terminal named the person by employee number
     * @param counts whether it is working time, as far as the credential says ({@link CredentialUse#ATTENDANCE})
     */
    record One(EmployeeId employee, Optional<CredentialId> credential, boolean counts) implements Holding {

        public One(EmployeeId employee, Optional<CredentialId> credential) {
            this(employee, credential, true);
        }
    }

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
