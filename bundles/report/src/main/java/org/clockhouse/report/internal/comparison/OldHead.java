package org.clockhouse.report.internal.comparison;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.report.ParallelRun.Field;

/**
 * How another system heads its sheet: in one row, or in two of which the upper one has merged cells.
 *
 * @param headings as they are shown
 * @param columns what they are taken for
 * @param dates of the columns that stand for one
 * @param first row below
 */
record OldHead(List<String> headings, Map<Integer, Field> columns, Map<Integer, LocalDate> dates, int first) {

    /** Rows above the headings, in which a product explains itself. */
    private static final int MOST_ABOVE = 12;

    private static final int LEAST_DAYS = 5;
    private static final Pattern DAY = Pattern.compile("\\D*(\\d{1,2})(?:\\.0)?\\D*");
    private static final String WEEK = "一二三四五六日";

    /** How products head what they export; what comes first in a list is meant where both are there. */
    private static final Map<Field, List<Pattern>> HEADINGS = patterns();

    private static Map<Field, List<Pattern>> patterns() {
        Map<Field, List<Pattern>> patterns = new EnumMap<>(Field.class);
        patterns.put(
                Field.NUMBER,
                compiled(
                        "(员工|人员|职工)?工号|(人员|员工|职工|考勤)编号|(员工|职工|考勤|登记)号码?"
                                + "|(emp(loyee)?|personnel|staff|person|payroll|enroll(ment)?|badge) ?(id|no|code|number)\\.?"
                                + "|ac-? ?no\\.?|number",
                        "编号|(人员|员工|用户)(编号|id)|(user ?)?id|no\\.?|pin"));
        patterns.put(Field.DATE, compiled("(考勤|出勤|打卡|工作)?日期|(att(endance)? ?|work ?)?date"));
        patterns.put(
                Field.IN,
                compiled(
                        "上班1?打卡时间|签到(打卡)?(时间)?|实际(上班|签到)(打卡)?(时间)?|(首次|最早|第一次)(打卡)?(时间)?"
                                + "|clock.?in( time)?|(first|actual) (punch|in|check.?in)|(time|punch) ?in",
                        "上班1?(打卡)?(时间)?|check.?in( time)?|in( time)?"));
        patterns.put(
                Field.OUT,
                compiled(
                        "下班1?打卡时间|签退(打卡)?(时间)?|实际(下班|签退)(打卡)?(时间)?|(末次|最晚|最后一次)(打卡)?(时间)?"
                                + "|clock.?out( time)?|(last|actual) (punch|out|check.?out)|(time|punch) ?out",
                        "下班1?(打卡)?(时间)?|check.?out( time)?|out( time)?"));
        patterns.put(Field.STATUS, compiled("(考勤|出勤)?(结果|状态|情况)|异常(情况|状态)?|(att(endance)? ?)?status|result|exception"));
        patterns.put(
                Field.ATTENDED,
                compiled(
                        "(实际|实)?(出勤|工作|上班)(时长|工时|时间|时数|小时数?|分钟数?)|(实际)?工时|work(ed|ing)? ?(time|hours?|hrs)"
                                + "|(total|actual) (work(ed|ing)? )?(time|hours?|hrs)|(total )?worked|att(endance)? time|hours( worked)?|attended"));
        patterns.put(
                Field.LATE,
                compiled("迟到(时长|时间|分钟数?|分)?|late( ?in)?( ?(by|min(ute)?s?|time|duration))?|tardy|lateness"));
        patterns.put(
                Field.EARLY, compiled("早退(时长|时间|分钟数?|分)?|early( ?(out|leave|go))?( ?(by|min(ute)?s?|time|duration))?"));
        patterns.put(
                Field.OVERTIME,
                compiled(
                        "加班(总)?(时长|工时|时间|合计|时数|小时数?|分钟数?)?|(total )?(over ?time|ot)( ?(hours?|hrs|total|time|min(ute)?s?))?"));
        return patterns;
    }

    private static final Pattern ABSENCE = Pattern.compile(
            "旷工(天数|时长|时间|分钟数?)?|absen(t|ce)( (time|hours?|hrs|min(ute)?s?|days?))?", Pattern.CASE_INSENSITIVE);

    static boolean isOfAbsence(String heading) {
        return names(heading).stream().anyMatch(name -> ABSENCE.matcher(name).matches());
    }

