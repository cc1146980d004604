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

    private static final int PAGE = 30;

    private final Conversation terminal;
    private final Supplier<String> searchIds;

    PagedLists(Conversation terminal, Supplier<String> searchIds) {
        this.terminal = terminal;
        this.searchIds = searchIds;
    }

    /** @param what {@code UserInfo} or {@code CardInfo} */
    List<Json> search(String what, Map<String, Object> condition) throws DriverException, InterruptedException {
        List<Json> all = new ArrayList<>();
        String searchId = searchIds.get();
        boolean more = true;
        while (more) {
            Map<String, Object> asked =
                    Json.object("searchID", searchId, "searchResultPosition", all.size(), "maxResults", PAGE);
            asked.putAll(condition);
            String body = Json.write(Json.object(what + "SearchCond", asked));
            Json found = terminal.json(Request.search("/ISAPI/AccessControl/" + what + "/Search?format=json", body))
                    .at(what + "Search");
            String status = found.string("responseStatusStrg");
            if (status.isEmpty()) {
                throw new DriverException(Fault.GARBLED, "the terminal does not say how its search ended");
            }
            List<Json> page = found.list(what);
            if (!page.isEmpty()
                    && !all.isEmpty()
                    && page.get(0).text().equals(all.get(0).text())) {
                throw new DriverException(Fault.GARBLED, "the terminal gives the same page again and again");
            }
            all.addAll(page);
            more = !page.isEmpty() && status.equals("MORE");
        }
        return all;
    }
}
