package org.clockhouse.attendance.roster;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.registry.calendar.DayType;

/**
 * People by dates.
 *
 * @param findings what speaks against the plan, drafts included, by person and date
 * @param next as that of a {@link org.clockhouse.kernel.Slice}
 */
public record RosterSheet(List<Row> rows, List<Finding> findings, String next) {

    /** @param cells one for each date, in order */
    public record Row(Person person, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One person's date.
     *
     * @param shifts what is published
     * @param source which statement won: {@code CHANGE, EMPLOYEE, DEPARTMENT, COMPANY} or {@code NONE}
     * @param changed whether it was published anew after the person had been told something else
     * @param away what requests put in force that takes place on the date
     * @param actual results, when they were asked for
     */
    public record Cell(
            LocalDate date,
            DayType dayType,
            boolean employed,
            List<ShiftId> shifts,
            String source,
            RosterDraft draft,
            boolean changed,
            List<Approved.Kind> away,
            List<DayResult> actual) {

        public Cell {
            shifts = List.copyOf(shifts);
            away = List.copyOf(away);
            actual = List.copyOf(actual);
        }
    }

    /**
     * Why a date should not be worked as planned.
     *
     * @param other the date it does not go together with; the same one when there is none
     * @param value what it comes to, in minutes or days
     * @param limit what the rules ask for
     */
    public record Finding(EmployeeId employee, LocalDate date, Kind kind, LocalDate other, int value, int limit) {

        public enum Kind {
            /** A shift starts before the one before it has ended. Never published. */
            OVERLAP,
            /** Minutes from the end of the shift before to the start; {@code min_rest}. */
            REST,
            /** Dates worked in a row; {@code max_consecutive_days}. */
            CONSECUTIVE,
            /** Planned minutes from Monday on; {@code week_plan_cap}. */
            WEEK_HOURS,
            /** Planned minutes of the date; {@code ban_above}. */
            DAY_HOURS,
            /** Planned minutes inside a night in which the person may not work; {@code ban_night}. */
            NIGHT,
            /** Minutes of approved leave or an approved trip inside the shift. */
            AWAY
        }
    }

    public RosterSheet {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }
}