    private static List<Pattern> compiled(String... texts) {
        return List.of(texts).stream()
                .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** @param given what columns hold; empty to guess it */
    static OldHead of(List<List<String>> rows, Map<Integer, Field> given, OldDates dates) {
        for (int i = 0; i < Math.min(rows.size() - 1, MOST_ABOVE); i++) {
            OldHead head = at(rows, i, dates);
            if (given.isEmpty() ? head.isWhole(head.columns) : head.isAbove(rows, given, dates)) {
                return head;
            }
        }
        return at(rows, 0, dates);
    }

    private boolean isWhole(Map<Integer, Field> known) {
        return known.containsValue(Field.NUMBER) && (known.containsValue(Field.DATE) || dates.size() >= LEAST_DAYS);
    }

    /** Whether the first date of a column that is said to hold dates comes right below. */
    private boolean isAbove(List<List<String>> rows, Map<Integer, Field> given, OldDates dates) {
        Optional<Integer> column = given.entrySet().stream()
                .filter(one -> one.getValue() == Field.DATE)
                .map(Map.Entry::getKey)
                .findFirst();
        return column.map(at -> first < rows.size()
                        && dates.read(cell(rows.get(first), at)).isPresent())
                .orElse(isWhole(given));
    }

    private static OldHead at(List<List<String>> rows, int row, OldDates dates) {
        List<String> above = rows.get(row);
        List<List<String>> single = above.stream().map(List::of).toList();
        Map<Integer, Field> columns = guess(single);
        List<String> below = row + 1 < rows.size() ? rows.get(row + 1) : List.of();
        if (!isUnder(columns, below)) {
            return new OldHead(above, columns, days(single, dates), row + 1);
        }
        List<List<String>> both = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        String merged = "";
        for (int i = 0; i < Math.max(above.size(), below.size()); i++) {
            String under = cell(below, i);
            merged = cell(above, i).isEmpty() && !under.isEmpty() ? merged : cell(above, i);
            both.add(List.of(merged + under, under, merged));
            shown.add((merged + ' ' + under).strip());
        }
        return new OldHead(shown, guess(both), days(both, dates), row + 2);
    }

    /** A row below the headings that names nobody and says more about columns. */
    private static boolean isUnder(Map<Integer, Field> columns, List<String> below) {
        return columns.entrySet().stream()
                .filter(one -> one.getValue() == Field.NUMBER)
                .anyMatch(one ->
                        cell(below, one.getKey()).isEmpty() && below.stream().anyMatch(text -> !text.isBlank()));
    }

    private static Map<Integer, Field> guess(List<List<String>> texts) {
        List<List<String>> names = texts.stream()
                .map(column ->
                        column.stream().flatMap(text -> names(text).stream()).toList())
                .toList();
        Map<Integer, Field> columns = new TreeMap<>();
        HEADINGS.forEach((field, patterns) -> {
            for (Pattern pattern : patterns) {
                for (int i = 0; i < names.size() && !columns.containsValue(field); i++) {
                    if (!columns.containsKey(i)
                            && names.get(i).stream()
                                    .anyMatch(name -> pattern.matcher(name).matches())) {
                        columns.put(i, field);
                    }
                }
            }
        });
        return columns;
    }

    /** A heading without remarks, and each language of one that has two. */
    private static List<String> names(String heading) {
        String bare = heading.replaceAll("[（(\\[【][^)）\\]】]*[)）\\]】]|[*:：]", "")
                .replaceAll("[\\s_]+", " ")
                .strip();
        return List.of(
                bare,
                bare.replace(" ", ""),
                bare.replaceAll("[^\\p{IsHan}0-9]+", ""),
                bare.replaceAll("[^\\p{Alnum}.-]+", " ").strip());
    }

    /** Columns that are headed by dates, or by days of the month one after the other, some perhaps by the day of the week. */
    private static Map<Integer, LocalDate> days(List<List<String>> texts, OldDates dates) {
        Map<Integer, LocalDate> days = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int column = i;
            texts.get(i).stream()
                    .flatMap(text -> dates.read(text).stream())
                    .findFirst()
                    .ifPresent(date -> days.put(column, date));
        }
        if (days.size() >= LEAST_DAYS) {
            return days;
        }
        days.clear();
        for (int i = 0; i < texts.size(); i++) {
            Map<Integer, LocalDate> run = run(texts, i, dates);
            if (run.size() > days.size()) {
                days.clear();
                days.putAll(run);
            }
        }
        return days;
    }

    private static Map<Integer, LocalDate> run(List<List<String>> texts, int start, OldDates dates) {
        Map<Integer, LocalDate> run = new TreeMap<>();
        Optional<LocalDate> begin = texts.get(start).stream()
                .map(DAY::matcher)
                .filter(Matcher::matches)
                .flatMap(day -> dates.day(Integer.parseInt(day.group(1))).stream())
                .findFirst();
        begin.ifPresent(date -> {
            run.put(start, date);
            for (int i = start + 1; i < texts.size() && is(texts.get(i), date.plusDays((long) i - start)); i++) {
                run.put(i, date.plusDays((long) i - start));
            }
            for (int i = start - 1; i >= 0 && is(texts.get(i), date.plusDays((long) i - start)); i--) {
                run.put(i, date.plusDays((long) i - start));
            }
        });
        return run;
    }

    private static boolean is(List<String> texts, LocalDate date) {
        return texts.stream().anyMatch(text -> {
            Matcher day = DAY.matcher(text);
            String week = text.strip().replaceFirst("^(周|星期|礼拜)", "");
            return day.matches() && Integer.parseInt(day.group(1)) == date.getDayOfMonth()
                    || week.equals(WEEK.substring(
                            date.getDayOfWeek().getValue() - 1,
                            date.getDayOfWeek().getValue()))
                    || week.toLowerCase(Locale.ROOT)
                            .startsWith(date.getDayOfWeek()
                                    .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                    .toLowerCase(Locale.ROOT));
        });
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }
}
