package org.clockhouse.registry.organisation;

import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;

/**
 * A place of work.
 *
 * @param zone what the clocks on its walls show
 * @param calendar whose day types hold here; without one the weekend is Saturday and Sunday and there are no holidays
 * @param closed no longer chosen for anybody; people and terminals that are there stay
 */
public record Site(
        SiteId id, LocalName name, ZoneId zone, Optional<CalendarId> calendar, boolean closed, long version) {}
