package org.clockhouse.rest.internal.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.clockhouse.account.Account;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.rest.internal.http.Maybe;

/**
 * Who is signed in and what they may do, as it is now.
 *
 * @param masks fields that are shown covered or not at all, by {@code <thing>.<field>}
 * @param organisation absent while nothing is set up
 * @param zone in which to show times before anything else is known: that of one's own site, or of the first; absent
 *     while there is none
 * @param setup what the first run still needs; absent for those who do not set up
 * @param recoverySaved whether the recovery file was saved and proved; absent for those who cannot
 * @param idleUntil the session ends then unless used before
 */
public record SessionView(
        AccountRef account,
        List<RoleRef> roles,
        List<String> permissions,
        Map<String, FieldMask> masks,
        boolean mustChangePassword,
        @Maybe OrganisationRef organisation,
        @Maybe ZoneId zone,
        @Maybe SetupView setup,
        @Maybe Boolean recoverySaved,
        Instant idleUntil,
        Instant until) {

    public record AccountRef(
            AccountId id,
            String name,
            String displayName,
            Account.Kind kind,
            @Maybe EmployeeId employeeId,
            String locale) {}

    public record RoleRef(RoleId id, LocalName name) {}

    public record OrganisationRef(LocalName name) {}

    /** @param needed whether a step is open */
    public record SetupView(boolean needed, StepsView steps) {}

    /** True for what is there. */
    public record StepsView(
            boolean site, boolean calendar, boolean rules, boolean people, boolean terminal, boolean punch) {

        boolean complete() {
            return site && calendar && rules && people && terminal && punch;
        }
    }
}
