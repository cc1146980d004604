package org.clockhouse.driver.hikvision.isapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.json.Json;

/** People at one terminal, changed one at a time, as it wants it. */
final class People {

    static final String NUMBER = "employeeNo";

    private static final String AT = "/ISAPI/AccessControl/UserInfo/";
    private static final String JSON = "?format=json";
    private static final Set<String> KNOWN = Set.of("deviceUserAlreadyExist", "employeeNoAlreadyExist");
    private static final Set<String> FULL = Set.of("deviceCardFull", "reachMaxUser");

    private final Conversation terminal;
    private final PagedLists lists;
    private final int doors;

    /** @param doors of the terminal */
    People(Conversation terminal, PagedLists lists, int doors) {
        this.terminal = terminal;
        this.lists = lists;
        this.doors = doors;
    }

    /** @return false when the terminal can know no more people */
    boolean put(List<Grant> ofOne) throws DriverException, InterruptedException {
        String body = Json.write(Json.object("UserInfo", PersonRecord.of(ofOne, doors)));
        Request create = Request.write("POST", AT + "Record" + JSON, body);
        Status status = terminal.change(create);
        if (KNOWN.contains(status.word())) {
            Request modify = Request.write("PUT", AT + "Modify" + JSON, body);
            return isTaken(modify, terminal.change(modify));
        }
        return isTaken(create, status);
    }

    /** @return false when there is no room; fails when it is not that */
    static boolean isTaken(Request request, Status status) throws DriverException {
        if (!status.isOk() && !FULL.contains(status.word())) {
            throw status.failure(request);
        }
        return status.isOk();
    }

    List<Json> all() throws DriverException, InterruptedException {
        return lists.search("UserInfo", Map.of());
    }

    Optional<Json> find(String number) throws DriverException, InterruptedException {
        var condition = Json.object("EmployeeNoList", List.of(Json.object(NUMBER, number)));
        return lists.search("UserInfo", condition).stream()
                .filter(person -> person.string(NUMBER).equals(number))
                .findFirst();
    }

    /** Whoever is left without card, finger and face is forgotten, if the terminal says that nothing is left. */
    void forgetEmpty(String number) throws DriverException, InterruptedException {
        if (find(number).filter(People::hasNothing).isPresent()) {
            delete(number);
        }
    }

    private static boolean hasNothing(Json person) {
        return Stream.of("numOfCard", "numOfFP", FaceDesk.COUNT)
                .allMatch(count -> person.number(count).orElse(-1) == 0);
    }

    /** Never without a number: a terminal takes an empty list for everybody. */
    private void delete(String number) throws DriverException, InterruptedException {
        var condition = Json.object("EmployeeNoList", List.of(Json.object(NUMBER, number)));
        String body = Json.write(Json.object("UserInfoDelCond", condition));
        terminal.remove(Request.write("PUT", AT + "Delete" + JSON, body), "deviceUserNotExist");
    }
}
