package org.clockhouse.attendance.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.ShiftId;

/**
 * What somebody would like to work, or not.
 *
 * @param wanted false to be spared it
 * @param shifts any of them; empty for any shift at all, so that a wish to be spared is one for a day off
 */
public record RosterWish(When when, boolean wanted, List<ShiftId> shifts) {

    /** The dates it is about. */
    public sealed interface When {
        record On(LocalDate date) implements When {}

        record Every(DayOfWeek day) implements When {}
    }

    public RosterWish {
        shifts = List.copyOf(shifts);
    }

    public boolean isAbout(LocalDate date) {
        return when instanceof When.On on ? on.date().equals(date) : ((When.Every) when).day() == date.getDayOfWeek();
    }

    /** @param planned for a date that it is about */
    public boolean isMet(List<ShiftId> planned) {
        boolean named = shifts.isEmpty() ? !planned.isEmpty() : planned.stream().anyMatch(shifts::contains);
        return named == wanted;
    }
}
