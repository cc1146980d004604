package org.clockhouse.store.internal.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Assignment.Target;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.PersonTurns;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Assignments and dated changes. */
@Component
public final class SqlRosters implements RosterRepository {

    private static final String COLUMNS =
            "id, target_kind, target_id, anchor, days, from_day, until_day, runs_on_holidays, version";

    private final JpaTransactions transactions;
    private final PersonTurns turns;
    private final People people;

    @Activate
    public SqlRosters(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.turns = new PersonTurns(transactions);
        this.people = new People(transactions);
    }

    @Override
    public List<Assignment> assignments() {
        return select().append(" order by from_day, id").list(this::assignment);
    }

    @Override
    public List<Assignment> assignments(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        List<Assignment> found =
                new ArrayList<>(select().append(" and target_kind <> 'EMPLOYEE' and from_day <= ?", until)
                        .append(" and (until_day is null or until_day >= ?)", from)
                        .list(this::assignment));
        found.addAll(own(employees, from, until));
        found.sort(java.util.Comparator.comparing(Assignment::from).thenComparing(Assignment::id));
        return found;
    }

    /** Those of persons: by person where they are few, else all of them once. */
    private List<Assignment> own(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        long persons = transactions
                .sql("select count(*) from shift_assignment where org_id = ? and target_kind = 'EMPLOYEE'", org())
                .number();
        if (persons == 0 || employees.isEmpty()) {
            return List.of();
        }
        Sql sql = select().append(" and target_kind = 'EMPLOYEE' and from_day <= ?", until)
                .append(" and (until_day is null or until_day >= ?)", from);
        if (employees.size() <= 20) {
            sql.in("target_id", employees.stream().map(EmployeeId::text).toList());
        }
        return sql.list(this::assignment).stream()
                .filter(each -> each.target() instanceof Target.OfEmployee of && employees.contains(of.employee()))
                .toList();
    }

    @Override
    public Assignment find(AssignmentId id) {
        return select().append(" and id = ?", id.text())
                .first(this::assignment)
                .orElseThrow(() -> new NotFound("assignment", id.text()));
    }

    @Override
    public Assignment put(Assignment assignment) {
        Object[] values = {
            kind(assignment.target()),
            target(assignment.target()),
            assignment.pattern().anchor(),
            days(assignment.pattern()),
            assignment.from(),
            assignment.until().orElse(null),
            assignment.runsOnHolidays(),
            assignment.version() + 1,
            org(),
            assignment.id().text()
        };
        if (assignment.version() == 0) {
            transactions
                    .sql(
                            "insert into shift_assignment (target_kind, target_id, anchor, days, from_day, until_day,"
                                    + " runs_on_holidays, version, org_id, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else {
            requireOne(
                    transactions
                            .sql(
                                    "update shift_assignment set target_kind = ?, target_id = ?, anchor = ?, days = ?,"
                                            + " from_day = ?, until_day = ?, runs_on_holidays = ?, version = ?"
                                            + " where org_id = ? and id = ?",
                                    values)
                            .append(" and version = ?", assignment.version())
                            .update(),
                    assignment);
        }
        return new Assignment(
                assignment.id(),
                assignment.target(),
                assignment.pattern(),
                assignment.from(),
                assignment.until(),
                assignment.runsOnHolidays(),
                assignment.version() + 1);
    }

    @Override
    public void remove(Assignment assignment) {
        requireOne(
                transactions
                        .sql(
                                "delete from shift_assignment where org_id = ? and id = ? and version = ?",
                                org(),
                                assignment.id().text(),
                                assignment.version())
                        .update(),
                assignment);
    }

    private static void requireOne(int changed, Assignment assignment) {
        if (changed != 1) {
            throw new Stale("assignment", assignment.id().text());
        }
    }

    @Override
    public List<OneOff> oneOffs(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                "select employee_id, work_date, shifts, reason, version from roster_change",
                "constraint=ROSTER_CHANGE_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date",
                List.of(from, until),
                (employee, row) -> new OneOff(
                        employee,
                        row.getDate(2).toLocalDate(),
                        shifts(row.getString(3)),
                        row.getString(4),
                        row.getLong(5)));
    }

