package org.clockhouse.attendance.internal.timesheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Employee;

/** Many people's months: who is next is asked in turn, what they did is read side by side while earlier ones are looked at. */
final class MonthsAhead implements Iterator<List<MonthRow>> {

    static final int PEOPLE = 100;
    /** Pages that are being read or were read and not looked at. Each may hold a year of its people. */
    private static final int AHEAD = 3;

    private final Workers.Crew crew;
    private final Function<Page, Slice<Employee>> people;
    private final Function<List<Employee>, List<MonthRow>> months;
    private final Deque<Future<List<MonthRow>>> ahead = new ArrayDeque<>();
    private Page next = Page.first(PEOPLE);
    private boolean isLast;

    /** Begins to read, so that what is refused is refused at once. */
    MonthsAhead(
            Workers.Crew crew,
            Function<Page, Slice<Employee>> people,
            Function<List<Employee>, List<MonthRow>> months) {
        this.crew = crew;
        this.people = people;
        this.months = months;
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
        while (!isLast && ahead.size() < AHEAD) {
            Slice<Employee> page = people.apply(next);
            ahead.add(crew.submit(() -> months.apply(page.items())));
            isLast = page.next().isEmpty();
            next = new Page(page.next(), PEOPLE);
        }
    }

    private static List<MonthRow> read(Future<List<MonthRow>> page) {
        try {
            return page.get();
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
