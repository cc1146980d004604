package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.clockhouse.attendance.AttendanceRows.Closing;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.spi.AdjustmentRepository;
import org.clockhouse.kernel.EmployeeId;

final class InMemoryAdjustments implements AdjustmentRepository {

    private final AttendanceRows rows;

    InMemoryAdjustments(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Adjustment> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().closing().adjustments().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .sorted(Comparator.comparing(Adjustment::computedAt))
                .toList();
    }

    @Override
    public List<Adjustment> carriedBy(PeriodId period) {
        return rows.data().closing().adjustments().values().stream()
                .filter(each -> each.period().equals(period))
                .toList();
    }

    @Override
    public void put(Collection<Adjustment> adjustments) {
        Closing closing = rows.changing().closing();
        adjustments.forEach(each -> closing.adjustments().put(key(each), each));
    }

    @Override
    public void remove(Collection<Adjustment> adjustments) {
        Closing closing = rows.changing().closing();
        adjustments.forEach(each -> closing.adjustments().remove(key(each)));
    }

    private static String key(Adjustment line) {
        return AttendanceRows.key(line.employee(), line.date())
                + ' '
                + line.ordinal()
                + line.period().text();
    }
}
