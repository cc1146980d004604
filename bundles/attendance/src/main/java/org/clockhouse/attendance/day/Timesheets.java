package org.clockhouse.attendance.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** The evaluated days. Nobody asks for a calculation: a result follows its facts within seconds. */
@ProviderType
public interface Timesheets {

    /** Version of the rules' code; a change makes new results. */
    int ENGINE = 8;

    /** People in the order of the pinyin, each with the days of the period; people without results in it too. */
    Slice<MonthRow> month(OrgId org, Scope scope, MonthQuery query, Page page);

    /**
     * Everybody's, in the order of {@link #month}, some people at a time: the next are read while these are looked at, each page as
     * it is at its moment. Walked through once, outside of any transaction.
     *
     * @throws org.clockhouse.kernel.Refused {@code timesheet.period}, before anything is read
     */
    Iterable<List<MonthRow>> months(OrgId org, Scope scope, MonthQuery query);

    /**
     * Works one date out again, with a line for each minute.
     *
     * @throws org.clockhouse.kernel.NotFound if the person is not in the scope
     */
    DayExplanation day(OrgId org, Scope scope, EmployeeId employee, LocalDate date);

    /**
     * What is stored for one date now, by ordinal, and then everything final that it took the place of, the newest first.
     *
     * @throws org.clockhouse.kernel.NotFound if the person is not in the scope
     */
    List<DayResult> versions(OrgId org, Scope scope, EmployeeId employee, LocalDate date);

    /** The board of now. @param sites empty for all in the scope */
    LiveBoard today(OrgId org, Scope scope, Set<SiteId> sites);

    /** Who is behind the figures of the board. @param presence empty for all */
    List<LiveBoard.PersonNow> people(
            OrgId org, Scope scope, Optional<SiteId> site, Optional<LiveBoard.Presence> presence);

    /** In the order of the people of {@link #month}, then by date; by severity, each severity so. */
    Slice<AttendanceException> exceptions(OrgId org, Scope scope, AttendanceException.Filter filter, Page page);

    /** How much waits to be worked out again; 0 means that every result is up to date. */
    long pending(OrgId org);

    /** Marks people's dates for working out again; results whose inputs are the same keep their version. */
    void recalculate(Actor actor, Scope scope, LocalDate from, LocalDate until);
}
