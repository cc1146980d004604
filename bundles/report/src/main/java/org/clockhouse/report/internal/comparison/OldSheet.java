package org.clockhouse.report.internal.comparison;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.kernel.Refused;
import org.clockhouse.report.ParallelRun.Field;

/**
 * Another system's sheet: lines for each person and date, or a column for each date.
 *
 * @param empty columns without a value in any line; one that has values elsewhere means none where it is blank
 * @param days by number, then by date
 */
record OldSheet(
        List<String> headings,
        Map<Integer, Field> columns,
        Set<Integer> empty,
        Map<String, Map<LocalDate, OldDay>> days) {

    /** How a sheet says that something was not so. */
    private static final Pattern NO = Pattern.compile("|0+([.:]0+)*|no?|false|否|-", Pattern.CASE_INSENSITIVE);

    /** What stands for nothing. */
    private static final Pattern BLANK = Pattern.compile("[-–—\\s]*");

    /**
     * @param given what columns hold; empty to guess it
     * @param dates of the period that is compared
     */
    static OldSheet read(List<List<String>> rows, Map<Integer, Field> given, OldDates dates) {
        OldHead head = OldHead.of(rows, given, dates);
        Map<Integer, Field> columns = new TreeMap<>(given.isEmpty() ? head.columns() : given);
        columns.values().removeIf(field -> field == Field.DAY);
        boolean byLine = columns.containsValue(Field.DATE);
        if (!columns.containsValue(Field.NUMBER) || !byLine && head.dates().isEmpty()) {
            throw Refused.at(
                    "/columns",
                    "parallel.columns",
                    "a column for the number, and a date or a column for each date, are wanted");
        }
        if (!byLine) {
            head.dates().keySet().forEach(column -> columns.put(column, Field.DAY));
        }
        List<List<String>> below = rows.subList(head.first(), rows.size());
        OldSheet sheet = new OldSheet(
                head.headings(), columns, byLine ? empty(below, columns, dates) : Set.of(), new LinkedHashMap<>());
        sheet.take(below, head.dates(), byLine ? Optional.of(dates) : Optional.empty());
        if (sheet.days.isEmpty()) {
            throw Refused.at("/columns", "parallel.dates", "no row below the headings has a number and a date");
        }
        if (byLine && !sheet.saysAnything()) {
            throw Refused.at("/columns", "parallel.empty", "nothing stands beside numbers and dates");
        }
        return sheet;
    }

    private static Set<Integer> empty(List<List<String>> rows, Map<Integer, Field> columns, OldDates dates) {
        Set<Integer> empty = new TreeSet<>(columns.keySet());
        columns.forEach((date, field) -> {
            if (field == Field.DATE) {
                rows.stream()
                        .filter(row -> dates.read(cell(row, date)).isPresent())
                        .forEach(row -> empty.removeIf(
                                column -> !BLANK.matcher(cell(row, column)).matches()));
            }
        });
        empty.removeIf(column -> columns.get(column) == Field.NUMBER || columns.get(column) == Field.DATE);
        return empty;
    }

    /** Whether there is more than who and when: else every day would be the same. */
    private boolean saysAnything() {
        return columns.entrySet().stream()
                        .anyMatch(one -> one.getValue() != Field.NUMBER
                                && one.getValue() != Field.DATE
                                && !empty.contains(one.getKey()))
                || days.values().stream().flatMap(own -> own.values().stream()).anyMatch(day -> !day.words()
                        .isEmpty());
    }

    /** A row without a number goes on about the person above: cells are merged where somebody has several lines. */
    private void take(List<List<String>> rows, Map<Integer, LocalDate> dates, Optional<OldDates> byLine) {
        String heading = cell(headings, Field.NUMBER);
        String number = "";
        Map<String, Map<LocalDate, String>> cells = new LinkedHashMap<>();
        for (List<String> row : rows) {
            String named = cell(row, Field.NUMBER).replaceAll("^'|^=\"|\"$|\\.0+$", "");
            number = named.isEmpty() ? number : named.equals(heading) ? "" : named;
            if (number.isEmpty()) {
                continue;
            }
            if (byLine.isPresent()) {
                String owner = number;
                byLine.get().read(cell(row, Field.DATE)).ifPresent(date -> days.computeIfAbsent(
                                owner, key -> new TreeMap<>())
                        .merge(date, day(row), OldDay::and));
            } else {
                Map<LocalDate, String> own = cells.computeIfAbsent(number, key -> new TreeMap<>());
                dates.forEach((column, date) -> {
                    if (!cell(row, column).isEmpty()) {
                        own.merge(date, cell(row, column), (above, below) -> above + ' ' + below);
                    }
                });
            }
        }
        cells.forEach((owner, own) -> {
            Map<LocalDate, OldDay> read = new TreeMap<>();
            own.forEach((date, text) -> read.put(date, OldDay.ofCell(text)));
            days.put(owner, read);
        });
    }

    private OldDay day(List<String> row) {
        String status = cell(row, Field.STATUS);
        Set<OldDay.Word> words = OldDay.words(status);
        Optional<String> absent = absent(row);
        absent.ifPresent(any -> words.add(OldDay.Word.ABSENT));
        return new OldDay(
                status.isEmpty() ? absent.orElse("") : status,
                words,
                Stream.of(Field.IN, Field.OUT)
                        .filter(field -> column(field).isPresent())
                        .collect(Collectors.toSet()),
                time(cell(row, Field.IN)),
                time(cell(row, Field.OUT)),
                length(row, Field.ATTENDED),
                length(row, Field.LATE),
                length(row, Field.EARLY),
                length(row, Field.OVERTIME));
    }

    /** What stands in a column that is headed by absence alone: a tick, a word or a length; nothing for a day that was none. */
    private Optional<String> absent(List<String> row) {
        for (int i = 0; i < headings.size(); i++) {
            boolean said = OldHead.isOfAbsence(headings.get(i))
                    && !columns.containsKey(i)
                    && !NO.matcher(cell(row, i)).matches();
            if (said) {
                return Optional.of(headings.get(i));
            }
        }
        return Optional.empty();
    }

    private OptionalInt length(List<String> row, Field field) {
        Optional<Integer> column = column(field);
        if (column.isEmpty()) {
            return OptionalInt.empty();
        }
        String text = cell(row, column.get());
        return BLANK.matcher(text).matches() ? OptionalInt.of(0) : OldDay.length(text, cell(headings, column.get()));
    }

    /** Sheet programs keep a time as a part of the day. */
    private static Optional<LocalTime> time(String text) {
        if (text.matches("(0|[45]\\d{4})?\\.\\d+")) {
            double part = Double.parseDouble(text) % 1;
            return Optional.of(LocalTime.ofSecondOfDay(Math.round(part * 1_440) % 1_440 * 60));
        }
        return OldDay.times(text).stream().findFirst();
    }

    private Optional<Integer> column(Field field) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == field && !empty.contains(column.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String cell(List<String> row, Field field) {
        return column(field).map(column -> cell(row, column)).orElse("");
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    /** Of which it says something for anybody. */
    Set<LocalDate> dates() {
        return days.values().stream()
                .flatMap(own -> own.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> numbers() {
        return new ArrayList<>(days.keySet());
    }
}
