package org.clockhouse.account;

import org.clockhouse.kernel.Scope;

/** A role for certain people. Where the role reaches only its holder, the scope is not looked at. */
public record Grant(RoleId role, Scope scope) {

    public static Grant everywhere(RoleId role) {
        return new Grant(role, Scope.EVERYBODY);
    }

    public static Grant everywhere(String role) {
        return everywhere(new RoleId(role));
    }
}
