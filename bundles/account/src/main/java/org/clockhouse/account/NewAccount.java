package org.clockhouse.account;

/**
 * An account and the password for its first sign-in, to be handed over once and changed then.
 *
 * @param password kept nowhere in this form
 */
public record NewAccount(Account account, String password) {

    @Override
    public String toString() {
        return "NewAccount[" + account.name() + "]";
    }
}
