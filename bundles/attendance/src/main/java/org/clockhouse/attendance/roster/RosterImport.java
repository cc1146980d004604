package org.clockhouse.attendance.roster;

import java.util.List;
import java.util.Optional;

/**
 * What a sheet says of a roster.
 *
 * @param people who are in it
 * @param cells person-dates in it that are readable
 * @param drafts those of them that would be other drafts than now
 * @param wrong in the order of the sheet; nothing is drawn while there is one
 * @param edit once it was drawn; undoes it
 */
public record RosterImport(
        Form form, int people, int cells, List<RosterDraft> drafts, List<Wrong> wrong, Optional<RosterEdit> edit) {

    public enum Form {
        /** People down, dates across. */
        GRID,
        /** A row for each person, date and shift. */
        LIST
    }

    /** Why a cell cannot be taken. */
    public enum Reason {
        NUMBER_MISSING,
        /** Nobody whom the planner may see has this number. */
        NUMBER_UNKNOWN,
        /** The person has a row already. */
        NUMBER_TWICE,
        DATE_UNREADABLE,
        /** The date has a column already. */
        DATE_TWICE,
        SHIFT_UNKNOWN,
        /** A day off beside a shift, or the same shift twice. */
        SHIFTS_CLASH,
        NOT_EMPLOYED,
        /** A shift starts before the one before has ended. */
        OVERLAP
    }

    /**
     * A cell and what is wrong with it.
     *
     * @param row as the sheet program counts
     * @param column in the letters of the sheet program
     * @param text as it stands there
     */
    public record Wrong(int row, String column, String text, Reason reason) {}

    public RosterImport {
        drafts = List.copyOf(drafts);
        wrong = List.copyOf(wrong);
    }
}
