package org.clockhouse.report.internal.timesheet;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.DayResult.Planned;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Words;

/** One line for each person, date and shift. */
public final class DailyList implements Layout {

    private static final List<Bucket> LENGTHS = List.of(
            Bucket.REQUIRED,
            Bucket.ATTENDED,
            Bucket.REGULAR,
            Bucket.LATE,
            Bucket.EARLY,
            Bucket.SHORT,
            Bucket.ABSENT,
            Bucket.EXTRA);

    private final Words words;

    public DailyList(Words words) {
        this.words = words;
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("number", words, 10));
        columns.add(Column.of("name", words, 14));
        columns.add(Column.of("department", words, 16));
        columns.add(Column.of("date", words, 11));
        for (String key : new String[] {"weekday", "shift", "from", "until", "in", "out"}) {
            columns.add(Column.of(key, words, 7));
        }
        LENGTHS.forEach(bucket -> columns.add(Column.of(bucket.name().toLowerCase(java.util.Locale.ROOT), words, 8)));
        columns.add(Column.of("overtime", words, 7));
        columns.add(Column.of("flags", words, 22));
        columns.add(Column.of("state", words, 10));
        return columns;
    }

    @Override
    public List<List<Cell>> rows(MonthRow row, String department) {
        return row.days().stream().map(day -> line(row, day, department)).toList();
    }

    private List<Cell> line(MonthRow row, DayResult day, String department) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(row.person().number()));
        cells.add(new Cell.Text(words.of(row.person().name())));
        cells.add(new Cell.Text(department));
        cells.add(new Cell.Text(day.date().toString()));
        cells.add(new Cell.Text(words.of(day.date().getDayOfWeek())));
        cells.add(new Cell.Text(day.planned().map(Planned::code).orElse("")));
        cells.add(clock(day.planned().map(Planned::from)));
        cells.add(clock(day.planned().map(Planned::until)));
        cells.add(clock(day.firstIn()));
        cells.add(clock(day.lastOut()));
        LENGTHS.forEach(bucket -> cells.add(new Cell.Minutes(day.minutes().get(bucket))));
        cells.add(new Cell.Minutes(day.minutes().overtime()));
        cells.add(new Cell.Text(remarks(day)));
        cells.add(new Cell.Text(words.of("state." + day.state())));
        return cells;
    }

    private String remarks(DayResult day) {
        List<String> remarks = new ArrayList<>();
        if (day.status() == DayStatus.ABSENT || day.status() == DayStatus.HALF_DAY) {
            remarks.add(words.of("flag." + day.status()));
        }
        for (Flag flag : day.flags()) {
            remarks.add((words.of("flag." + flag.kind()) + ' ' + flag.value()).strip());
        }
        return remarks.stream().collect(Collectors.joining("; "));
    }

    private static Cell clock(Optional<LocalDateTime> time) {
        return time.<Cell>map(at -> new Cell.Text(clock(at.toLocalTime()))).orElse(Cell.EMPTY);
    }

    /** Whole minutes are written as hh:mm, without the cost of a pattern. */
    private static String clock(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