    @Override
    public void put(OneOff oneOff, long read) {
        Object[] values = {
            text(oneOff.shifts()),
            oneOff.reason(),
            oneOff.version(),
            org(),
            oneOff.employee().text(),
            oneOff.date()
        };
        if (read == 0) {
            insert(oneOff, values);
        } else {
            requireOne(
                    transactions
                            .sql(
                                    "update roster_change set shifts = ?, reason = ?, version = ?"
                                            + " where org_id = ? and employee_id = ? and work_date = ?",
                                    values)
                            .append(" and version = ?", read)
                            .update(),
                    oneOff);
        }
    }

    private void insert(OneOff oneOff, Object[] values) {
        try {
            transactions
                    .sql(
                            "insert into roster_change (shifts, reason, version, org_id, employee_id, work_date)"
                                    + " values (?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? stale(oneOff) : e;
        }
    }

    @Override
    public void remove(OneOff oneOff) {
        requireOne(
                transactions
                        .sql(
                                "delete from roster_change where org_id = ? and employee_id = ? and work_date = ?"
                                        + " and version = ?",
                                org(),
                                oneOff.employee().text(),
                                oneOff.date(),
                                oneOff.version())
                        .update(),
                oneOff);
    }

    @Override
    public void turn(Collection<EmployeeId> employees) {
        turns.take(employees);
    }

    private static void requireOne(int changed, OneOff oneOff) {
        if (changed != 1) {
            throw stale(oneOff);
        }
    }

    private static Stale stale(OneOff oneOff) {
        return new Stale("roster-change", oneOff.date().toString());
    }

    private Sql select() {
        return transactions.sql("select " + COLUMNS + " from shift_assignment where org_id = ?", org());
    }

    private Assignment assignment(Sql.Row row) {
        return new Assignment(
                AssignmentId.of(row.text("id")),
                target(row.text("target_kind"), row.text("target_id")),
                new Pattern(row.date("anchor"), days(row.text("days"))),
                row.date("from_day"),
                row.optionalDate("until_day"),
                row.flag("runs_on_holidays"),
                row.number("version"));
    }

    private static Target target(String kind, String id) {
        return switch (kind) {
            case "EMPLOYEE" -> new Target.OfEmployee(EmployeeId.of(id));
            case "DEPARTMENT" -> new Target.OfDepartment(DepartmentId.of(id));
            case "SITE" -> new Target.OfSite(SiteId.of(id));
            default -> new Target.Everybody();
        };
    }

    private static String kind(Target target) {
        if (target instanceof Target.OfEmployee) {
            return "EMPLOYEE";
        }
        if (target instanceof Target.OfSite) {
            return "SITE";
        }
        return target instanceof Target.OfDepartment ? "DEPARTMENT" : "EVERYBODY";
    }

    private String target(Target target) {
        if (target instanceof Target.OfEmployee of) {
            return of.employee().text();
        }
        if (target instanceof Target.OfSite of) {
            return of.site().text();
        }
        return target instanceof Target.OfDepartment of ? of.department().text() : org();
    }

    private static String days(Pattern pattern) {
        return pattern.days().stream().map(SqlRosters::text).collect(Collectors.joining("|"));
    }

    private static List<List<ShiftId>> days(String text) {
        return Arrays.stream(text.split("\\|", -1)).map(SqlRosters::shifts).toList();
    }

    private static String text(List<ShiftId> shifts) {
        return shifts.stream().map(ShiftId::text).collect(Collectors.joining(" "));
    }

    private static List<ShiftId> shifts(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty()).stream()
                .flatMap(each -> Stream.of(each.split(" ")))
                .map(ShiftId::of)
                .toList();
    }

    private String org() {
        return transactions.org().text();
    }
}
