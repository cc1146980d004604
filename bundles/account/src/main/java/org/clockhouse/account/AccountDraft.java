package org.clockhouse.account;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;

/** What can be said about an operator's account; as in {@link Account}. */
public record AccountDraft(
        String name, String displayName, Optional<EmployeeId> employee, Set<Grant> grants, String locale) {

    public AccountDraft {
        grants = Set.copyOf(grants);
        locale = locale == null ? "" : locale;
    }
}
