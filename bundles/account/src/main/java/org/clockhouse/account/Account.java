package org.clockhouse.account;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;

/**
 * Somebody who signs in.
 *
 * @param name what they sign in with; an employee's is the employee number. Compared without case and width
 * @param displayName how the console addresses them
 * @param employee the person whose own data they may see
 * @param locale {@code zh-Hans} or {@code en}; empty for the browser's
 * @param mustChangePassword may do nothing else until they did
 */
public record Account(
        AccountId id,
        OrgId org,
        Kind kind,
        String name,
        String displayName,
        Optional<EmployeeId> employee,
        Set<Grant> grants,
        String locale,
        boolean mustChangePassword,
        boolean disabled,
        long version) {

    public enum Kind {
        OPERATOR,
        EMPLOYEE
    }

    public Account {
        grants = Set.copyOf(grants);
    }

    /** The account as an actor of one request. */
    public Actor actor(String address, String requestId) {
        return new Actor(org, Actor.Kind.ACCOUNT, id.text(), name, address, requestId);
    }

    public Account withPasswordToChange(boolean must) {
        return new Account(id, org, kind, name, displayName, employee, grants, locale, must, disabled, version);
    }

    public Account withName(String other) {
        return new Account(
                id, org, kind, other, displayName, employee, grants, locale, mustChangePassword, disabled, version);
    }

    public Account withDisabled(boolean isDisabled) {
        return new Account(
                id, org, kind, name, displayName, employee, grants, locale, mustChangePassword, isDisabled, version);
    }

    /** As somebody read it. */
    public Account at(long readVersion) {
        return new Account(
                id, org, kind, name, displayName, employee, grants, locale, mustChangePassword, disabled, readVersion);
    }

    public Account withGrants(Set<Grant> others) {
        return new Account(
                id, org, kind, name, displayName, employee, others, locale, mustChangePassword, disabled, version);
    }
}
