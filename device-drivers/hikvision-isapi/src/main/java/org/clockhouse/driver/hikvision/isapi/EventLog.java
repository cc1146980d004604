package org.clockhouse.driver.hikvision.isapi;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.json.Json;

/** A terminal's events as pages of punches. */
final class EventLog {

    private final Conversation terminal;
    private final boolean isSearchedBySerial;
    private final Set<Integer> passed;
    private final Supplier<String> searchIds;
    private final BooleanSupplier pictures;
    private final int page;
    private Optional<Look> last = Optional.empty();

    /**
     * @param abilities what the firmware says of its search; one that cannot begin at a number begins at a time
     * @param pictures whether it is to say where pictures lie
     */
    EventLog(
            Conversation terminal,
            Json abilities,
            Set<Integer> passed,
            Supplier<String> searchIds,
            BooleanSupplier pictures) {
        this.terminal = terminal;
        this.isSearchedBySerial = abilities.has("beginSerialNo");
        this.page = PagedLists.page(abilities.at("AcsEvent").at("AcsEventCond"));
        this.passed = passed;
        this.searchIds = searchIds;
        this.pictures = pictures;
    }

    /** Nothing but moving doors was found after a cursor, up to this place; that need not be looked at again. */
    private record Look(Cursor asked, EventPlace reached, boolean gap) {}

    /** The first row to be read, and whether some before it were lost. */
    private record Start(EventRows rows, Optional<EventRow> first, boolean gap) {}

    PunchPage read(Cursor after, int limit) throws DriverException, InterruptedException {
        Optional<Look> look = last.filter(known -> known.asked().equals(after));
        Optional<EventPlace> place = look.map(Look::reached).or(() -> EventPlace.of(after));
        boolean isStrange = place.isEmpty() && !after.equals(Cursor.START);
        Start start = place.isPresent() ? startAfter(place.get()) : beginning(isStrange);
        boolean gap = start.gap() || look.filter(Look::gap).isPresent();

        PunchPage.Builder page = PunchPage.builder(after);
        Optional<EventPlace> reached = Optional.empty();
        Optional<EventRow> row = start.first();
        while (row.isPresent() && page.rows() < limit) {
            row.get().addTo(page, passed);
            reached = Optional.of(row.get().place());
            row = start.rows().next();
        }
        if (page.rows() > 0) {
            page.next(reached.orElseThrow().cursor()).more(row.isPresent()).gap(gap);
            last = Optional.empty();
        } else if (reached.isPresent()) {
            last = Optional.of(new Look(after, reached.get(), gap));
        }
        return page.build();
    }

    private Start beginning(boolean gap) throws DriverException, InterruptedException {
        EventRows rows = EventRows.all(terminal, search());
        return new Start(rows, rows.next(), gap);
    }

    private EventRows.Search search() {
        return new EventRows.Search(searchIds.get(), pictures.getAsBoolean(), page);
    }

    private Start startAfter(EventPlace place) throws DriverException, InterruptedException {
        return isSearchedBySerial && place.serial() > 0 ? startBySerial(place) : startByTime(place);
    }

    /** The row last read shows whether this is still the same log: one with its number alone may be of a newer one. */
    private Start startBySerial(EventPlace place) throws DriverException, InterruptedException {
        EventRows rows = EventRows.fromSerial(terminal, search(), place.serial());
        Optional<EventRow> row = rows.next();
        if (row.isPresent() && place.isOf(row.get())) {
            return new Start(rows, rows.next(), false);
        }
        if (row.isEmpty() || row.get().serial() == place.serial()) {
            return beginning(true);
        }
        return new Start(rows, row, row.get().serial() > place.serial() + 1);
    }

    private Start startByTime(EventPlace place) throws DriverException, InterruptedException {
        EventRows rows = EventRows.fromTime(terminal, search(), place.time());
        Optional<EventRow> row = rows.next();
        while (row.isPresent() && !place.isOf(row.get())) {
            row = rows.next();
        }
        return row.isPresent() ? new Start(rows, rows.next(), false) : beginning(true);
    }
}
