package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.registry.calendar.Calendar;
import org.osgi.annotation.versioning.ConsumerType;

/** Calendars with their days, every version kept. */
@ConsumerType
public interface CalendarRepository {

    /** The newest version of each. */
    List<Calendar> all();

    Optional<Calendar> find(CalendarId calendar);

    Optional<Calendar> find(CalendarId calendar, long version);

    void insert(Calendar calendar);

    /** Adds a version, one above the calendar's. @throws org.clockhouse.kernel.Stale if that is not the newest */
    Calendar update(Calendar calendar);
}
