package org.clockhouse.registry.internal.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The yearly rules that holidays have: each year on the date, on a day of a month, or on the n-th weekday of a month. */
final class YearlyRule {

    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final LocalDate first;
    private final Map<String, String> parts = new HashMap<>();

    private YearlyRule(LocalDate first) {
        this.first = first;
    }

    /** Empty for a rule that says something else. */
    static Optional<YearlyRule> of(LocalDate first, String text) {
        YearlyRule rule = new YearlyRule(first);
        for (String part : text.split(";")) {
            String[] words = part.split("=", 2);
            if (words.length < 2 || !KNOWN.contains(words[0])) {
                return Optional.empty();
            }
            rule.parts.put(words[0], words[1]);
        }
        try {
            return rule.parts.getOrDefault("FREQ", "").equals("YEARLY") && rule.isPlain()
                    ? Optional.of(rule)
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isPlain() {
        boolean single = number("BYMONTH", 1) >= 1 && number("BYMONTHDAY", 1) != 0 && number("INTERVAL", 1) >= 1;
        boolean day = !parts.containsKey("BYDAY") || parts.get("BYDAY").matches("[+-]?[1-5](MO|TU|WE|TH|FR|SA|SU)");
        boolean one = !(parts.containsKey("BYDAY") && parts.containsKey("BYMONTHDAY"));
        return single && day && one && number("COUNT", 1) >= 1 && until() != null;
    }

    private int number(String part, int otherwise) {
        return parts.containsKey(part) ? Integer.parseInt(parts.get(part)) : otherwise;
    }

    private LocalDate until() {
        String until = parts.getOrDefault("UNTIL", "99991231");
        return LocalDate.parse(until.substring(0, Math.min(8, until.length())), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The date of the rule in a year, where it has one. */
    Optional<LocalDate> in(int year) {
        int interval = number("INTERVAL", 1);
        if (year < first.getYear() || (year - first.getYear()) % interval != 0) {
            return Optional.empty();
        }
        Optional<LocalDate> date = onCalendar(year).filter(day -> !day.isBefore(first) && !day.isAfter(until()));
        return date.filter(day -> !parts.containsKey("COUNT") || before(year, interval) < number("COUNT", 1));
    }

    /** How many there were in the years before. */
    private long before(int year, int interval) {
        long count = 0;
        for (int each = first.getYear(); each < year; each += interval) {
            count += onCalendar(each).filter(day -> !day.isBefore(first)).isPresent() ? 1 : 0;
        }
        return count;
    }

    private Optional<LocalDate> onCalendar(int year) {
        YearMonth month = YearMonth.of(year, number("BYMONTH", first.getMonthValue()));
        if (parts.containsKey("BYDAY")) {
            String text = parts.get("BYDAY");
            DayOfWeek day = DayOfWeek.of(1 + DAYS.indexOf(text.substring(text.length() - 2)));
            int nth = Integer.parseInt(text.substring(0, text.length() - 2));
            LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
            return Optional.of(date).filter(found -> YearMonth.from(found).equals(month));
        }
        int day = number("BYMONTHDAY", first.getDayOfMonth());
        int ofMonth = day < 0 ? month.lengthOfMonth() + 1 + day : day;
        return month.isValidDay(ofMonth) ? Optional.of(month.atDay(ofMonth)) : Optional.empty();
    }
}
