package org.clockhouse.store.internal.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Rhythm;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionId;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Subscriptions; what is wanted is one line for each name and value. */
@Component
public final class SqlSubscriptions implements SubscriptionRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlSubscriptions(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Subscription> of(AccountId owner) {
        return transactions
                .sql(
                        "select * from subscription where org_id = ? and owner_id = ? order by name, id",
                        org(),
                        owner.text())
                .list(SqlSubscriptions::subscription);
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return transactions
                .sql("select * from subscription where org_id = ? and id = ?", org(), id.text())
                .first(SqlSubscriptions::subscription);
    }

    @Override
    public Subscription put(Subscription one) {
        Object[] values = {
            one.owner().text(),
            one.name(),
            one.kind(),
            one.wants().entrySet().stream()
                    .map(want -> want.getKey() + "=" + want.getValue())
                    .collect(Collectors.joining("\n")),
            one.rhythm().every(),
            one.rhythm().day(),
            one.rhythm().at().toString(),
            one.rhythm().zone().getId(),
            one.channel(),
            one.target(),
            one.on(),
            one.nextAt(),
            one.lastAt().orElse(null),
            one.failure().code(),
            one.failure().detail(),
            one.version() + 1,
            org(),
            one.id().text()
        };
        Sql sql = one.version() == 0
                ? transactions.sql(
                        "insert into subscription (owner_id, name, kind, wants, every, day_number, at_time, zone,"
                                + " channel, target, enabled, next_at, last_at, failure_code, failure, version, org_id, id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as bigint), ?, ?, ?, ?, ?)",
                        values)
                : transactions
                        .sql(
                                "update subscription set owner_id = ?, name = ?, kind = ?, wants = ?, every = ?,"
                                        + " day_number = ?, at_time = ?, zone = ?, channel = ?, target = ?, enabled = ?,"
                                        + " next_at = ?, last_at = cast(? as bigint), failure_code = ?, failure = ?,"
                                        + " version = ?"
                                        + " where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", one.version());
        sql.updateOne("subscription", one.id().text());
        return one.at(one.version() + 1);
    }

    @Override
    public void remove(Subscription one) {
        transactions
                .sql(
                        "delete from subscription where org_id = ? and id = ? and version = ?",
                        org(),
                        one.id().text(),
                        one.version())
                .updateOne("subscription", one.id().text());
    }

    @Override
    public List<Subscription> due(Instant now, int limit) {
        return transactions
                .sql(
                        "select * from subscription where org_id = ? and next_at <= ? and enabled = ? order by next_at"
                                + " fetch first " + limit + " rows only",
                        org(),
                        now,
                        true)
                .list(SqlSubscriptions::subscription);
    }

    private static Subscription subscription(Sql.Row row) {
        Map<String, String> wants = new TreeMap<>();
        row.text("wants").lines().forEach(line -> {
            int end = line.indexOf('=');
            wants.put(line.substring(0, end), line.substring(end + 1));
        });
        return new Subscription(
                SubscriptionId.of(row.text("id")),
                AccountId.of(row.text("owner_id")),
                row.text("name"),
                row.text("kind"),
                wants,
                new Rhythm(
                        row.constant(Rhythm.Every.class, "every"),
                        row.integer("day_number"),
                        LocalTime.parse(row.text("at_time")),
                        ZoneId.of(row.text("zone"))),
                row.constant(Channel.class, "channel"),
                row.text("target"),
                row.flag("enabled"),
                row.instant("next_at"),
                row.optionalInstant("last_at"),
                new Subscription.Failure(row.text("failure_code"), row.text("failure")),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
