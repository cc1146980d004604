package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Addresses of calendars. */
@Component
public final class SqlRosterFeeds implements RosterFeedRepository {

    private static final String OWN = "OWN";

    private final JpaTransactions transactions;

    @Activate
    public SqlRosterFeeds(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(RosterFeed feed, String hash) {
        remove(feed.account(), feed.department());
        transactions
                .sql(
                        "insert into roster_feed (org_id, account_id, subject, token_hash, made_at) values (?, ?, ?, ?, ?)",
                        org(),
                        feed.account().text(),
                        subject(feed.department()),
                        hash,
                        feed.madeAt())
                .update();
    }

    @Override
    public void remove(AccountId account, Optional<DepartmentId> department) {
        transactions
                .sql(
                        "delete from roster_feed where org_id = ? and account_id = ? and subject = ?",
                        org(),
                        account.text(),
                        subject(department))
                .update();
    }

    @Override
    public List<RosterFeed> of(AccountId account) {
        return select().append(" and account_id = ?", account.text()).list(SqlRosterFeeds::feed).stream()
                .sorted(Comparator.comparing(
                        feed -> feed.department().map(DepartmentId::text).orElse("")))
                .toList();
    }

    @Override
    public Optional<RosterFeed> find(String hash) {
        return select().append(" and token_hash = ?", hash).first(SqlRosterFeeds::feed);
    }

    @Override
    public void read(String hash, Instant at) {
        transactions
                .sql("update roster_feed set read_at = ? where org_id = ? and token_hash = ?", at, org(), hash)
                .update();
    }

    private Sql select() {
        return transactions.sql(
                "select account_id, subject, made_at, read_at from roster_feed where org_id = ?", org());
    }

    private static RosterFeed feed(Sql.Row row) {
        return new RosterFeed(
                AccountId.of(row.text("account_id")),
                Optional.of(row.text("subject"))
                        .filter(subject -> !subject.equals(OWN))
                        .map(DepartmentId::of),
                row.instant("made_at"),
                row.optionalInstant("read_at"));
    }

    private static String subject(Optional<DepartmentId> department) {
        return department.map(DepartmentId::text).orElse(OWN);
    }

    private String org() {
        return transactions.org().text();
    }
}
