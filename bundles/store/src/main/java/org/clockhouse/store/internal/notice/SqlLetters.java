package org.clockhouse.store.internal.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices that go by mail are readers' rows with a time; addresses are the accounts' own, else the registry's. */
@Component
public final class SqlLetters implements LetterRepository {

    /** Of one list in a statement. */
    private static final int AT_ONCE = 500;

    private final JpaTransactions transactions;

    @Activate
    public SqlLetters(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void queue(Collection<Letter> letters) {
        Sql.batch(
                transactions.connection(),
                "update notice_reader set mail_due_at = ? where org_id = ? and account_id = ? and notice_id = ?",
                letters.stream()
                        .map(letter -> new Object[] {
                            letter.due(),
                            org(),
                            letter.reader().text(),
                            letter.notice().text()
                        })
                        .toList());
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        return transactions
                .sql(
                        "select distinct account_id from notice_reader where org_id = ? and mail_due_at <= ?"
                                + " fetch first " + limit + " rows only",
                        org(),
                        now)
                .list(row -> AccountId.of(row.text("account_id")));
    }

    @Override
    public List<Notice> take(AccountId reader) {
        List<Notice> waiting = transactions
                .sql(
                        "select n.*, r.read_at from notice_reader r join notice n on n.org_id = r.org_id"
                                + " and n.id = r.notice_id where r.org_id = ? and r.account_id = ?"
                                + " and r.mail_due_at is not null order by n.id",
                        org(),
                        reader.text())
                .list(SqlNotices::notice);
        int taken = transactions
                .sql(
                        "update notice_reader set mail_due_at = null where org_id = ? and account_id = ?"
                                + " and mail_due_at is not null",
                        org(),
                        reader.text())
                .update();
        if (taken != waiting.size()) {
            throw new Stale("letter", reader.text());
        }
        return waiting;
    }

    @Override
    public Map<AccountId, String> addresses(Set<AccountId> accounts) {
        List<String> all = accounts.stream().map(AccountId::text).sorted().toList();
        Map<AccountId, String> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            addresses(all.subList(from, Math.min(from + AT_ONCE, all.size())), found);
        }
        return found;
    }

    private void addresses(List<String> ids, Map<AccountId, String> found) {
        transactions
                .sql(
                        "select a.id, e.email from account a join employee e on e.org_id = a.org_id"
                                + " and e.id = a.employee_id where a.org_id = ? and e.email <> ''",
                        org())
                .in("a.id", ids)
                .each(row -> found.put(AccountId.of(row.text("id")), row.text("email")));
        transactions
                .sql("select account_id, address from notice_address where org_id = ?", org())
                .in("account_id", ids)
                .each(row -> found.put(AccountId.of(row.text("account_id")), row.text("address")));
    }

    @Override
    public void choose(AccountId account, String address) {
        transactions
                .sql("delete from notice_address where org_id = ? and account_id = ?", org(), account.text())
                .update();
        if (!address.isEmpty()) {
            transactions
                    .sql(
                            "insert into notice_address (org_id, account_id, address) values (?, ?, ?)",
                            org(),
                            account.text(),
                            address)
                    .update();
        }
    }

    private String org() {
        return transactions.org().text();
    }
}
