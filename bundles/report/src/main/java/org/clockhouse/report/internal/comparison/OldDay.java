package org.clockhouse.report.internal.comparison;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.report.ParallelRun.Field;

/**
 * What the old system says of a person's date.
 *
 * @param text as it stands in the sheet
 * @param words what it calls the day; empty when it has no word for it
 * @param timed which of IN and OUT it has a column for, so that none there means none
 */
public record OldDay(
        String text,
        Set<Word> words,
        Set<Field> timed,
        Optional<LocalTime> in,
        Optional<LocalTime> out,
        OptionalInt attended,
        OptionalInt late,
        OptionalInt early,
        OptionalInt overtime) {

    /** Of a date that has times for others and nothing for this person. */
    static final OldDay LEFT_OUT = new OldDay(
            "",
            Set.of(),
            Set.of(Field.IN, Field.OUT),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());

    private static final Pattern TIME = Pattern.compile(
            "(?<![0-9])([0-2]?[0-9])[:：]([0-5][0-9])(?::[0-5][0-9])?(?![0-9])\\s*(am|pm)?", Pattern.CASE_INSENSITIVE);

    /** Nobody works more hours on a date. */
    private static final int LONGEST = 24;

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3})[:：]([0-5]\\d)(?::[0-5]\\d)?");
    private static final Pattern HOURS_AND_MINUTES =
            Pattern.compile("(\\d{1,3})\\s*(?:小时|时|h)\\s*(\\d{1,2})\\s*(?:分钟?|m|min)\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile(
            "(\\d{1,4}(?:\\.\\d{1,16})?)\\s*(小时|hours?|hrs?|h|分钟?|min(?:ute)?s?|m)?\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOURS = Pattern.compile("小时|工时|hours?|hrs?|\\bh\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MINUTES = Pattern.compile("分|min|\\bm\\b", Pattern.CASE_INSENSITIVE);

    /** What a day is called, and how products write it. */
    enum Word {
        ABSENT("旷工|缺勤|^旷$|\\babsen|^AB?$"),
        MISSING("缺卡|未打卡|忘打卡|^缺$|missing|no punch|no check|^M$"),
        LATE("迟到|^迟|\\blate|^L\\b"),
        EARLY("早退|^退|early|^E\\b"),
        LEAVE("[年事病婚产丧调休]假|请假|调休|^[年事病婚产丧调假]$|\\bleave\\b|vacation"),
        TRIP("出差|外出|外勤|^差$|\\btrip\\b|travel"),
        REST("休息|公休|节假日|^休$|\\brest\\b|(day|week) ?off|^w/?o(ff)?$|^off$|weekend|holiday"),
        NORMAL("正常|^[√✓✔]$|^出勤$|^P$|normal|present"),
        /** Not known yet; only this system says so. */
        UNKNOWN("(?!)");

        private final Pattern pattern;

        Word(String pattern) {
            this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        boolean isIn(String text) {
            return pattern.matcher(text).find();
        }

        /** Minutes right after the word. */
        OptionalInt minutes(String text) {
            Matcher word = Pattern.compile(
                            "(?:" + pattern.pattern() + ")\\D{0,3}?(\\d{1,3})(?![:：\\d])", Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            return word.find() ? OptionalInt.of(Integer.parseInt(word.group(1))) : OptionalInt.empty();
        }
    }

    static Set<Word> words(String text) {
        Set<Word> words = EnumSet.noneOf(Word.class);
        for (Word word : Word.values()) {
            if (word.isIn(text)) {
                words.add(word);
            }
        }
        if (words.contains(Word.LEAVE)) {
            words.remove(Word.REST); // 调休假 is leave
        }
        return words;
    }

    /** Everything about a date in one cell: words, minutes after them, first and last time. */
    public static OldDay ofCell(String text) {
        List<LocalTime> times = times(text);
        return new OldDay(
                text,
                words(text),
                Set.of(),
                times.stream().findFirst(),
                times.size() < 2 ? Optional.empty() : Optional.of(times.get(times.size() - 1)),
                OptionalInt.empty(),
                Word.LATE.minutes(text),
                Word.EARLY.minutes(text),
                OptionalInt.empty());
    }

    static List<LocalTime> times(String text) {
        List<LocalTime> times = new ArrayList<>();
        Matcher time = TIME.matcher(text);
        while (time.find()) {
            int said = Integer.parseInt(time.group(1));
            int hour = time.group(3) == null ? said : said % 12 + (time.group(3).equalsIgnoreCase("pm") ? 12 : 0);
            if (hour < 24) {
                times.add(LocalTime.of(hour, Integer.parseInt(time.group(2))));
            }
        }
        return times;
    }

    /** {@code 0:11}, {@code 7.5} hours, {@code 7小时30分}, or a whole number of minutes; in what the heading says where it does. */
    public static OptionalInt length(String text, String heading) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (clock.matches()) {
            return OptionalInt.of(Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)));
        }
        Matcher both = HOURS_AND_MINUTES.matcher(text.strip());
        if (both.matches()) {
            return OptionalInt.of(Integer.parseInt(both.group(1)) * 60 + Integer.parseInt(both.group(2)));
        }
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return OptionalInt.empty();
        }
        boolean said = number.group(2) != null;
        String unit = said ? number.group(2) : heading;
        boolean inMinutes = MINUTES.matcher(unit).find();
        double value = Double.parseDouble(number.group(1));
        boolean inHours = HOURS.matcher(unit).find() && (said || value <= LONGEST)
                || !said && !inMinutes && number.group(1).contains(".");
        return OptionalInt.of((int) Math.round(value * (inHours ? 60 : 1)));
    }

    /** Whether it says nothing of times: it has no place for them, or a word for the day in their stead. */
    boolean isSilent() {
        return in.isEmpty() && out.isEmpty() && (timed.isEmpty() || !words.isEmpty());
    }

    /** Whether no time there means that there was none. A cell with everything about a date has room for both. */
    boolean says(Field time) {
        return !isSilent() && (timed.isEmpty() || timed.contains(time));
    }

    /** Two lines about one date, as of two shifts. */
    OldDay and(OldDay below) {
        Set<Word> all = EnumSet.noneOf(Word.class);
        all.addAll(words);
        all.addAll(below.words);
        return new OldDay(
                (text + ' ' + below.text).strip(),
                all,
                timed,
                in.or(below::in),
                below.out.or(() -> out),
                sum(attended, below.attended),
                sum(late, below.late),
                sum(early, below.early),
                sum(overtime, below.overtime));
    }

    private static OptionalInt sum(OptionalInt one, OptionalInt other) {
        return one.isEmpty() ? other : OptionalInt.of(one.getAsInt() + other.orElse(0));
    }
}
