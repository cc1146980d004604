package org.clockhouse.registry.organisation;

import java.time.ZoneId;
import java.util.Optional;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;

/** What a site is to be. See {@link Site} for the meanings. */
public record SiteDraft(LocalName name, ZoneId zone, Optional<CalendarId> calendar, boolean closed) {

    public SiteDraft(LocalName name, ZoneId zone) {
        this(name, zone, Optional.empty(), false);
    }
}
