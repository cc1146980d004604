package org.clockhouse.store.internal.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.MailPace;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Wording;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices, their readers, and the rules. */
@Component
public final class SqlNotices implements NoticeRepository {

    /** Of one list in a statement. */
    private static final int KEYS = 500;

    private final JpaTransactions transactions;

    @Activate
    public SqlNotices(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        Set<String> known = new HashSet<>();
        List<String> asked = List.copyOf(keys);
        for (int from = 0; from < asked.size(); from += KEYS) {
            transactions
                    .sql("select notice_key from notice where org_id = ?", org())
                    .in("notice_key", asked.subList(from, Math.min(from + KEYS, asked.size())))
                    .each(row -> known.add(row.text("notice_key")));
        }
        return known;
    }

    @Override
    public void add(Collection<Told> told) {
        Sql.batch(
                transactions.connection(),
                "insert into notice (org_id, id, notice_key, topic, text_zh, text_en, link, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                told.stream().map(this::values).toList());
        Sql.batch(
                transactions.connection(),
                "insert into notice_reader (org_id, account_id, notice_id) values (?, ?, ?)",
                told.stream()
                        .flatMap(one -> one.readers().stream().map(reader -> new Object[] {
                            org(), reader.text(), one.notice().id().text()
                        }))
                        .toList());
    }

    private Object[] values(Told told) {
        Notice notice = told.notice();
        return new Object[] {
            org(),
            notice.id().text(),
            told.key(),
            notice.topic(),
            notice.text().zh(),
            notice.text().en(),
            notice.link(),
            notice.madeAt()
        };
    }

    @Override
    public Slice<Notice> of(AccountId reader, Page page) {
        List<Notice> found = transactions
                .sql(
                        "select n.*, r.read_at from notice_reader r join notice n on n.org_id = r.org_id"
                                + " and n.id = r.notice_id where r.org_id = ? and r.account_id = ?",
                        org(),
                        reader.text())
                .and(!page.after().isEmpty(), "r.notice_id < ?", page.after())
                .append(" order by r.notice_id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlNotices::notice);
        return Slice.of(found, page, notice -> notice.id().text());
    }

    @Override
    public int unread(AccountId reader) {
        return (int) transactions
                .sql(
                        "select count(*) from notice_reader where org_id = ? and account_id = ? and read_at is null",
                        org(),
                        reader.text())
                .number();
    }

    @Override
    public void read(AccountId reader, Optional<NoticeId> notice, Instant at) {
        transactions
                .sql(
                        "update notice_reader set read_at = ? where org_id = ? and account_id = ? and read_at is null",
                        at,
                        org(),
                        reader.text())
                .and(
                        notice.isPresent(),
                        "notice_id = ?",
                        notice.map(NoticeId::text).orElse(""))
                .update();
    }

    @Override
    public int forget(Instant before, int limit) {
        List<String> old = transactions
                .sql(
                        "select id from notice where org_id = ? and made_at < ? order by made_at fetch first " + limit
                                + " rows only",
                        org(),
                        before)
                .list(row -> row.text("id"));
        transactions
                .sql("delete from notice_reader where org_id = ?", org())
                .in("notice_id", old)
                .update();
        return transactions
                .sql("delete from notice where org_id = ?", org())
                .in("id", old)
                .update();
    }

    @Override
    public List<NoticeRule> rules() {
        return transactions
                .sql("select * from notice_rule where org_id = ? order by topic", org())
                .list(SqlNotices::rule);
    }

    @Override
    public NoticeRule put(NoticeRule rule) {
        Object[] values = {
            rule.on(),
            rule.roles().stream().map(RoleId::text).sorted().collect(Collectors.joining(" ")),
            Math.toIntExact(rule.delay().toMinutes()),
            rule.mail(),
            rule.wording().zh(),
            rule.wording().en(),
            rule.version() + 1,
            org(),
            rule.topic()
        };
        try {
            int changed = rule.version() == 0
                    ? transactions
                            .sql(
                                    "insert into notice_rule (enabled, roles, delay_minutes, mail, wording_zh,"
                                            + " wording_en, version, org_id, topic) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    values)
                            .update()
                    : transactions
                            .sql(
                                    "update notice_rule set enabled = ?, roles = ?, delay_minutes = ?, mail = ?,"
                                            + " wording_zh = ?, wording_en = ?, version = ?"
                                            + " where org_id = ? and topic = ?",
                                    values)
                            .append(" and version = ?", rule.version())
                            .update();
            if (changed == 1) {
                return rule.at(rule.version() + 1);
            }
        } catch (RuntimeException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
        throw new Stale("notice-rule", rule.topic().name());
    }

    static Notice notice(Sql.Row row) {
        return new Notice(
                NoticeId.of(row.text("id")),
                row.constant(NoticeTopic.class, "topic"),
                new LocalName(row.text("text_zh"), row.text("text_en")),
                row.text("link"),
                row.instant("made_at"),
                !row.isNull("read_at"));
    }

    private static NoticeRule rule(Sql.Row row) {
        Set<RoleId> roles = Arrays.stream(row.text("roles").split(" "))
                .filter(code -> !code.isEmpty())
                .map(RoleId::new)
                .collect(Collectors.toSet());
        return new NoticeRule(
                row.constant(NoticeTopic.class, "topic"),
                row.flag("enabled"),
                roles,
                Duration.ofMinutes(row.integer("delay_minutes")),
                row.constant(MailPace.class, "mail"),
                new Wording(row.text("wording_zh"), row.text("wording_en")),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
