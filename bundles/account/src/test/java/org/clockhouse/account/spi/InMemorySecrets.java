package org.clockhouse.account.spi;

import java.util.Optional;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;

/** Secrets in maps. */
public final class InMemorySecrets implements SecretRepository {

    private final Table<AccountId, Hashed> passwords;
    private final Table<AccountId, Code> codes;

    public InMemorySecrets(InMemoryTransactions transactions) {
        this.passwords = new Table<>(transactions);
        this.codes = new Table<>(transactions);
    }

    @Override
    public Optional<Hashed> password(AccountId account) {
        return passwords.find(account);
    }

    @Override
    public void setPassword(AccountId account, Hashed password) {
        passwords.put(account, password);
    }

    @Override
    public void clearPassword(AccountId account) {
        passwords.remove(account);
    }

    @Override
    public Optional<Code> code(AccountId account) {
        return codes.find(account);
    }

    @Override
    public void setCode(AccountId account, Code code) {
        codes.put(account, code);
    }

    @Override
    public boolean takeCode(AccountId account) {
        return codes.remove(account);
    }
}
