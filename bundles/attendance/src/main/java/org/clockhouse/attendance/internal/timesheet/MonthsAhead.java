package org.clockhouse.attendance.internal.timesheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Employee;

/** Many people's months, read by a crew while earlier ones are looked at: who is next in turn, what they did side by side. */
final class MonthsAhead implements Iterator<List<MonthRow>> {

    static final int PEOPLE = 100;
    /** Pages that are being read or were read and not looked at. Each may hold a year of its people. */
    private static final int AHEAD = 3;

    private final Workers.Crew crew;
    private final Function<Page, Slice<Employee>> people;
    private final Function<List<Employee>, List<MonthRow>> months;
    private final Deque<Future<List<MonthRow>>> ahead = new ArrayDeque<>();
    private Optional<Future<Slice<Employee>>> next;

    /** Begins to read, so that what is refused is refused at once. */
    MonthsAhead(
            Workers.Crew crew,
            Function<Page, Slice<Employee>> people,
            Function<List<Employee>, List<MonthRow>> months) {
        this.crew = crew;
        this.people = people;
        this.months = months;
        this.next = Optional.of(crew.submit(() -> people.apply(Page.first(PEOPLE))));
        readOn();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /** @throws Unavailable {@code timesheet.reading} when the thread is interrupted */
    @Override
    public List<MonthRow> next() {
        if (ahead.isEmpty()) {
            throw new NoSuchElementException();
        }
        List<MonthRow> some = read(ahead.remove());
        readOn();
        return some;
    }

    private void readOn() {
        while (next.isPresent() && ahead.size() < AHEAD) {
            Slice<Employee> page = read(next.get());
            next = page.next().isEmpty()
                    ? Optional.empty()
                    : Optional.of(crew.submit(() -> people.apply(new Page(page.next(), PEOPLE))));
            ahead.add(crew.submit(() -> months.apply(page.items())));
        }
    }

    private static <T> T read(Future<T> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("timesheet.reading", "interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
