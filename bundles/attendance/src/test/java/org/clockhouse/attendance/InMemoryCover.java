package org.clockhouse.attendance;

import java.util.List;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.kernel.Stale;

final class InMemoryCover implements CoverRepository {

    private final AttendanceRows rows;

    InMemoryCover(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<CoverNeed> needs() {
        return List.copyOf(rows.data().needs().values());
    }

    @Override
    public void put(CoverNeed need, long read) {
        CoverNeed old = rows.data().needs().get(need.department());
        if ((old == null ? 0 : old.version()) != read) {
            throw new Stale("cover-need", need.department().text());
        }
        rows.changing().needs().put(need.department(), need);
    }
}
