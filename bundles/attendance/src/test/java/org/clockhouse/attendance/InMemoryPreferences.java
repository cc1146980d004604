package org.clockhouse.attendance;

import java.util.Collection;
import java.util.List;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;

final class InMemoryPreferences implements PreferenceRepository {

    private final AttendanceRows rows;

    InMemoryPreferences(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<RosterPreference> of(Collection<EmployeeId> employees) {
        return rows.data().preferences().values().stream()
                .filter(preference -> employees.contains(preference.employee()))
                .toList();
    }

    @Override
    public void put(RosterPreference preference, long read) {
        RosterPreference old = rows.data().preferences().get(preference.employee());
        if ((old == null ? 0 : old.version()) != read) {
            throw new Stale("roster-preference", preference.employee().text());
        }
        rows.changing().preferences().put(preference.employee(), preference);
    }
}
