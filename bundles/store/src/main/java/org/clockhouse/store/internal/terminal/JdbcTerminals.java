package org.clockhouse.store.internal.terminal;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Terminals by plain SQL: a row, its settings, and its state beside it. */
@Component
public final class JdbcTerminals implements TerminalRepository {

    private static final String COLUMNS = "name_zh = ?, name_en = ?, site_id = ?, area_id = ?, driver = ?,"
            + " endpoint = ?, zone = ?, serial = ?, serial_key = ?, number_prefix = ?, direction = ?, purpose = ?,"
            + " bound_since_at = ?, status = ?, folded = ?";
    private static final int COLUMN_COUNT = 15;

    private static final String DEVICES = " and status in ('IN_USE', 'DISABLED')";

    private final JpaTransactions transactions;
    private final TerminalSettings settings;
    private final TerminalStates states;

    @Activate
    public JdbcTerminals(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.settings = new TerminalSettings(transactions, cipher);
        this.states = new TerminalStates(transactions);
    }

    @Override
    public void add(Terminal terminal) {
        String names = COLUMNS.replace(" = ?", "");
        String marks = "?" + ", ?".repeat(COLUMN_COUNT + 2);
        refusing(() -> transactions
                .sql(
                        "insert into terminal (" + names + ", org_id, id, version) values (" + marks + ")",
                        values(terminal))
                .append("", org(), terminal.id().text(), terminal.version())
                .update());
        settings.replace(terminal);
    }

    @Override
    public Terminal update(Terminal terminal) {
        int changed = refusing(() -> transactions
                .sql("update terminal set " + COLUMNS, values(terminal))
                .append(
                        ", version = version + 1 where org_id = ? and id = ? and version = ?",
                        org(),
                        terminal.id().text(),
                        terminal.version())
                .update());
        if (changed == 0) {
            throw new Stale("terminal", terminal.id().text());
        }
        settings.replace(terminal);
        return find(terminal.id()).orElseThrow();
    }

    @Override
    public Optional<Terminal> find(TerminalId terminal) {
        return withSettings(select().append(" and id = ?", terminal.text()).list(JdbcTerminals::terminal)).stream()
                .findFirst();
    }

    @Override
    public Optional<Terminal> bySerial(String driver, String serial) {
        return serial.isEmpty()
                ? Optional.empty()
                : withSettings(select().append(" and serial_key = ?", driver + "|" + serial)
                                .list(JdbcTerminals::terminal))
                        .stream()
                        .findFirst();
    }

    @Override
    public List<Terminal> all() {
        return withSettings(select().append(DEVICES + " order by id").list(JdbcTerminals::terminal));
    }

    @Override
    public Map<TerminalId, GatewayId> behindGateways() {
        return JdbcGateways.serving(transactions);
    }

    @Override
    public Slice<Terminal> page(Scope scope, TerminalFilter filter, Page page) {
        Sql sql = select().and(!page.after().isEmpty(), "id > ?", page.after())
                .append(filter.retired() ? "" : DEVICES)
                .and(!filter.driver().isEmpty(), "driver = ?", filter.driver())
                .and(!filter.text().isEmpty(), "folded like ? escape '!'", "%" + escaped(filter.text()) + "%");
        filter.site().ifPresent(site -> sql.append(" and site_id = ?", site.text()));
        if (!scope.everybody()) {
            sql.in("site_id", scope.sites().stream().map(SiteId::text).toList());
        }
        ofKind(sql, filter.kinds());
        List<Terminal> oneMore = sql.append(" order by id fetch first " + (page.limit() + 1) + " rows only")
                .list(JdbcTerminals::terminal);
        return Slice.of(withSettings(oneMore), page, terminal -> terminal.id().text());
    }

    @Override
    public Map<TerminalId, TerminalState> states(Collection<TerminalId> terminals) {
        return states.of(terminals);
    }

    @Override
    public void save(TerminalId terminal, TerminalState state) {
        states.save(terminal, state);
    }

    private static void ofKind(Sql sql, Collection<Kind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        String state =
                "select 1 from terminal_state s where s.org_id = terminal.org_id and s.terminal_id = terminal.id";
        sql.append(" and (exists (" + state)
                .in("s.kind", kinds.stream().map(Kind::name).toList())
                .append(")");
        if (kinds.contains(Kind.NEVER_SEEN)) {
            sql.append(" or not exists (" + state + ")");
        }
        sql.append(")");
    }

    private Sql select() {
        return transactions.sql("select * from terminal where org_id = ?", org());
    }

    private String org() {
        return transactions.org().text();
    }

    private List<Terminal> withSettings(List<Terminal> terminals) {
        Map<TerminalId, Map<String, SettingValue>> values =
                settings.of(terminals.stream().map(Terminal::id).toList());
        return terminals.stream()
                .map(terminal -> with(terminal, values.getOrDefault(terminal.id(), new HashMap<>())))
                .toList();
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt("/serial", "terminal.serial.taken", "another terminal has that serial number")
                    : e;
        }
    }

    private static Object[] values(Terminal terminal) {
        return new Object[] {
            terminal.name().zh(),
            terminal.name().en(),
            terminal.site().text(),
            terminal.area().map(AreaId::text).orElse(null),
            terminal.driver(),
            terminal.endpoint(),
            terminal.zone().map(ZoneId::getId).orElse(null),
            terminal.serial(),
            serialKey(terminal),
            terminal.numberPrefix(),
            terminal.direction(),
            terminal.purpose(),
            terminal.boundSince(),
            terminal.status(),
            String.join("\n", terminal.name().zh(), terminal.name().en(), terminal.serial(), terminal.endpoint())
                    .toLowerCase(Locale.ROOT)
        };
    }

    private static String serialKey(Terminal terminal) {
        boolean holds = !terminal.serial().isEmpty() && terminal.status() != Terminal.Status.RETIRED;
        return holds
                ? terminal.driver() + "|" + terminal.serial()
                : terminal.id().text();
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static Terminal terminal(Sql.Row row) {
        return new Terminal(
                TerminalId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                SiteId.of(row.text("site_id")),
                row.optionalText("area_id").map(AreaId::of),
                row.text("driver"),
                row.text("endpoint"),
                Map.of(),
                row.optionalText("zone").map(ZoneId::of),
                row.text("serial"),
                row.text("number_prefix"),
                row.constant(Direction.class, "direction"),
                row.constant(Terminal.Purpose.class, "purpose"),
                row.instant("bound_since_at"),
                row.constant(Terminal.Status.class, "status"),
                row.number("version"));
    }

    private static Terminal with(Terminal from, Map<String, SettingValue> settings) {
        return new Terminal(
                from.id(),
                from.name(),
                from.site(),
                from.area(),
                from.driver(),
                from.endpoint(),
                settings,
                from.zone(),
                from.serial(),
                from.numberPrefix(),
                from.direction(),
                from.purpose(),
                from.boundSince(),
                from.status(),
                from.version());
    }
}
