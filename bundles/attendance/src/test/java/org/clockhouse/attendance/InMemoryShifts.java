package org.clockhouse.attendance;

import java.util.List;
import org.clockhouse.attendance.AttendanceRows.Data;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.ShiftRepository;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;

final class InMemoryShifts implements ShiftRepository {

    private final AttendanceRows rows;

    InMemoryShifts(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Shift> editions() {
        return List.copyOf(rows.data().shifts().values());
    }

    @Override
    public Shift put(Shift edition) {
        Data data = rows.changing();
        long stored = 0;
        for (Shift shift : List.copyOf(data.shifts().values())) {
            if (shift.id().equals(edition.id())) {
                stored = shift.version();
            } else if (shift.terms().code().equals(edition.terms().code())) {
                throw Refused.duplicate("shift.code.taken", "there is a shift with that code");
            }
        }
        if (stored != edition.version()) {
            throw new Stale("shift", edition.id().text());
        }
        long version = stored + 1;
        data.shifts()
                .replaceAll((key, shift) -> shift.id().equals(edition.id())
                        ? new Shift(
                                shift.id(),
                                shift.edition(),
                                shift.effectiveFrom(),
                                shift.terms(),
                                edition.retired(),
                                version)
                        : shift);
        Shift put = new Shift(
                edition.id(), edition.edition(), edition.effectiveFrom(), edition.terms(), edition.retired(), version);
        data.shifts().put(String.format("%s %06d", edition.id().text(), edition.edition()), put);
        return put;
    }
}
