package org.clockhouse.account;

import java.time.Instant;

/**
 * A code from the desk for an employee's first sign-in; good once.
 *
 * @param code as people read it out: two groups of five, no look-alikes; kept nowhere in this form
 */
public record SignInCode(Account account, String code, Instant expires) {

    @Override
    public String toString() {
        return "SignInCode[" + account.name() + ", expires=" + expires + "]";
    }
}
