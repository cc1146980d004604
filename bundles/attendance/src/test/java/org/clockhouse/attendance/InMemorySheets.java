package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.key;
import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clockhouse.attendance.AttendanceRows.Closing;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.kernel.EmployeeId;

final class InMemorySheets implements SheetRepository {

    private final AttendanceRows rows;

    InMemorySheets(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Sheet> of(PeriodId period, Collection<EmployeeId> employees) {
        return employees.stream()
                .map(each -> rows.data().closing().sheets().get(period.text() + each.text()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<Sheet> of(PeriodId period) {
        return rows.data().closing().sheets().entrySet().stream()
                .filter(each -> each.getKey().startsWith(period.text()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void put(PeriodId period, Collection<Sheet> sheets) {
        Closing closing = rows.changing().closing();
        sheets.forEach(
                each -> closing.sheets().put(period.text() + each.employee().text(), each));
    }

    @Override
    public List<Acceptance> accepted(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().closing().accepted().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .toList();
    }

    @Override
    public List<Acceptance> accepted(LocalDate from, LocalDate until) {
        return rows.data().closing().accepted().values().stream()
                .filter(each -> within(each.date(), from, until))
                .toList();
    }

    @Override
    public void accept(Collection<Acceptance> acceptances) {
        Closing closing = rows.changing().closing();
        acceptances.forEach(each -> closing.accepted().put(key(each.employee(), each.date()) + each.ordinal(), each));
    }

    @Override
    public void forget(Collection<Acceptance> acceptances) {
        Closing closing = rows.changing().closing();
        acceptances.forEach(each -> closing.accepted().remove(key(each.employee(), each.date()) + each.ordinal()));
    }
}
