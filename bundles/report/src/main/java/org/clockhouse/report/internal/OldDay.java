package org.clockhouse.report.internal;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the old system says of a person's date.
 *
 * @param text as it stands in the sheet
 * @param words what it calls the day; empty when it has no word for it
 */
record OldDay(
        String text,
        Set<Word> words,
        Optional<LocalTime> in,
        Optional<LocalTime> out,
        OptionalInt attended,
        OptionalInt late,
        OptionalInt early,
        OptionalInt overtime) {

    private static final Pattern TIME =
            Pattern.compile("(?<![0-9])([0-2]?[0-9])[:：]([0-5][0-9])(?::[0-5][0-9])?(?![0-9])");

    /** What a day is called, and how products write it. */
    enum Word {
        ABSENT("旷工|缺勤|^旷$|\\babsen|^AB?$"),
        MISSING("缺卡|未打卡|忘打卡|^缺$|missing|no punch|no check|^M$"),
        LATE("迟到|^迟|\\blate|^L\\b"),
        EARLY("早退|^退|early|^E\\b"),
        LEAVE("[年事病婚产丧调休]假|请假|调休|\\bleave\\b|vacation"),
        TRIP("出差|外出|外勤|\\btrip\\b|travel"),
        REST("休息|公休|节假日|^休$|\\brest\\b|day off|^off$|weekend|holiday"),
        NORMAL("正常|^√$|^✓$|^出勤$|^P$|normal|present");

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
    static OldDay ofCell(String text) {
        List<LocalTime> times = times(text);
        return new OldDay(
                text,
                words(text),
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
            int hour = Integer.parseInt(time.group(1));
            if (hour < 24) {
                times.add(LocalTime.of(hour, Integer.parseInt(time.group(2))));
            }
        }
        return times;
    }

    /** {@code 0:11}, {@code 7.5} hours, or a whole number of minutes; of hours where the heading says so. */
    static OptionalInt length(String text, boolean hours) {
        Matcher clock = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::[0-5]\\d)?").matcher(text.strip());
        if (clock.matches()) {
            return OptionalInt.of(Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)));
        }
        Matcher number = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})?)\\s*(小时|h|分钟|分|min)?.*")
                .matcher(text.strip());
        if (!number.matches()) {
            return OptionalInt.empty();
        }
        String unit = number.group(2) == null ? "" : number.group(2);
        boolean inHours = unit.equals("小时")
                || unit.equals("h")
                || unit.isEmpty() && (hours || number.group(1).contains("."));
        return OptionalInt.of((int) Math.round(Double.parseDouble(number.group(1)) * (inHours ? 60 : 1)));
    }
}
