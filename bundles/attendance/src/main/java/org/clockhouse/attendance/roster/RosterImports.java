package org.clockhouse.attendance.roster;

import java.io.InputStream;
import java.time.LocalDate;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rosters from a sheet: xlsx, csv, or what is copied out of one. A grid has a heading with the number and a column for each date; a
 * list has headings for number, date and shift. Cells name shifts by code or name, with + between, or say that the day is off;
 * empty ones are left as they are. Nothing of the sheet is kept.
 */
@ProviderType
public interface RosterImports {

    /**
     * What the sheet would draw; nothing changes.
     *
     * @param around dates without a year are those nearest to it
     * @throws org.clockhouse.kernel.Refused {@code roster-import.headings} if no row heads a number and dates; as {@code
     *     SheetReading.rows}
     */
    RosterImport check(OrgId org, Scope scope, LocalDate around, InputStream sheet);

    /**
     * Draws it as one edit of {@link RosterGrid}.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #check}; {@code roster-import.wrong} while a cell is wrong
     */
    RosterImport take(Actor actor, Scope scope, LocalDate around, InputStream sheet);
}
