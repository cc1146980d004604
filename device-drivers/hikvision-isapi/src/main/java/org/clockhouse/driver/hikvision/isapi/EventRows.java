package org.clockhouse.driver.hikvision.isapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.json.Json;

/** The rows of one search, oldest first, asked for a page at a time. Terminals give smaller pages than were asked for. */
final class EventRows {

    private static final String TARGET = "/ISAPI/AccessControl/AcsEvent?format=json";
    private static final int ACCESS_EVENTS = 5;
    private static final String EVER = "1970-01-01T00:00:00+00:00";
    private static final String NEVER = "2037-12-31T23:59:59+00:00";

    private final Conversation terminal;
    private final Search search;
    private final String startTime;
    private final long firstSerial;
    private final Deque<EventRow> page = new ArrayDeque<>();
    private String firstOfPage = "";
    private int position;
    private boolean ended;

    /**
     * @param pictures whether rows are to say where their pictures lie
     * @param page how many rows may be asked for at once
     */
    record Search(String id, boolean pictures, int page) {}

    private EventRows(Conversation terminal, Search search, String startTime, long firstSerial) {
        this.terminal = terminal;
        this.search = search;
        this.startTime = startTime;
        this.firstSerial = firstSerial;
    }

    static EventRows all(Conversation terminal, Search search) {
        return new EventRows(terminal, search, EVER, 0);
    }

    /** From the row with this number, if it is still there, else from the next. */
    static EventRows fromSerial(Conversation terminal, Search search, long serial) {
        return new EventRows(terminal, search, EVER, serial);
    }

    static EventRows fromTime(Conversation terminal, Search search, String time) {
        return new EventRows(terminal, search, time.equals("-") ? EVER : time, 0);
    }

    /** Empty at the end. */
    Optional<EventRow> next() throws DriverException, InterruptedException {
        if (page.isEmpty() && !ended) {
            fetch();
        }
        Optional<EventRow> row = Optional.ofNullable(page.poll());
        return row.isPresent() && row.get().serial() < firstSerial ? next() : row;
    }

    private void fetch() throws DriverException, InterruptedException {
        Json found = terminal.json(Request.search(TARGET, question())).at("AcsEvent");
        String status = found.string("responseStatusStrg");
        if (status.isEmpty()) {
            throw new DriverException(Fault.GARBLED, "the terminal does not say how its search ended");
        }
        found.list("InfoList").forEach(row -> page.add(EventRow.of(row)));
        if (!page.isEmpty() && page.peek().text().equals(firstOfPage)) {
            throw new DriverException(Fault.GARBLED, "the terminal gives the same page of events again and again");
        }
        firstOfPage = page.isEmpty() ? "" : page.peek().text();
        position += page.size();
        ended = page.isEmpty() || !status.equals("MORE");
        if (page.isEmpty() && found.number("numOfMatches").orElse(0) > 0) {
            throw new DriverException(Fault.GARBLED, "the terminal counts events and gives none");
        }
    }

    private String question() {
        var condition = Json.object(
                "searchID",
                search.id(),
                "searchResultPosition",
                position,
                "maxResults",
                search.page(),
                "major",
                ACCESS_EVENTS,
                "minor",
                0,
                "startTime",
                startTime,
                "endTime",
                NEVER,
                "picEnable",
                search.pictures());
        if (firstSerial > 0) {
            condition.put("beginSerialNo", firstSerial);
        }
        return Json.write(Json.object("AcsEventCond", condition));
    }
}
