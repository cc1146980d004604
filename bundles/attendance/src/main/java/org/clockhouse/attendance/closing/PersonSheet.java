package org.clockhouse.attendance.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Person;

/**
 * One person's part of a period.
 *
 * @param confirmed when the person did; also when it is not valid any more
 * @param issues what is in the way, by date
 */
public record PersonSheet(
        Person person, State state, Optional<Instant> confirmed, Optional<Said> approved, List<Issue> issues) {

    /** How far it is. */
    public enum State {
        OPEN,
        /** The person, or a manager, said yes to figures that have changed since. */
        CHANGED,
        CONFIRMED,
        APPROVED
    }

    /** @param by as people know them */
    public record Said(String by, Instant at) {}

    /**
     * Something to be settled before the period is locked.
     *
     * @param ordinal of the result; 0 for what is no result
     * @param subject id of the request or the ticket; empty for a result
     */
    public record Issue(LocalDate date, int ordinal, Kind kind, String subject) {}

    /** Why somebody's part of a period is not ready. */
    public enum Kind {
        /** Not everything is known yet. */
        PROVISIONAL,
        /** A rule failed. */
        INCIDENT,
        MISSING_IN,
        MISSING_OUT,
        MAX_SPAN,
        UNASSIGNED,
        ABSENT,
        HALF_DAY,
        /** A request that touches the dates waits for somebody. */
        REQUEST,
        /** The person disputes a date, and nobody has answered yet. */
        DISPUTE;

        /** Whether somebody may say, with a reason, that the day is right as it is. */
        public boolean canBeAccepted() {
            return ordinal() >= MISSING_IN.ordinal() && ordinal() <= HALF_DAY.ordinal();
        }
    }

    public PersonSheet {
        issues = List.copyOf(issues);
    }

    public boolean isBlocked() {
        return !issues.isEmpty();
    }
}
