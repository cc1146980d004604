package org.clockhouse.store.internal.account;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.account.spi.LockOutRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Failed attempts and familiar addresses. */
@Component
public final class SqlLockOuts implements LockOutRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlLockOuts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Tally> find(String key) {
        return transactions
                .sql("select * from lock_out where org_id = ? and tally_key = ?", org(), key)
                .first(row -> new Tally(
                        key,
                        row.integer("failures"),
                        row.instant("last_at"),
                        row.instant("blocked_until_at"),
                        row.number("version")));
    }

    @Override
    public void save(Tally tally) {
        if (tally.version() == 0) {
            insert(tally);
            return;
        }
        transactions
                .sql(
                        "update lock_out set failures = ?, last_at = ?, blocked_until_at = ?, version = version + 1"
                                + " where org_id = ? and tally_key = ? and version = ?",
                        tally.failures(),
                        tally.last(),
                        tally.blockedUntil(),
                        org(),
                        tally.key(),
                        tally.version())
                .updateOne("tally", tally.key());
    }

    @Override
    public void clear(String key) {
        transactions
                .sql("delete from lock_out where org_id = ? and tally_key = ?", org(), key)
                .update();
    }

    @Override
    public int removeOlderThan(Instant before) {
        return transactions
                .sql("delete from lock_out where org_id = ? and last_at < ?", org(), before)
                .update();
    }

    @Override
    public boolean isFamiliar(AccountId account, String address) {
        return transactions
                        .sql("select count(*) from familiar_address where org_id = ?", org())
                        .append(" and account_id = ? and address = ?", account.text(), address)
                        .number()
                > 0;
    }

    @Override
    public void makeFamiliar(AccountId account, String address, Instant now) {
        int updated = transactions
                .sql("update familiar_address set last_at = ? where org_id = ?", now, org())
                .append(" and account_id = ? and address = ?", account.text(), address)
                .update();
        if (updated == 0) {
            transactions
                    .sql(
                            "insert into familiar_address (org_id, account_id, address, last_at) values (?, ?, ?, ?)",
                            org(),
                            account.text(),
                            address,
                            now)
                    .update();
        }
    }

    private void insert(Tally tally) {
        try {
            transactions
                    .sql(
                            "insert into lock_out (org_id, tally_key, failures, last_at, blocked_until_at, version)"
                                    + " values (?, ?, ?, ?, ?, 1)",
                            org(),
                            tally.key(),
                            tally.failures(),
                            tally.last(),
                            tally.blockedUntil())
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? new Stale("tally", tally.key()) : e;
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
