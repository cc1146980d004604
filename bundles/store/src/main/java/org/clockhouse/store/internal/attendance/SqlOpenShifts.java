package org.clockhouse.store.internal.attendance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShift.Claim;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.Vendor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Open shifts and who claims them. */
@Component
public final class SqlOpenShifts implements OpenShiftRepository {

    private record Claimed(String shift, Claim claim) {}

    private final JpaTransactions transactions;

    @Activate
    public SqlOpenShifts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public OpenShift put(OpenShift shift) {
        if (shift.version() == 0) {
            insert(shift);
        } else {
            update(shift);
        }
        return shift.at(shift.version() + 1);
    }

    private void insert(OpenShift shift) {
        transactions
                .sql(
                        "insert into open_shift (org_id, id, department_id, job, work_date, shift_id, places, giving,"
                                + " note, closed, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                        org(),
                        shift.id().text(),
                        shift.department().text(),
                        shift.position(),
                        shift.date(),
                        shift.shift().text(),
                        shift.places(),
                        shift.giving(),
                        shift.note(),
                        shift.closed())
                .update();
        claims(shift);
    }

    private void update(OpenShift shift) {
        transactions
                .sql(
                        "update open_shift set closed = ?, version = ? where org_id = ? and id = ? and version = ?",
                        shift.closed(),
                        shift.version() + 1,
                        org(),
                        shift.id().text(),
                        shift.version())
                .updateOne("open-shift", shift.id().text());
        transactions
                .sql(
                        "delete from open_shift_claim where org_id = ? and open_shift_id = ?",
                        org(),
                        shift.id().text())
                .update();
        claims(shift);
    }

    private void claims(OpenShift shift) {
        Sql.batch(
                transactions.connection(),
                "insert into open_shift_claim (org_id, open_shift_id, employee_id, state, claimed_at, changes)"
                        + " values (?, ?, ?, ?, ?, ?)",
                shift.claims().stream()
                        .map(claim -> new Object[] {
                            org(),
                            shift.id().text(),
                            claim.employee().text(),
                            claim.state(),
                            claim.at(),
                            CellLines.of(claim.changes())
                        })
                        .toList());
    }

    @Override
    public Optional<OpenShift> hold(OpenShiftId id) {
        String keeping = transactions.vendor() == Vendor.DERBY ? " with rs" : "";
        transactions
                .sql(
                        "select version from open_shift where org_id = ? and id = ? for update" + keeping,
                        org(),
                        id.text())
                .number();
        return complete(select().append(" and id = ?", id.text())).stream().findFirst();
    }

    @Override
    public List<OpenShift> between(LocalDate from, LocalDate until) {
        return complete(select().append(" and work_date >= ? and work_date <= ?", from, until)
                .append(" order by work_date, id"));
    }

    private Sql select() {
        return transactions.sql(
                "select id, department_id, job, work_date, shift_id, places, giving, note, closed, version"
                        + " from open_shift where org_id = ?",
                org());
    }

    private List<OpenShift> complete(Sql found) {
        List<OpenShift> shifts = found.list(SqlOpenShifts::shift);
        if (shifts.isEmpty()) {
            return shifts;
        }
        Map<String, List<Claim>> claims = transactions
                .sql(
                        "select open_shift_id, employee_id, state, claimed_at, changes from open_shift_claim"
                                + " where org_id = ?",
                        org())
                .in(
                        "open_shift_id",
                        shifts.stream().map(each -> each.id().text()).toList())
                .append(" order by claimed_at, employee_id")
                .list(row -> new Claimed(row.text("open_shift_id"), claim(row)))
                .stream()
                .collect(groupingBy(Claimed::shift, mapping(Claimed::claim, toList())));
        return shifts.stream()
                .map(shift -> shift.with(claims.getOrDefault(shift.id().text(), List.of())))
                .toList();
    }

    private static OpenShift shift(Sql.Row row) {
        return new OpenShift(
                OpenShiftId.of(row.text("id")),
                DepartmentId.of(row.text("department_id")),
                row.text("job"),
                row.date("work_date"),
                ShiftId.of(row.text("shift_id")),
                row.integer("places"),
                row.constant(OpenShift.Giving.class, "giving"),
                row.text("note"),
                row.flag("closed"),
                List.of(),
                row.number("version"));
    }

    private static Claim claim(Sql.Row row) {
        return new Claim(
                EmployeeId.of(row.text("employee_id")),
                row.constant(Claim.State.class, "state"),
                row.instant("claimed_at"),
                CellLines.read(row.text("changes")));
    }

    private String org() {
        return transactions.org().text();
    }
}
