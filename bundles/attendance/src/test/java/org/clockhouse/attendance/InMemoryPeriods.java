package org.clockhouse.attendance;

import java.util.List;
import org.clockhouse.attendance.AttendanceRows.Closing;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.kernel.Stale;

final class InMemoryPeriods implements PeriodRepository {

    private final AttendanceRows rows;

    InMemoryPeriods(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Period> all() {
        return List.copyOf(rows.data().closing().periods().values());
    }

    @Override
    public Period put(Period period) {
        Period stored = rows.data().closing().periods().get(period.from());
        if (stored != null && stored.version() != period.version()) {
            throw new Stale("period", period.id().text());
        }
        Closing closing = rows.changing().closing();
        Period made = new Period(
                period.id(), period.from(), period.until(), period.state(), period.despite(), period.version() + 1);
        closing.periods().put(made.from(), made);
        closing.edition()[0]++;
        return made;
    }

    @Override
    public long edition() {
        return rows.data().closing().edition()[0];
    }

    @Override
    public long hold() {
        return edition();
    }
}
