package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.key;
import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.AttendanceRows.Data;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

final class InMemoryWatches implements WatchRepository {

    private final AttendanceRows rows;
    private final Map<TerminalId, Reported> reported = new HashMap<>();

    InMemoryWatches(AttendanceRows rows) {
        this.rows = rows;
    }

    void reported(TerminalId terminal, SiteId site, Instant until) {
        LocalName name = new LocalName("门口", "Gate");
        reported.put(terminal, new Reported(terminal, name, site, until, 0, false));
    }

    @Override
    public List<Watch> of(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().watches().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .toList();
    }

    @Override
    public void put(Collection<Watch> watches) {
        Data data = rows.changing();
        watches.forEach(each -> data.watches().put(key(each.employee(), each.date()), each));
    }

    @Override
    public void remove(Collection<Watch> watches) {
        Data data = rows.changing();
        watches.forEach(each -> data.watches().remove(key(each.employee(), each.date())));
    }

    @Override
    public List<Watch> dueByClock(Instant now, int limit) {
        return due(
                now,
                limit,
                new ArrayList<>(rows.data().watches().values())
                        .stream().filter(Watch::byClock).toList());
    }

    @Override
    public List<Watch> dueByReport(Awaited awaited, Instant reportedUpTo, int limit) {
        return due(
                reportedUpTo,
                limit,
                rows.data().watches().values().stream()
                        .filter(each -> !each.byClock() && each.awaited().equals(awaited))
                        .toList());
    }

    private List<Watch> due(Instant moment, int limit, List<Watch> among) {
        return among.stream()
                .filter(each -> !each.moment().isAfter(moment))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Watch> byReport() {
        return rows.data().watches().values().stream()
                .filter(each -> !each.byClock())
                .toList();
    }

    @Override
    public List<Awaited> awaited() {
        return rows.data().watches().values().stream()
                .map(Watch::awaited)
                .distinct()
                .toList();
    }

    @Override
    public List<Reported> reported() {
        return List.copyOf(reported.values());
    }

    @Override
    public LocalDate openedUntil(SiteId site) {
        return rows.data().opened().getOrDefault(site, LocalDate.EPOCH);
    }

    @Override
    public void opened(SiteId site, LocalDate until) {
        rows.changing().opened().put(site, until);
    }
}
