package org.clockhouse.store.internal.account;

import java.util.Optional;
import org.clockhouse.account.spi.SecretRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hashed passwords and codes. */
@Component
public final class SqlSecrets implements SecretRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlSecrets(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Hashed> password(AccountId account) {
        return transactions
                .sql("select password from account_secret where org_id = ? and account_id = ?", org(), account.text())
                .and(true, "password is not null")
                .first(row -> new Hashed(row.text("password")));
    }

    @Override
    public void setPassword(AccountId account, Hashed password) {
        put(account, "password = ?", password.phc());
    }

    @Override
    public void clearPassword(AccountId account) {
        put(account, "password = null");
    }

    @Override
    public Optional<Code> code(AccountId account) {
        return transactions
                .sql("select * from account_secret where org_id = ? and account_id = ?", org(), account.text())
                .and(true, "code is not null")
                .first(row -> new Code(new Hashed(row.text("code")), row.instant("code_expires_at")));
    }

    @Override
    public void setCode(AccountId account, Code code) {
        put(account, "code = ?, code_expires_at = ?", code.hashed().phc(), code.expires());
    }

    @Override
    public boolean takeCode(AccountId account) {
        return transactions
                        .sql("update account_secret set code = null, code_expires_at = null where org_id = ?", org())
                        .append(" and account_id = ? and code is not null", account.text())
                        .update()
                == 1;
    }

    private void put(AccountId account, String assignments, Object... values) {
        int updated = transactions
                .sql("update account_secret set " + assignments, values)
                .append(" where org_id = ? and account_id = ?", org(), account.text())
                .update();
        if (updated == 0) {
            transactions
                    .sql("insert into account_secret (org_id, account_id) values (?, ?)", org(), account.text())
                    .update();
            put(account, assignments, values);
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
