package org.clockhouse.report.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.Refused;
import org.clockhouse.report.ParallelRun.Field;

/**
 * Another system's sheet: one line for each person and date, or a column for each date.
 *
 * @param days by number, then by date
 */
record OldSheet(List<String> headings, Map<Integer, Field> columns, Map<String, Map<LocalDate, OldDay>> days) {

    /** Rows above the headings, in which a product explains itself. */
    private static final int MOST_ABOVE = 8;

    private static final int LEAST_DAYS = 5;

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2}).*");
    private static final Pattern DAY = Pattern.compile("(?:\\d{1,2}[-/.月])?\\s*(\\d{1,2})\\s*(?:日|号)?\\s*\\D*");

    /** How products head what they export. */
    private static final Map<Field, Pattern> HEADINGS = patterns();

    private static Map<Field, Pattern> patterns() {
        Map<Field, String> headings = new EnumMap<>(Field.class);
        headings.put(
                Field.NUMBER,
                "工号|人员编号|员工编号|员工号|考勤号码|编号|emp(loyee)? ?(id|no|code)\\.?|personnel (id|no)\\.?|ac-?no\\.?|number");
        headings.put(Field.DATE, "日期|考勤日期|date|att(endance)? ?date|work ?date");
        headings.put(Field.IN, "(上班|首次|最早|签到)(打卡)?(时间)?|上班1打卡时间|check.?in|clock.?in|first punch|in");
        headings.put(Field.OUT, "(下班|末次|最晚|签退)(打卡)?(时间)?|下班1打卡时间|check.?out|clock.?out|last punch|out");
        headings.put(Field.STATUS, "考勤结果|考勤状态|状态|结果|status|result|exception");
        headings.put(
                Field.ATTENDED, "(实际)?(出勤|工作)(时长|工时|时间)|工时|work(ed|ing)? ?(time|hours?)|total (time|hours?)|attended");
        headings.put(Field.LATE, "迟到(时长|分钟|时间)?|late( ?in)?( ?(min(ute)?s|time))?");
        headings.put(Field.EARLY, "早退(时长|分钟|时间)?|early( ?(out|leave))?( ?(min(ute)?s|time))?");
        headings.put(Field.OVERTIME, "加班(时长|工时|时间|合计)?|(over ?time|ot)( ?(hours?|total))?");
        Map<Field, Pattern> patterns = new EnumMap<>(Field.class);
        headings.forEach((field, heading) -> patterns.put(field, Pattern.compile(heading, Pattern.CASE_INSENSITIVE)));
        return patterns;
    }

    /**
     * @param given what columns hold; empty to guess it
     * @param month of columns that are headed by the day alone
     */
    static OldSheet read(List<List<String>> rows, Map<Integer, Field> given, YearMonth month) {
        int head = headingRow(rows, month);
        List<String> headings = rows.get(head);
        Map<Integer, Field> columns = new TreeMap<>(given.isEmpty() ? guess(headings, month) : given);
        Map<Integer, LocalDate> dates = dates(headings, month);
        columns.values().removeIf(field -> field == Field.DAY);
        boolean byLine = columns.containsValue(Field.DATE);
        if (!columns.containsValue(Field.NUMBER) || !byLine && dates.size() < LEAST_DAYS) {
            throw Refused.at(
                    "/columns",
                    "parallel.columns",
                    "a column for the number, and a date or a column for each date, are wanted");
        }
        Map<String, Map<LocalDate, OldDay>> days = new LinkedHashMap<>();
        for (List<String> row : rows.subList(head + 1, rows.size())) {
            String number = cell(row, columns, Field.NUMBER).replaceAll("^'|^=\"|\"$", "");
            if (number.isEmpty()) {
                continue;
            }
            Map<LocalDate, OldDay> own = days.computeIfAbsent(number, key -> new TreeMap<>());
            if (byLine) {
                date(cell(row, columns, Field.DATE)).ifPresent(date -> own.put(date, day(row, columns, headings)));
            } else {
                dates.forEach((column, date) -> {
                    if (!cell(row, column).isEmpty()) {
                        own.put(date, OldDay.ofCell(cell(row, column)));
                    }
                });
            }
        }
        if (!byLine) {
            dates.keySet().forEach(column -> columns.put(column, Field.DAY));
        }
        return new OldSheet(headings, columns, days);
    }

    private static OldDay day(List<String> row, Map<Integer, Field> columns, List<String> headings) {
        String status = cell(row, columns, Field.STATUS);
        return new OldDay(
                status,
                OldDay.words(status),
                time(cell(row, columns, Field.IN)),
                time(cell(row, columns, Field.OUT)),
                length(row, columns, headings, Field.ATTENDED),
                length(row, columns, headings, Field.LATE),
                length(row, columns, headings, Field.EARLY),
                length(row, columns, headings, Field.OVERTIME));
    }

    private static OptionalInt length(
            List<String> row, Map<Integer, Field> columns, List<String> headings, Field field) {
        for (Map.Entry<Integer, Field> column : columns.entrySet()) {
            if (column.getValue() == field) {
                String text = cell(row, column.getKey());
                boolean hours = Pattern.compile("小时|hours?|\\(h\\)", Pattern.CASE_INSENSITIVE)
                        .matcher(cell(headings, column.getKey()))
                        .find();
                return text.isEmpty() ? OptionalInt.of(0) : OldDay.length(text, hours);
            }
        }
        return OptionalInt.empty();
    }

    /** Sheet programs keep a time as a part of the day. */
    private static Optional<LocalTime> time(String text) {
        if (text.matches("0?\\.\\d+")) {
            return Optional.of(LocalTime.ofSecondOfDay(Math.round(Double.parseDouble(text) * 1_440) % 1_440 * 60));
        }
        return OldDay.times(text).stream().findFirst();
    }

    /** The first row in which a number and a date, or dates, are headed. */
    private static int headingRow(List<List<String>> rows, YearMonth month) {
        for (int i = 0; i < Math.min(rows.size() - 1, MOST_ABOVE); i++) {
            Map<Integer, Field> columns = guess(rows.get(i), month);
            if (columns.containsValue(Field.NUMBER)
                    && (columns.containsValue(Field.DATE) || columns.containsValue(Field.DAY))) {
                return i;
            }
        }
        return 0;
    }

    private static Map<Integer, Field> guess(List<String> headings, YearMonth month) {
        Map<Integer, Field> columns = new TreeMap<>();
        HEADINGS.forEach((field, pattern) -> {
            for (int i = 0; i < headings.size() && !columns.containsValue(field); i++) {
                String plain =
                        headings.get(i).replaceAll("[（(][^)）]*[)）]|\\*", "").strip();
                if (!columns.containsKey(i) && pattern.matcher(plain).matches()) {
                    columns.put(i, field);
                }
            }
        });
        Map<Integer, LocalDate> dates = dates(headings, month);
        if (!columns.containsValue(Field.DATE) && dates.size() >= LEAST_DAYS) {
            dates.keySet().forEach(column -> columns.putIfAbsent(column, Field.DAY));
        }
        return columns;
    }

    /** Columns that are headed by a date, or by the day of the month one after the other. */
    private static Map<Integer, LocalDate> dates(List<String> headings, YearMonth month) {
        Map<Integer, LocalDate> dates = new TreeMap<>();
        LocalDate before = null;
        for (int i = 0; i < headings.size(); i++) {
            LocalDate date = date(headings.get(i)).orElse(null);
            Matcher day = DAY.matcher(headings.get(i).replaceFirst("^\\D+", ""));
            if (date == null && day.matches()) {
                int number = Integer.parseInt(day.group(1));
                boolean next = before == null || number == before.getDayOfMonth() + 1;
                date = next && number >= 1 && number <= month.lengthOfMonth() ? month.atDay(number) : null;
            }
            if (date != null) {
                dates.put(i, date);
                before = date;
            }
        }
        return dates;
    }

    private static Optional<LocalDate> date(String text) {
        Matcher date = DATE.matcher(text.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String cell(List<String> row, Map<Integer, Field> columns, Field field) {
        for (Map.Entry<Integer, Field> column : columns.entrySet()) {
            if (column.getValue() == field) {
                return cell(row, column.getKey());
            }
        }
        return "";
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    List<String> numbers() {
        return new ArrayList<>(days.keySet());
    }
}
