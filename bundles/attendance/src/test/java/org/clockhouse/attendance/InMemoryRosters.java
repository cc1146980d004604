package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.key;
import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Stale;

final class InMemoryRosters implements RosterRepository {

    private final AttendanceRows rows;

    InMemoryRosters(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public void turn(Collection<EmployeeId> employees) {
        // one transaction at a time
    }

    @Override
    public List<Assignment> assignments() {
        return rows.data().assignments().values().stream()
                .sorted(Comparator.comparing(Assignment::from).thenComparing(Assignment::id))
                .toList();
    }

    @Override
    public List<Assignment> assignments(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return assignments().stream()
                .filter(each -> !each.from().isAfter(until)
                        && each.until().map(end -> !end.isBefore(from)).orElse(true))
                .filter(each -> !(each.target() instanceof Assignment.Target.OfEmployee of)
                        || employees.contains(of.employee()))
                .toList();
    }

    @Override
    public Assignment find(AssignmentId id) {
        Assignment found = rows.data().assignments().get(id);
        if (found == null) {
            throw new NotFound("assignment", id.text());
        }
        return found;
    }

    @Override
    public Assignment put(Assignment assignment) {
        requireVersion(assignment);
        Assignment put = new Assignment(
                assignment.id(),
                assignment.target(),
                assignment.pattern(),
                assignment.from(),
                assignment.until(),
                assignment.runsOnHolidays(),
                assignment.version() + 1);
        rows.changing().assignments().put(put.id(), put);
        return put;
    }

    @Override
    public void remove(Assignment assignment) {
        requireVersion(assignment);
        rows.changing().assignments().remove(assignment.id());
    }

    private void requireVersion(Assignment assignment) {
        Assignment old = rows.data().assignments().get(assignment.id());
        if ((old == null ? 0 : old.version()) != assignment.version()) {
            throw new Stale("assignment", assignment.id().text());
        }
    }

    @Override
    public List<OneOff> oneOffs(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().oneOffs().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .toList();
    }

    @Override
    public void put(OneOff oneOff, long read) {
        requireOneOff(oneOff, read);
        rows.changing().oneOffs().put(key(oneOff.employee(), oneOff.date()), oneOff);
    }

    @Override
    public void remove(OneOff oneOff) {
        requireOneOff(oneOff, oneOff.version());
        rows.changing().oneOffs().remove(key(oneOff.employee(), oneOff.date()));
    }

    private void requireOneOff(OneOff oneOff, long read) {
        OneOff old = rows.data().oneOffs().get(key(oneOff.employee(), oneOff.date()));
        if ((old == null ? 0 : old.version()) != read) {
            throw new Stale("roster-change", oneOff.date().toString());
        }
    }
}
