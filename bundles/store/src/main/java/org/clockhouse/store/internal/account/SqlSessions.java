package org.clockhouse.store.internal.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.spi.SessionRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sign-ins that hold. */
@Component
public final class SqlSessions implements SessionRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlSessions(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void insert(SessionRow session) {
        transactions
                .sql(
                        "insert into sign_in_session (org_id, token_hash, account_id, address, signed_in_at, confirmed_at,"
                                + " idle_until_at, until_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        session.tokenHash(),
                        session.account().text(),
                        session.address(),
                        session.signedInAt(),
                        session.confirmedAt(),
                        session.idleUntil(),
                        session.until())
                .update();
    }

    @Override
    public Optional<SessionRow> find(String tokenHash) {
        return transactions
                .sql("select * from sign_in_session where org_id = ? and token_hash = ?", org(), tokenHash)
                .first(SqlSessions::session);
    }

    @Override
    public List<SessionRow> of(AccountId account) {
        return transactions
                .sql("select * from sign_in_session where org_id = ? and account_id = ?", org(), account.text())
                .append(" order by signed_in_at desc")
                .list(SqlSessions::session);
    }

    private static SessionRow session(Row row) {
        return new SessionRow(
                row.text("token_hash"),
                AccountId.of(row.text("account_id")),
                row.text("address"),
                row.instant("signed_in_at"),
                row.instant("confirmed_at"),
                row.instant("idle_until_at"),
                row.instant("until_at"));
    }

    @Override
    public void touch(String tokenHash, Instant confirmedAt, Instant idleUntil) {
        transactions
                .sql("update sign_in_session set confirmed_at = ?, idle_until_at = ?", confirmedAt, idleUntil)
                .append(" where org_id = ? and token_hash = ?", org(), tokenHash)
                .update();
    }

    @Override
    public void remove(String tokenHash) {
        transactions
                .sql("delete from sign_in_session where org_id = ? and token_hash = ?", org(), tokenHash)
                .update();
    }

    @Override
    public void removeOf(AccountId account, String spared) {
        transactions
                .sql("delete from sign_in_session where org_id = ? and account_id = ?", org(), account.text())
                .and(!spared.isEmpty(), "token_hash <> ?", spared)
                .update();
    }

    @Override
    public int removeEnded(Instant before) {
        return transactions
                .sql("delete from sign_in_session where org_id = ? and idle_until_at < ?", org(), before)
                .update();
    }

    private String org() {
        return transactions.org().text();
    }
}
