package org.clockhouse.driver.hikvision.isapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.json.Json;

/** What a terminal holds of one kind, asked for page after page. */
final class PagedLists {

    /** Most firmware gives no more at once. */
    private static final int PAGE = 30;

    private final Conversation terminal;
    private final Supplier<String> searchIds;
    private final int page;

    /** @param page how many may be asked for at once */
    PagedLists(Conversation terminal, Supplier<String> searchIds, int page) {
        this.terminal = terminal;
        this.searchIds = searchIds;
        this.page = page;
    }

    /** Some firmware refuses to be asked for more than it says here. @param condition of the search, as its abilities state it */
    static int page(Json condition) {
        long most = condition.at("maxResults").number("@max").orElse(PAGE);
        return (int) Math.max(1, Math.min(PAGE, most));
    }

    /** @param what {@code UserInfo} or {@code CardInfo} */
    List<Json> search(String what, Map<String, Object> condition) throws DriverException, InterruptedException {
        List<Json> all = new ArrayList<>();
        String searchId = searchIds.get();
        boolean more = true;
        while (more) {
            Map<String, Object> asked =
                    Json.object("searchID", searchId, "searchResultPosition", all.size(), "maxResults", page);
            asked.putAll(condition);
            String body = Json.write(Json.object(what + "SearchCond", asked));
            Json found = terminal.json(Request.search("/ISAPI/AccessControl/" + what + "/Search?format=json", body))
                    .at(what + "Search");
            String status = found.string("responseStatusStrg");
            if (status.isEmpty()) {
                throw new DriverException(Fault.GARBLED, "the terminal does not say how its search ended");
            }
            List<Json> rows = found.list(what);
            if (!rows.isEmpty()
                    && !all.isEmpty()
                    && rows.get(0).text().equals(all.get(0).text())) {
                throw new DriverException(Fault.GARBLED, "the terminal gives the same page again and again");
            }
            all.addAll(rows);
            more = !rows.isEmpty() && status.equals("MORE");
        }
        return all;
    }
}
