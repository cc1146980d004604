package org.clockhouse.attendance.trial;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;

/**
 * What a change would have made of dates.
 *
 * @param people who were looked at
 * @param days that were worked out
 * @param moved those of whom anything would be other, in the order of the month sheet
 * @param lates how many dates count how many minutes late, also of people of whom nothing moves; by minutes
 */
public record RuleTrial(TrialChange.Dates dates, int people, int days, List<Moved> moved, List<Late> lates) {

    /**
     * Dates of anybody with so many minutes late.
     *
     * @param minutes at least 1
     * @param now dates that have them as they are
     * @param then dates that would have them
     */
    public record Late(int minutes, int now, int then) {}

    /**
     * One person's part.
     *
     * @param dates that would be other, in order
     * @param minutes more or fewer; a bucket that stays is left out
     * @param gained how many days would have a word that they have not: a status or a flag
     * @param lost the other way round
     */
    public record Moved(
            Person person,
            List<LocalDate> dates,
            Map<Bucket, Integer> minutes,
            SortedMap<String, Integer> gained,
            SortedMap<String, Integer> lost) {

        /** Words that count against somebody whatever their minutes; half a day of absence is half of one. */
        private static final Map<String, Integer> GRAVE =
                Map.of("ABSENT", 4, "HALF_DAY", 2, "MISSING_IN", 1, "MISSING_OUT", 1, "SERIOUS_LATE", 1);

        public Moved {
            dates = List.copyOf(dates);
            minutes = changed(minutes);
            gained = Collections.unmodifiableSortedMap(new TreeMap<>(gained));
            lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        }

        /**
         * Whether somebody would have more minutes that count against them, or fewer that count for them, or days of a graver word: a rule
         * that makes a late day half a day of absence moves no minute.
         */
        public boolean isWorse() {
            return minutes.getOrDefault(Bucket.LATE, 0) > 0
                    || minutes.getOrDefault(Bucket.EARLY, 0) > 0
                    || minutes.getOrDefault(Bucket.SHORT, 0) > 0
                    || minutes.getOrDefault(Bucket.ABSENT, 0) > 0
                    || minutes.getOrDefault(Bucket.REGULAR, 0) < 0
                    || overtime() < 0
                    || gravity(gained) > gravity(lost);
        }

        private static int gravity(Map<String, Integer> words) {
            return GRAVE.entrySet().stream()
                    .mapToInt(word -> word.getValue() * words.getOrDefault(word.getKey(), 0))
                    .sum();
        }

        private int overtime() {
            return minutes.getOrDefault(Bucket.OT_WORKDAY, 0)
                    + minutes.getOrDefault(Bucket.OT_REST, 0)
                    + minutes.getOrDefault(Bucket.OT_HOLIDAY, 0)
                    + minutes.getOrDefault(Bucket.OVERTIME, 0);
        }
    }

    public RuleTrial {
        moved = List.copyOf(moved);
        lates = List.copyOf(lates);
    }

    /** How many (person, date) would be other. */
    public int movedDays() {
        return moved.stream().mapToInt(person -> person.dates().size()).sum();
    }

    public int worse() {
        return (int) moved.stream().filter(Moved::isWorse).count();
    }

    /** More or fewer over everybody. */
    public Map<Bucket, Integer> minutes() {
        Map<Bucket, Integer> sum = new EnumMap<>(Bucket.class);
        moved.forEach(person -> person.minutes().forEach((bucket, more) -> sum.merge(bucket, more, Integer::sum)));
        return changed(sum);
    }

    public SortedMap<String, Integer> gained() {
        return sum(Moved::gained);
    }

    public SortedMap<String, Integer> lost() {
        return sum(Moved::lost);
    }

    private SortedMap<String, Integer> sum(Function<Moved, Map<String, Integer>> words) {
        SortedMap<String, Integer> sum = new TreeMap<>();
        moved.stream()
                .map(words)
                .map(Map::entrySet)
                .flatMap(Collection::stream)
                .forEach(word -> sum.merge(word.getKey(), word.getValue(), Integer::sum));
        return sum;
    }

    private static Map<Bucket, Integer> changed(Map<Bucket, Integer> minutes) {
        Map<Bucket, Integer> changed = new EnumMap<>(Bucket.class);
        minutes.forEach((bucket, more) -> {
            if (more != 0) {
                changed.put(bucket, more);
            }
        });
        return Collections.unmodifiableMap(changed);
    }
}
