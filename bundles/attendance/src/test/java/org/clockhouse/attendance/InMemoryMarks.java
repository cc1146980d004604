package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.clockhouse.attendance.AttendanceRows.Data;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.EmployeeId;

final class InMemoryMarks implements MarkRepository {

    private final AttendanceRows rows;
    private final BiFunction<LocalDate, LocalDate, Collection<EmployeeId>> employed;
    private long place;

    InMemoryMarks(AttendanceRows rows, BiFunction<LocalDate, LocalDate, Collection<EmployeeId>> employed) {
        this.rows = rows;
        this.employed = employed;
    }

    @Override
    public void add(Collection<Mark> marks) {
        Data data = rows.changing();
        marks.forEach(mark -> data.marks().put(++place, mark));
    }

    @Override
    public void addEverybody(LocalDate from, LocalDate until) {
        add(employed.apply(from, until).stream()
                .map(employee -> new Mark(employee, from, until))
                .toList());
    }

    @Override
    public MarkRepository.Marks waiting(int limit) {
        List<Long> places = rows.data().marks().keySet().stream().limit(limit).toList();
        return new MarkRepository.Marks(
                places.stream().map(rows.data().marks()::get).toList(), places);
    }

    @Override
    public void remove(Collection<Long> places) {
        Data data = rows.changing();
        places.forEach(data.marks()::remove);
    }

    @Override
    public long count() {
        return rows.data().marks().size();
    }

    @Override
    public long count(LocalDate from, LocalDate until) {
        return rows.data().marks().values().stream()
                .filter(mark -> !mark.from().isAfter(until) && !mark.until().isBefore(from))
                .count();
    }
}
