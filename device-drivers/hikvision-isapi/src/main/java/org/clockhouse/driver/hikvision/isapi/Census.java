package org.clockhouse.driver.hikvision.isapi;

import java.util.OptionalLong;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.json.Json;

/** How much a terminal holds, told early enough that somebody can come. Firmware that does not count is not asked again. */
final class Census {

    private static final int EARLY_PERCENT = 80;
    private static final int URGENT_PERCENT = 95;
    private static final Request PEOPLE = Request.get("/ISAPI/AccessControl/UserInfo/Count?format=json");
    private static final Request EVENTS = Request.search(
            "/ISAPI/AccessControl/AcsEventTotalNum?format=json",
            Json.write(Json.object("AcsEventTotalNumCond", Json.object("major", 5, "minor", 0))));

    private final Conversation terminal;
    private final OptionalLong most;
    private boolean countsPeople = true;
    private boolean countsEvents = true;

    /** @param most people it can know */
    Census(Conversation terminal, OptionalLong most) {
        this.terminal = terminal;
        this.most = most;
    }

    static OptionalLong capacity(Json abilities) {
        Json people = abilities.at("UserInfo");
        OptionalLong stated = people.number("maxRecordNum");
        OptionalLong most =
                stated.isPresent() ? stated : people.at("maxRecordNum").number("@max");
        return most.isPresent() && most.getAsLong() > 0 && most.getAsLong() <= Integer.MAX_VALUE
                ? most
                : OptionalLong.empty();
    }

    Health health() throws DriverException, InterruptedException {
        OptionalLong people = OptionalLong.empty();
        if (countsPeople) {
            people = count(PEOPLE, "UserInfoCount", "userNumber");
            countsPeople = people.isPresent();
        }
        OptionalLong events = OptionalLong.empty();
        if (countsEvents) {
            events = count(EVENTS, "AcsEventTotalNum", "totalNum");
            countsEvents = events.isPresent();
        }
        if (!countsPeople && !countsEvents) {
            terminal.demand(HikvisionSession.DEVICE_INFO);
        }
        Health health = health(people);
        return people.isPresent() && events.isPresent()
                ? health.holding((int) events.getAsLong(), (int) people.getAsLong())
                : health;
    }

    private Health health(OptionalLong people) {
        long percent = people.isPresent() && most.isPresent() ? 100 * people.getAsLong() / most.getAsLong() : 0;
        if (percent < EARLY_PERCENT) {
            return Health.of(Health.State.GOOD, "");
        }
        String urgency = percent >= URGENT_PERCENT ? "urgent: " : "";
        return Health.of(
                Health.State.DEGRADED,
                urgency + "memory for people is " + percent + " % full (" + people.getAsLong() + " of "
                        + most.getAsLong() + ")");
    }

    private OptionalLong count(Request request, String object, String name)
            throws DriverException, InterruptedException {
        Response response = terminal.ask(request);
        Status status = Status.of(response);
        if (!status.isAnswer()) {
            throw status.failure(request);
        }
        return status.isOk() ? Json.of(response.text().strip()).at(object).number(name) : OptionalLong.empty();
    }
}
