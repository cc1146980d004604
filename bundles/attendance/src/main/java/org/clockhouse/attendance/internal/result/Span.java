package org.clockhouse.attendance.internal.result;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.kernel.EmployeeId;

/** Dates of one person to work out. @param until inclusive */
public record Span(EmployeeId employee, LocalDate from, LocalDate until) {

    /**
     * One span for each person, which covers all of its marks and the dates next to them: windows reach over midnight, so a
     * punch may belong to the date before or after its own.
     */
    static List<Span> of(Collection<Mark> marks) {
        TreeMap<EmployeeId, Span> spans = new TreeMap<>();
        marks.forEach(mark -> spans.merge(mark.employee(), of(mark), Span::around));
        return List.copyOf(spans.values());
    }

    static Span of(Mark mark) {
        return new Span(mark.employee(), mark.from().minusDays(1), mark.until().plusDays(1));
    }

    long days() {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }

    Span around(Span other) {
        return new Span(
                employee,
                from.isBefore(other.from) ? from : other.from,
                until.isAfter(other.until) ? until : other.until);
    }
}
