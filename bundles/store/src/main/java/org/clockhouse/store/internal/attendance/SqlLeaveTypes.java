package org.clockhouse.store.internal.attendance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.LeaveType.Basis;
import org.clockhouse.attendance.leave.LeaveType.Step;
import org.clockhouse.attendance.leave.LeaveType.Terms;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql.Row;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Editions of types of leave. */
@Component
public final class SqlLeaveTypes implements LeaveTypeRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlLeaveTypes(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<LeaveType> editions() {
        return transactions
                .sql("select * from leave_type where org_id = ? order by code, from_day", org())
                .list(SqlLeaveTypes::edition);
    }

    @Override
    public void put(LeaveType edition, long read) {
        long newest = transactions
                .sql("select max(version) from leave_type where org_id = ? and code = ?", org(), edition.code())
                .number();
        if (newest != read) {
            throw new Stale("leave-type", edition.code());
        }
        transactions
                .sql(
                        "delete from leave_type where org_id = ? and code = ? and from_day = ?",
                        org(),
                        edition.code(),
                        edition.from())
                .update();
        Terms terms = edition.terms();
        try {
            transactions
                    .sql(
                            "insert into leave_type (org_id, code, from_day, name_zh, name_en, basis, paid_percent,"
                                    + " unit, most_days, deadline_days, balance, yearly, carry_months, offered,"
                                    + " attachment, attended, sign_zh, sign_en, version)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            edition.code(),
                            edition.from(),
                            terms.name().zh(),
                            terms.name().en(),
                            terms.basis(),
                            terms.paidPercent(),
                            terms.unit(),
                            orNull(terms.mostDays()),
                            orNull(terms.deadline()),
                            terms.balance(),
                            terms.yearly().stream()
                                    .map(step -> step.years() + ":" + step.days())
                                    .collect(Collectors.joining(" ")),
                            terms.carryMonths(),
                            terms.offered(),
                            terms.attachment(),
                            terms.attended(),
                            terms.sign().map(LocalName::zh).orElse(""),
                            terms.sign().map(LocalName::en).orElse(""),
                            edition.version())
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? new Stale("leave-type", edition.code()) : e;
        }
    }

    private static LeaveType edition(Row row) {
        return new LeaveType(
                row.text("code"),
                row.date("from_day"),
                new Terms(
                        new LocalName(row.text("name_zh"), row.text("name_en")),
                        row.constant(Basis.class, "basis"),
                        row.integer("paid_percent"),
                        row.integer("unit"),
                        optional(row, "most_days"),
                        optional(row, "deadline_days"),
                        row.flag("balance"),
                        Arrays.stream(row.text("yearly").split(" "))
                                .filter(step -> !step.isEmpty())
                                .map(SqlLeaveTypes::step)
                                .toList(),
                        row.integer("carry_months"),
                        row.flag("offered"),
                        row.flag("attachment"),
                        row.flag("attended"),
                        sign(row.text("sign_zh"), row.text("sign_en"))),
                row.number("version"));
    }

    private static Optional<LocalName> sign(String zh, String en) {
        return (zh + en).isEmpty() ? Optional.empty() : Optional.of(new LocalName(zh, en));
    }

    private static Step step(String text) {
        String[] parts = text.split(":");
        return new Step(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static OptionalInt optional(Row row, String column) {
        return row.isNull(column) ? OptionalInt.empty() : OptionalInt.of(row.integer(column));
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private String org() {
        return transactions.org().text();
    }
}
