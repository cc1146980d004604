package org.clockhouse.report.internal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Workers;

/** The people of a sheet, a page at a time: while one is laid out the next is read. */
final class PeopleAhead {

    private static final int PEOPLE = 100;

    private final Workers.Crew crew;
    private final Function<Page, Slice<MonthRow>> rows;
    private final Slice<MonthRow> first;

    /** Reads the first page, so that what is refused is refused at once. */
    PeopleAhead(Workers.Crew crew, Function<Page, Slice<MonthRow>> rows) {
        this.crew = crew;
        this.rows = rows;
        this.first = rows.apply(Page.first(PEOPLE));
    }

    interface Taker {
        void take(List<MonthRow> people) throws IOException;
    }

    /** @return how many people there were */
    int each(Taker taker) throws IOException {
        int count = 0;
        Slice<MonthRow> people = first;
        while (!people.next().isEmpty()) {
            Page following = new Page(people.next(), PEOPLE);
            Future<Slice<MonthRow>> next = crew.submit(() -> rows.apply(following));
            taker.take(people.items());
            count += people.items().size();
            people = read(next);
        }
        taker.take(people.items());
        return count + people.items().size();
    }

    private static Slice<MonthRow> read(Future<Slice<MonthRow>> page) throws IOException {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("ended while the next people were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IOException(e.getCause());
        }
    }
}
