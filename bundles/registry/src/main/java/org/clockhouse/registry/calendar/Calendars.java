package org.clockhouse.registry.calendar;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.RegistryChanges;
import org.osgi.annotation.versioning.ProviderType;

/** The company's calendars. A change is handed on through {@link RegistryChanges} from the first date that differs. */
@ProviderType
public interface Calendars {

    /** With their days, the oldest first. */
    List<Calendar> all(OrgId org);

    /** @throws org.clockhouse.kernel.NotFound if there is none */
    Calendar find(OrgId org, CalendarId calendar);

    /** The calendar as it was at a version that a stored result names. */
    Calendar find(OrgId org, CalendarId calendar, long version);

    /** @throws org.clockhouse.kernel.Refused {@code calendar.name.taken}; {@code calendar.day.twice} */
    Calendar add(Actor actor, CalendarDraft draft);

    /**
     * Replaces everything the draft says; every earlier version is kept.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one
     * @throws org.clockhouse.kernel.Refused as {@link #add}
     */
    Calendar amend(Actor actor, CalendarId calendar, CalendarDraft draft, long version);

    /**
     * A public calendar that ships with the suite, to start from.
     *
     * @param name for example {@code CN-2026}
     * @throws org.clockhouse.kernel.NotFound if none of that name ships
     */
    CalendarDraft shipped(String name);

    /**
     * Reads the public holidays of a year from an iCalendar file (RFC 5545), as Outlook, Google and Apple write it, or from the file
     * of a year that its publisher may have signed: lines of date, type, name and source. Stores nothing.
     *
     * @param text of the file
     * @param free what a day off is in an iCalendar file, unless it says that it is worked in exchange
     * @throws org.clockhouse.kernel.Refused {@code calendar.file} for what is neither; {@code calendar.signature} for a signature that
     *     does not fit
     */
    CalendarReading read(String text, int year, DayType free);
}
