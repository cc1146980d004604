package org.clockhouse.attendance.internal.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.rule.OvertimePolicy;

/** Ceilings of overtime, tested in the month of work (guide, section 10). What was worked is flagged and paid, never cut. */
public final class Ceilings {

    private Ceilings() {}

    /** Recognised overtime of a date. */
    public record Worked(LocalDate date, int overtime) {}

    /**
     * @param overtime is payable whatever the ceilings say
     * @param within part inside the ceiling of the month
     * @param over part above it
     * @param overDay part above the ceiling of the date
     */
    public record Measured(LocalDate date, int overtime, int within, int over, int overDay, List<Flag> flags) {}

    /**
     * @param days in order
     * @param before recognised in the month of the first date before it
     */
    public static List<Measured> of(List<Worked> days, int before, OvertimePolicy policy) {
        Map<YearMonth, Integer> months = new HashMap<>();
        Map<LocalDate, Integer> dates = new HashMap<>();
        List<Measured> measured = new ArrayList<>();
        for (Worked day : days) {
            YearMonth month = YearMonth.from(day.date());
            int ofMonth = months.getOrDefault(month, months.isEmpty() ? before : 0);
            int ofDate = dates.getOrDefault(day.date(), 0);
            measured.add(measured(day, ofMonth, ofDate, policy));
            months.put(month, ofMonth + day.overtime());
            dates.put(day.date(), ofDate + day.overtime());
        }
        return measured;
    }

    private static Measured measured(Worked day, int ofMonth, int ofDate, OvertimePolicy policy) {
        int within = within(day.overtime(), ofMonth, policy.monthCap());
        int over = day.overtime() - within;
        int overDay = day.overtime() - within(day.overtime(), ofDate, policy.dayCap());
        List<Flag> flags = new ArrayList<>(0);
        if (overDay > 0) {
            flags.add(Flag.of(Flag.Kind.DAY_CAP));
        }
        if (over > 0) {
            flags.add(new Flag(Flag.Kind.MONTH_CAP, YearMonth.from(day.date()).toString()));
        }
        return new Measured(day.date(), day.overtime(), within, over, overDay, flags);
    }

    /** How much of some minutes stays inside a ceiling of which so much is used. */
    public static int within(int minutes, int used, OptionalInt most) {
        return most.isEmpty() ? minutes : Math.min(minutes, Math.max(0, most.getAsInt() - used));
    }
}
