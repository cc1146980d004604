package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessage.AtSite;
import org.clockhouse.terminal.DisplayMessage.AtTerminal;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words for displays by plain SQL. */
@Component
public final class JdbcDisplayMessages implements DisplayMessageRepository {

    private static final String SITE = "SITE";
    private static final String TERMINAL = "TERMINAL";
    private static final String PERSON = "PERSON";

    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    @Activate
    public JdbcDisplayMessages(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.sealed = cipher.column("display_message", "said");
    }

    @Override
    public DisplayMessage add(DisplayMessages.Draft draft, String by, Instant at) {
        int number = 1
                + (int) transactions
                        .sql("select coalesce(max(message_no), 0) from display_message where org_id = ?", org())
                        .number();
        transactions
                .sql(
                        "insert into display_message (org_id, message_no, audience, audience_id, said, shown_from,"
                                + " shown_until, written_by, written_at, withdrawn) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        number,
                        kind(draft.audience()),
                        id(draft.audience()),
                        sealed.seal(place(number), draft.text()),
                        draft.from(),
                        draft.until(),
                        by,
                        at,
                        false)
                .update();
        return new DisplayMessage(number, draft.audience(), draft.text(), draft.from(), draft.until(), by, at, false);
    }

    private static String kind(Audience audience) {
        return audience instanceof AtSite ? SITE : audience instanceof AtTerminal ? TERMINAL : PERSON;
    }

    private static String id(Audience audience) {
        if (audience instanceof AtSite at) {
            return at.site().text();
        }
        return audience instanceof AtTerminal at
                ? at.terminal().text()
                : ((ToPerson) audience).person().text();
    }

    @Override
    public void withdraw(int number) {
        transactions
                .sql(
                        "update display_message set withdrawn = ? where org_id = ? and message_no = ?",
                        true,
                        org(),
                        number)
                .update();
    }

    @Override
    public void put(Target target) {
        Object shown = target.shown().map(Instant::toEpochMilli).orElse(null);
        int changed = transactions
                .sql(
                        "update display_message_target set told_no = ?, addressed_no = ?, shown_at = ?"
                                + " where org_id = ? and message_no = ? and terminal_id = ?",
                        target.told(),
                        target.addressed(),
                        shown,
                        org(),
                        target.message(),
                        target.terminal().text())
                .update();
        if (changed == 0) {
            transactions
                    .sql(
                            "insert into display_message_target (org_id, message_no, terminal_id, told_no,"
                                    + " addressed_no, shown_at) values (?, ?, ?, ?, ?, ?)",
                            org(),
                            target.message(),
                            target.terminal().text(),
                            target.told(),
                            target.addressed(),
                            shown)
                    .update();
        }
    }

    @Override
    public Optional<DisplayMessage> find(int number) {
        return transactions
                .sql("select m.* from display_message m where m.org_id = ? and m.message_no = ?", org(), number)
                .first(this::message);
    }

    @Override
    public List<DisplayMessage> running(Instant now) {
        return transactions
                .sql(
                        "select m.* from display_message m where m.org_id = ? and m.withdrawn = ? and m.shown_until > ?"
                                + " order by m.message_no",
                        org(),
                        false,
                        now)
                .list(this::message);
    }

    @Override
    public List<Target> targets(Scope scope, Collection<Integer> messages) {
        return seen(transactions.sql("select t.* from display_message_target t where t.org_id = ?", org()), scope)
                .in("t.message_no", List.copyOf(messages))
                .append(" order by t.message_no, t.terminal_id")
                .list(JdbcDisplayMessages::target);
    }

    private static Sql seen(Sql targets, Scope scope) {
        return scope.everybody()
                ? targets
                : targets.append(" and exists (select 1 from terminal w where w.org_id = t.org_id and w.id ="
                                + " t.terminal_id")
                        .in(
                                "w.site_id",
                                scope.sites().stream().map(SiteId::text).toList())
                        .append(")");
    }

    @Override
    public List<Due> due(TerminalId terminal, Instant now) {
        return transactions
                .sql(
                        "select m.*, t.terminal_id, t.told_no, t.addressed_no, t.shown_at from display_message_target t"
                                + " join display_message m on m.org_id = t.org_id and m.message_no = t.message_no"
                                + " where t.org_id = ? and t.terminal_id = ? and t.told_no = 0 and m.withdrawn = ?"
                                + " and m.shown_from <= ? and m.shown_until > ? order by m.message_no desc",
                        org(),
                        terminal.text(),
                        false,
                        now,
                        now)
                .list(row -> new Due(message(row), target(row)));
    }

    @Override
    public Slice<DisplayMessage> page(Scope scope, Page page) {
        boolean further = page.after().matches("\\d{1,9}");
        Sql sql = transactions
                .sql("select m.* from display_message m where m.org_id = ?", org())
                .and(further, "m.message_no < ?", further ? Integer.parseInt(page.after()) : 0)
                .append(" and exists (select 1 from display_message_target t where t.org_id = m.org_id"
                        + " and t.message_no = m.message_no");
        List<DisplayMessage> oneMore = seen(sql, scope)
                .append(") order by m.message_no desc fetch first " + (page.limit() + 1) + " rows only")
                .list(this::message);
        return Slice.of(oneMore, page, message -> String.valueOf(message.number()));
    }

    private DisplayMessage message(Sql.Row row) {
        int number = row.integer("message_no");
        return new DisplayMessage(
                number,
                audience(row.text("audience"), row.text("audience_id")),
                sealed.open(place(number), row.bytes("said")),
                row.instant("shown_from"),
                row.instant("shown_until"),
                row.text("written_by"),
                row.instant("written_at"),
                row.flag("withdrawn"));
    }

    private static Audience audience(String kind, String id) {
        return switch (kind) {
            case SITE -> new AtSite(SiteId.of(id));
            case TERMINAL -> new AtTerminal(TerminalId.of(id));
            default -> new ToPerson(EmployeeId.of(id));
        };
    }

    private static Target target(Sql.Row row) {
        return new Target(
                row.integer("message_no"),
                TerminalId.of(row.text("terminal_id")),
                row.number("told_no"),
                row.number("addressed_no"),
                row.optionalInstant("shown_at"));
    }

    private String place(int number) {
        return org() + "|" + number;
    }

    private String org() {
        return transactions.org().text();
    }
}
