package org.clockhouse.credential.access;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/** At which times a level holds, on the clocks of the terminal's site. @param windows empty for all hours */
public record Hours(List<Window> windows) {

    public static final Hours ALWAYS = new Hours(List.of());

    private static final int MOST = 20;

    public Hours {
        windows = List.copyOf(windows);
        if (windows.size() > MOST) {
            throw Refused.at("/hours", "access-level.hours", "a level has up to " + MOST + " windows of time");
        }
    }

    /**
     * @param days of the week; on a holiday only a window counts that names holidays, whatever the day of the week
     * @param until exclusive; midnight ends the day, so that a night is two windows
     */
    public record Window(Set<DayOfWeek> days, boolean holidays, LocalTime from, LocalTime until) {

        public Window {
            days = Set.copyOf(days);
            if (days.isEmpty() && !holidays) {
                throw Refused.at("/hours", "access-level.hours", "a window of time needs days");
            }
            if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
                throw Refused.at("/hours", "access-level.hours", "a window of time ends after it begins");
            }
        }

        boolean holds(LocalDateTime wall, boolean holiday) {
            LocalTime time = wall.toLocalTime();
            boolean inside = !time.isBefore(from) && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
            return inside && (holiday ? holidays : days.contains(wall.getDayOfWeek()));
        }
    }

    public boolean isAlways() {
        return windows.isEmpty();
    }

    /** @param holiday whether the calendar of the site calls the date one */
    public boolean hold(LocalDateTime wall, boolean holiday) {
        return isAlways() || windows.stream().anyMatch(window -> window.holds(wall, holiday));
    }
}
