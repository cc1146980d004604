package org.clockhouse.store.internal.attendance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shifts with their editions. */
@Component
public final class SqlShifts implements ShiftRepository {

    private static final String TERMS = "effective_from, code, name_zh, name_en, colour, segments, breaks,"
            + " window_before, window_after, rule_set_id, late_grace, early_grace, on_from, on_until, off_from, off_until,"
            + " in_needed, out_needed";

    private final JpaTransactions transactions;

    @Activate
    public SqlShifts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Shift> editions() {
        return transactions
                .sql(
                        "select s.id, s.retired, s.version, e.edition, e."
                                + TERMS.replace(", ", ", e.")
                                + " from shift s join shift_edition e on e.org_id = s.org_id and e.shift_id = s.id"
                                + " where s.org_id = ? order by s.id, e.edition",
                        org())
                .list(row -> new Shift(
                        ShiftId.of(row.text("id")),
                        row.integer("edition"),
                        row.date("effective_from"),
                        terms(row),
                        row.flag("retired"),
                        row.number("version")));
    }

    private static ShiftTerms terms(Sql.Row row) {
        return new ShiftTerms(
                row.text("code"),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                row.text("colour"),
                spans(row.text("segments"))
                        .map(span -> new ShiftTerms.Segment(span[0], span[1]))
                        .toList(),
                breaks(row.text("breaks")),
                row.integer("window_before"),
                row.integer("window_after"),
                RuleSetId.of(row.text("rule_set_id")),
                optional(row, "late_grace"),
                optional(row, "early_grace"),
                new ShiftTerms.CheckPoints(
                        slot(row, "on_from", "on_until"),
                        slot(row, "off_from", "off_until"),
                        row.flag("in_needed"),
                        row.flag("out_needed")));
    }

    private static Optional<ShiftTerms.Slot> slot(Sql.Row row, String from, String until) {
        return row.isNull(from)
                ? Optional.empty()
                : Optional.of(new ShiftTerms.Slot(row.integer(from), row.integer(until)));
    }

    @Override
    public Shift put(Shift edition) {
        try {
            return store(edition);
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? Refused.duplicateAt(
                            "/code",
                            "shift.code.taken",
                            "there is a shift " + edition.terms().code() + " already")
                    : e;
        }
    }

    private Shift store(Shift edition) {
        String id = edition.id().text();
        if (edition.version() == 0) {
            transactions
                    .sql(
                            "insert into shift (org_id, id, code, retired, version) values (?, ?, ?, ?, 1)",
                            org(),
                            id,
                            edition.terms().code(),
                            edition.retired())
                    .update();
        } else {
            transactions
                    .sql(
                            "update shift set code = ?, retired = ?, version = version + 1"
                                    + " where org_id = ? and id = ? and version = ?",
                            edition.terms().code(),
                            edition.retired(),
                            org(),
                            id,
                            edition.version())
                    .updateOne("shift", id);
        }
        storeEdition(edition, id);
        return new Shift(
                edition.id(),
                edition.edition(),
                edition.effectiveFrom(),
                edition.terms(),
                edition.retired(),
                edition.version() + 1);
    }

    private void storeEdition(Shift edition, String id) {
        List<Object> values = new ArrayList<>(values(edition));
        values.addAll(List.of(org(), id, edition.edition()));
        int updated = transactions
                .sql(
                        "update shift_edition set " + TERMS.replace(",", " = ?,")
                                + " = ? where org_id = ? and shift_id = ? and edition = ?",
                        values.toArray())
                .update();
        if (updated == 0) {
            transactions
                    .sql(
                            "insert into shift_edition (" + TERMS + ", org_id, shift_id, edition) values (?"
                                    + ", ?".repeat(20) + ")",
                            values.toArray())
                    .update();
        }
    }

    private static List<Object> values(Shift edition) {
        ShiftTerms terms = edition.terms();
        return Arrays.asList(
                edition.effectiveFrom(),
                terms.code(),
                terms.name().zh(),
                terms.name().en(),
                terms.colour(),
                terms.segments().stream()
                        .map(each -> each.from() + "-" + each.until())
                        .collect(Collectors.joining(" ")),
                terms.breaks().stream()
                        .map(each -> each.from() + "-" + each.until() + (each.paid() ? "p" : ""))
                        .collect(Collectors.joining(" ")),
                terms.windowBefore(),
                terms.windowAfter(),
                terms.rules().text(),
                number(terms.lateGrace()),
                number(terms.earlyGrace()),
                terms.points().on().map(ShiftTerms.Slot::from).orElse(null),
                terms.points().on().map(ShiftTerms.Slot::until).orElse(null),
                terms.points().off().map(ShiftTerms.Slot::from).orElse(null),
                terms.points().off().map(ShiftTerms.Slot::until).orElse(null),
                terms.points().inNeeded(),
                terms.points().outNeeded());
    }

    private static List<ShiftTerms.Break> breaks(String text) {
        List<ShiftTerms.Break> breaks = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
            boolean paid = each.endsWith("p");
            int[] span = span(paid ? each.substring(0, each.length() - 1) : each);
            breaks.add(new ShiftTerms.Break(span[0], span[1], paid));
        }
        return breaks;
    }

    private static Stream<int[]> spans(String text) {
        return Stream.of(text.split(" ")).map(SqlShifts::span);
    }

    private static int[] span(String text) {
        int dash = text.indexOf('-');
        return new int[] {Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1))};
    }

    private static OptionalInt optional(Sql.Row row, String column) {
        return row.isNull(column) ? OptionalInt.empty() : OptionalInt.of(row.integer(column));
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private String org() {
        return transactions.org().text();
    }
}
