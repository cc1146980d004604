package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.calendar.Calendar;

public final class InMemoryCalendars implements CalendarRepository {

    /** Every version, the newest last. */
    private final OrgTable<String, Calendar> calendars;

    public InMemoryCalendars(InMemoryTransactions transactions) {
        this.calendars = new OrgTable<>(transactions);
    }

    @Override
    public List<Calendar> all() {
        return List.copyOf(calendars.values().stream()
                .collect(Collectors.toMap(Calendar::id, c -> c, (older, newer) -> newer, TreeMap::new))
                .values());
    }

    @Override
    public Optional<Calendar> find(CalendarId calendar) {
        return all().stream().filter(c -> c.id().equals(calendar)).findFirst();
    }

    @Override
    public Optional<Calendar> find(CalendarId calendar, long version) {
        return calendars.get(key(calendar, version));
    }

    @Override
    public void insert(Calendar calendar) {
        calendars.put(key(calendar.id(), calendar.version()), calendar);
    }

    @Override
    public Calendar update(Calendar calendar) {
        if (find(calendar.id())
                .filter(newest -> newest.version() == calendar.version())
                .isEmpty()) {
            throw new Stale("calendar", calendar.id().text());
        }
        Calendar next = new Calendar(
                calendar.id(), calendar.name(), calendar.restDays(), calendar.days(), calendar.version() + 1);
        insert(next);
        return next;
    }

    private static String key(CalendarId calendar, long version) {
        return calendar.text() + String.format("/%019d", version);
    }
}
