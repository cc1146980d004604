package org.clockhouse.credential;

import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;

/** Which credentials a list shows. @param text a card number in any writing, or as for people; empty is all */
public record CredentialFilter(
        String text, Optional<CredentialState> state, Optional<CredentialKind> kind, Optional<EmployeeId> employee) {

    public static final CredentialFilter ALL =
            new CredentialFilter("", Optional.empty(), Optional.empty(), Optional.empty());
}
