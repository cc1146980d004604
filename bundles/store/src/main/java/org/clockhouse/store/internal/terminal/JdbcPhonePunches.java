package org.clockhouse.store.internal.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.terminal.PhonePlaceRows.Numbers;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePlaceId;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.PhonePunchId;
import org.clockhouse.terminal.PhonePunchRule;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The evidence of punches by phone by plain SQL; where somebody was is sealed. */
@Component
public final class JdbcPhonePunches implements PhonePunchRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column fixes;
    private final PhonePlaceRows places;

    @Activate
    public JdbcPhonePunches(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.fixes = cipher.column("phone_punch", "fix");
        this.places = new PhonePlaceRows(transactions, cipher);
    }

    @Override
    public Optional<PhonePunchRule> rule() {
        return transactions
                .sql("select * from phone_punch_rule where org_id = ?", org())
                .first(row -> new PhonePunchRule(
                        row.constant(PhonePunchRule.Outside.class, "outside"),
                        row.integer("most_accuracy"),
                        row.integer("keep_days"),
                        row.number("version")));
    }

    @Override
    public PhonePunchRule put(PhonePunchRule rule) {
        if (rule.version() != rule().map(PhonePunchRule::version).orElse(0L)) {
            throw new Stale("phone-punch-rule", "");
        }
        Object[] values = {rule.outside(), rule.mostAccuracy(), rule.keepDays(), rule.version() + 1, org()};
        if (rule.version() == 0) {
            transactions
                    .sql(
                            "insert into phone_punch_rule (outside, most_accuracy, keep_days, version, org_id)"
                                    + " values (?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update phone_punch_rule set outside = ?, most_accuracy = ?, keep_days = ?, version = ?"
                                        + " where org_id = ?",
                                values)
                        .append(" and version = ?", rule.version())
                        .update()
                != 1) {
            throw new Stale("phone-punch-rule", "");
        }
        return rule.atVersion(rule.version() + 1);
    }

    @Override
    public List<PhonePlace> places() {
        return places.all();
    }

    @Override
    public PhonePlace put(PhonePlace place) {
        return places.put(place);
    }

    @Override
    public void remove(PhonePlaceId place, long version) {
        places.remove(place, version);
    }

    @Override
    public void add(PhonePunch punch) {
        String id = punch.id().text();
        try {
            transactions
                    .sql(
                            "insert into phone_punch (org_id, id, employee_id, credential_id, terminal_id, function_key,"
                                    + " made_at, received_at, device_at, fix, distance, place_zh, place_en, on_field_work,"
                                    + " doubts, state, decided_by, decided_at, decided_why, version)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            id,
                            punch.person().text(),
                            punch.phone().text(),
                            punch.terminal().text(),
                            punch.key(),
                            punch.at(),
                            punch.receivedAt(),
                            punch.deviceTime(),
                            punch.fix()
                                    .map(fix -> fixes.seal(
                                            id, Numbers.text(fix.latitude(), fix.longitude(), fix.accuracy())))
                                    .orElse(null),
                            punch.distance().isPresent() ? punch.distance().getAsInt() : null,
                            punch.place().map(LocalName::zh).orElse(""),
                            punch.place().map(LocalName::en).orElse(""),
                            punch.onFieldWork(),
                            text(punch.doubts()),
                            punch.state(),
                            punch.by(),
                            punch.decided().map(Instant::toEpochMilli).orElse(null),
                            punch.why(),
                            punch.version())
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e) ? Refused.duplicate("phone.punch.known", "that punch is here already") : e;
        }
    }

    @Override
    public Optional<PhonePunch> find(PhonePunchId punch) {
        return select().append(" and id = ?", punch.text()).first(this::punch);
    }

    @Override
    public List<PhonePunch> of(EmployeeId person, Instant from, Instant until) {
        return select().append(" and employee_id = ? and made_at >= ? and made_at < ?", person.text(), from, until)
                .append(" order by made_at")
                .list(this::punch);
    }

    @Override
    public Optional<PhonePunch> lastBefore(EmployeeId person, Instant at) {
        return select().append(" and employee_id = ? and made_at < ? and fix is not null", person.text(), at)
                .append(" order by made_at desc fetch first 1 rows only")
                .first(this::punch);
    }

    @Override
    public Slice<PhonePunch> page(Scope scope, Optional<State> state, Optional<EmployeeId> person, Page page) {
        Sql sql = ScopeSql.seen(select(), org(), "employee_id", scope);
        state.ifPresent(wanted -> sql.append(" and state = ?", wanted));
        person.ifPresent(wanted -> sql.append(" and employee_id = ?", wanted.text()));
        if (!page.after().isEmpty()) {
            int cut = page.after().indexOf('_');
            long at = new Page(cut < 0 ? "_" : page.after().substring(0, cut), page.limit()).afterNumber(0);
            sql.append(
                    " and (made_at < ? or made_at = ? and id < ?)",
                    at,
                    at,
                    page.after().substring(cut + 1));
        }
        List<PhonePunch> found = sql.append(
                        " order by made_at desc, id desc fetch first " + (page.limit() + 1) + " rows only")
                .list(this::punch);
        return Slice.of(
                found,
                page,
                punch -> punch.at().toEpochMilli() + "_" + punch.id().text());
    }

    @Override
    public PhonePunch decide(PhonePunch punch, LocalDate day) {
        int changed = transactions
                .sql(
                        "update phone_punch set state = ?, decided_by = ?, decided_at = ?, decided_why = ?,"
                                + " version = version + 1 where org_id = ? and id = ? and version = ?",
                        punch.state(),
                        punch.by(),
                        punch.decided().map(Instant::toEpochMilli).orElse(null),
                        punch.why(),
                        org(),
                        punch.id().text(),
                        punch.version())
                .update();
        if (changed != 1) {
            throw new Stale("phone-punch", punch.id().text());
        }
        transactions
                .sql(
                        "insert into day_mark (org_id, employee_id, from_day, until_day) values (?, ?, ?, ?)",
                        org(),
                        punch.person().text(),
                        day,
                        day)
                .update();
        return punch.atVersion(punch.version() + 1);
    }

    @Override
    public void forget(Instant before) {
        transactions
                .sql(
                        "update phone_punch set fix = null where org_id = ? and received_at < ? and fix is not null",
                        org(),
                        before)
                .update();
    }

    private Sql select() {
        return transactions.sql("select * from phone_punch where org_id = ?", org());
    }

    private PhonePunch punch(Sql.Row row) {
        String id = row.text("id");
        String zh = row.text("place_zh");
        String en = row.text("place_en");
        return new PhonePunch(
                PhonePunchId.of(id),
                EmployeeId.of(row.text("employee_id")),
                CredentialId.of(row.text("credential_id")),
                TerminalId.of(row.text("terminal_id")),
                row.constant(FunctionKey.class, "function_key"),
                row.instant("made_at"),
                row.instant("received_at"),
                row.instant("device_at"),
                row.isNull("fix") ? Optional.empty() : Optional.of(fix(Numbers.of(fixes.open(id, row.bytes("fix"))))),
                row.isNull("distance") ? OptionalInt.empty() : OptionalInt.of(row.integer("distance")),
                zh.isEmpty() && en.isEmpty() ? Optional.empty() : Optional.of(new LocalName(zh, en)),
                row.flag("on_field_work"),
                doubts(row.text("doubts")),
                row.constant(State.class, "state"),
                row.text("decided_by"),
                row.optionalInstant("decided_at"),
                row.text("decided_why"),
                row.number("version"));
    }

    private static Fix fix(int[] numbers) {
        return new Fix(numbers[0], numbers[1], numbers[2]);
    }

    private static String text(Set<Doubt> doubts) {
        return doubts.stream().sorted().map(Enum::name).collect(Collectors.joining(",", ",", ","));
    }

    private static Set<Doubt> doubts(String text) {
        return Stream.of(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(Doubt::valueOf)
                .collect(Collectors.toSet());
    }

    private String org() {
        return transactions.org().text();
    }
}
