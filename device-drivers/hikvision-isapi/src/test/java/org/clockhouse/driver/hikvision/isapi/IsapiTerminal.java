package org.clockhouse.driver.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.json.Json;

/** An access terminal that answers ISAPI: what it holds, whom it lets in, and what it says. */
final class IsapiTerminal {

    static final String OFFSET = "+01:00";

    private static final String OK = "{\"statusCode\":1,\"statusString\":\"OK\",\"subStatusCode\":\"ok\"}";

    /** Whether whoever asks may. */
    final DigestGuard guard = new DigestGuard();

    volatile int capacity = 40;
    /** However many rows somebody asks for. */
    volatile int pageCap = 3;

    /** What its abilities say; it refuses to be asked for more. */
    volatile int statedPage = 30;
    /** It says that it knows people and cards, and does not. */
    volatile boolean onlyEvents;

    volatile boolean searchesBySerial = true;
    volatile boolean searchesEvents = true;
    volatile boolean counts = true;
    volatile boolean busy;
    /** Each so manieth write finds it busy; 0 for none. */
    volatile int busyWrites;

    private int writes;
    volatile int mostPeople = 1000;
    volatile int mostCards = 1000;
    volatile String timeMode = "NTP";
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> doorWords = new CopyOnWriteArrayList<>();
    final Map<String, Json> people = new LinkedHashMap<>();
    final Map<String, String> cards = new LinkedHashMap<>();
    final Map<String, byte[]> faces = new LinkedHashMap<>();
    volatile boolean takesFaces = true;
    volatile boolean countsFaces = true;
    /** It finds one card at a time, and says so or finds nothing. */
    volatile boolean looksForOne;

    volatile boolean saysThatItLooksForOne;
    /** It takes cards and keeps none. */
    volatile boolean losesCards;

    /** What this firmware calls the part with the picture. */
    volatile String facePart = "FaceImage";
    /** What is wrong with the next pictures; empty when nothing is. */
    volatile String faceRefusal = "";

    /** What it says of the words that it can read out; empty where it cannot. */
    volatile String speech = "";

    volatile String spoken = "{\"TTSText\":{\"enable\":false,\"prefix\":\"none\",\"Success\":[],\"Failure\":[]}}";

    private final List<String> events = new ArrayList<>();
    final List<String> pictures = new CopyOnWriteArrayList<>();
    private long lastSerial;
    private LocalDateTime clock = LocalDateTime.of(2026, 3, 2, 8, 0);
    private long clockSetAt = System.nanoTime();

    /** What it says to one question. */
    record Answer(int status, String contentType, String body, String challenge) {

        static Answer json(String body) {
            return new Answer(200, "application/json", body, "");
        }

        static Answer xml(String body) {
            return new Answer(200, "application/xml", body, "");
        }

        static Answer failure(int status, String word) {
            return new Answer(
                    status,
                    "application/json",
                    "{\"statusCode\":4,\"statusString\":\"Invalid Operation\",\"subStatusCode\":\"" + word + "\"}",
                    "");
        }
    }

    /** An event of somebody who was let in. */
    synchronized long punch(String person, LocalDateTime time, int minor) {
        return event(Json.object(
                "major",
                5,
                "minor",
                minor,
                "time",
                time + (time.getSecond() == 0 ? ":00" : "") + OFFSET,
                "cardType",
                1,
                "name",
                "Employee " + person,
                "cardReaderNo",
                1,
                "doorNo",
                1,
                "employeeNoString",
                person,
                "type",
                0,
                "userType",
                "normal",
                "currentVerifyMode",
                "cardOrFace",
                "mask",
                "no",
                "attendanceStatus",
                "checkIn"));
    }

    synchronized void door(LocalDateTime time, int minor) {
        event(Json.object("major", 5, "minor", minor, "time", time + ":00" + OFFSET, "doorNo", 1, "type", 0));
    }

    synchronized long event(Map<String, Object> fields) {
        lastSerial++;
        fields.put("serialNo", lastSerial);
        events.add(Json.write(fields));
        if (events.size() > capacity) {
            events.remove(0);
        }
        return lastSerial;
    }

    synchronized void clearLog() {
        events.clear();
        lastSerial = 0;
    }

    synchronized int eventCount() {
        return events.size();
    }

    synchronized LocalDateTime clock() {
        return clock.plus(Duration.ofNanos(System.nanoTime() - clockSetAt)).truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized void setClock(LocalDateTime reading) {
        clock = reading;
        clockSetAt = System.nanoTime();
    }

    /** Somebody who was let in, with a picture that lies at the path; it says so to whoever asks for pictures. */
    synchronized void photograph(String path, String person, LocalDateTime time) {
        pictures.add(path);
        event(Json.object(
                "major",
                5,
                "minor",
                75,
                "time",
                time + ":00" + OFFSET,
                "employeeNoString",
                person,
                "pictureURL",
                "http://192.168.1.64" + path));
    }

    boolean isStream(String target) {
        return target.equals("/ISAPI/Event/notification/alertStream");
    }

    synchronized Answer answer(String method, String target, String authorization, byte[] bytes)
            throws DriverException {
        String body = new String(bytes, StandardCharsets.UTF_8);
        heard.add(method + " " + target);
        Answer refusal = guard.refusal(method, target, authorization);
        if (refusal != null) {
            return refusal;
        }
        boolean isWrite = !method.equals("GET") && !target.contains("Search") && !target.contains("AcsEvent");
        writes += isWrite ? 1 : 0;
        if (busy || isWrite && busyWrites > 0 && writes % busyWrites == 0) {
            return Answer.failure(503, "deviceBusy");
        }
        if (pictures.contains(target)) {
            return new Answer(200, "image/jpeg", "a picture", "");
        }
        String path = target.replaceFirst("\\?.*", "").replaceFirst("^/ISAPI/", "");
        if (path.startsWith("AccessControl/RemoteControl/door/")) {
            doorWords.add(path.substring(path.lastIndexOf('/') + 1) + " "
                    + XmlFields.of(body.getBytes(StandardCharsets.UTF_8)).text("cmd"));
            return Answer.xml("<ResponseStatus><statusCode>1</statusCode><subStatusCode>ok</subStatusCode>"
                    + "</ResponseStatus>");
        }
        if (onlyEvents && path.matches("AccessControl/(UserInfo|CardInfo)/(?!capabilities).*")) {
            return Answer.failure(403, "notSupport");
        }
        return switch (method + " " + path) {
            case "GET System/deviceInfo" ->
                Answer.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<DeviceInfo version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\">"
                        + "<deviceName>Gate</deviceName><model>DS-K1T341AMF</model>"
                        + "<serialNumber>DS-K1T341AMF20240101V030214ENAA1234567</serialNumber>"
                        + "<firmwareVersion>V3.2.14</firmwareVersion></DeviceInfo>");
            case "GET System/time" ->
                Answer.xml("<Time><timeMode>" + timeMode + "</timeMode><localTime>"
                        + clock().format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
                        + OFFSET + "</localTime><timeZone>CST-1:00:00</timeZone></Time>");
            case "PUT System/time" -> timeSet(body);
            case "GET AccessControl/AcsEvent/capabilities" ->
                Answer.json(
                        searchesBySerial
                                ? "{\"AcsEvent\":{\"AcsEventCond\":{" + maxResults()
                                        + ",\"beginSerialNo\":{\"@min\":1,\"@max\":99999}}}}"
                                : "{\"AcsEvent\":{\"AcsEventCond\":{" + maxResults() + "}}}");
            case "POST AccessControl/AcsEvent" ->
                searchesEvents ? events(Json.of(body).at("AcsEventCond")) : Answer.failure(200, "notSupport");
            case "POST AccessControl/AcsEventTotalNum" ->
                counts
                        ? Answer.json("{\"AcsEventTotalNum\":{\"totalNum\":" + events.size() + "}}")
                        : Answer.failure(403, "notSupport");
            case "GET AccessControl/UserInfo/capabilities" ->
                Answer.json("{\"UserInfo\":{\"UserInfoSearchCond\":{" + maxResults() + "},\"maxRecordNum\":"
                        + mostPeople + "}}");
            case "GET AccessControl/UserInfo/Count" ->
                Answer.json("{\"UserInfoCount\":{\"userNumber\":" + people.size() + "}}");
            case "POST AccessControl/UserInfo/Record" -> person(Json.of(body).at("UserInfo"), false);
            case "PUT AccessControl/UserInfo/Modify" -> person(Json.of(body).at("UserInfo"), true);
            case "PUT AccessControl/UserInfo/Delete" ->
                peopleDeleted(Json.of(body).at("UserInfoDelCond"));
            case "POST AccessControl/UserInfo/Search" ->
                peopleFound(Json.of(body).at("UserInfoSearchCond"));
            case "GET AccessControl/Verification/ttsText/capabilities" ->
                speech.isEmpty() ? Answer.failure(404, "notSupport") : Answer.json(speech);
            case "GET AccessControl/Verification/ttsText" -> Answer.json(spoken);
            case "PUT AccessControl/Verification/ttsText" -> {
                spoken = body;
                yield Answer.json(OK);
            }
            case "POST AccessControl/CardInfo/Record" -> card(Json.of(body).at("CardInfo"));
            case "PUT AccessControl/CardInfo/Delete" ->
                cardsDeleted(Json.of(body).at("CardInfoDelCond"));
            case "POST AccessControl/CardInfo/Search" ->
                cardsFound(Json.of(body).at("CardInfoSearchCond"));
            case "GET AccessControl/capabilities" ->
                Answer.xml("<AccessControl version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\">"
                        + "<isSupportUserInfo>true</isSupportUserInfo><isSupportFDLib>" + takesFaces
                        + "</isSupportFDLib></AccessControl>");
            case "POST Intelligent/FDLib/FaceDataRecord" -> face(new String(bytes, StandardCharsets.ISO_8859_1));
            case "PUT Intelligent/FDLib/FDSearch/Delete" -> {
                Json.of(body).list("FPID").forEach(face -> faces.remove(face.string("value")));
                yield Answer.json(OK);
            }
            case "GET Event/notification/alertStream" ->
                new Answer(200, "multipart/mixed; boundary=MIME_boundary", "", "");
            default -> new Answer(404, "text/html", "<html><body>Not found</body></html>", "");
        };
    }

    private Answer timeSet(String body) throws DriverException {
        XmlFields time = XmlFields.of(body.getBytes(StandardCharsets.UTF_8));
        timeMode = time.text("timeMode");
        setClock(LocalDateTime.parse(time.text("localTime").substring(0, 19)));
        return Answer.xml(
                "<ResponseStatus><statusCode>1</statusCode><subStatusCode>ok</subStatusCode></ResponseStatus>");
    }

    private Answer events(Json condition) throws DriverException {
        List<String> matching = new ArrayList<>();
        OptionalLong begin = condition.number("beginSerialNo");
        String from = condition.string("startTime").substring(0, 19);
        for (String event : events) {
            Json row = Json.of(event);
            boolean isLater =
                    row.string("time").length() < 19 || row.string("time").compareTo(from) >= 0;
            boolean isAfter = !searchesBySerial
                    || begin.isEmpty()
                    || row.number("serialNo").getAsLong() >= begin.getAsLong();
            if (isLater && isAfter) {
                matching.add(
                        condition.at("picEnable").text().equals("true")
                                ? event
                                : event.replaceFirst(",\"pictureURL\":\"[^\"]*\"", ""));
            }
        }
        return page("AcsEvent", "InfoList", condition, matching);
    }

    private String maxResults() {
        return "\"maxResults\":{\"@min\":1,\"@max\":" + statedPage + "}";
    }

    private Answer page(String name, String list, Json condition, List<String> matching) {
        if (condition.number("maxResults").orElse(0) > statedPage) {
            return Answer.failure(400, "badParameters");
        }
        int position = (int) condition.number("searchResultPosition").orElse(0);
        int most = Math.min(pageCap, (int) condition.number("maxResults").orElse(0));
        List<String> rows = matching.stream().skip(position).limit(most).toList();
        String status = matching.isEmpty() ? "NO MATCH" : position + rows.size() < matching.size() ? "MORE" : "OK";
        String items = rows.isEmpty() ? "" : ",\n\t\"" + list + "\":\t[" + String.join(",\n", rows) + "]";
        return Answer.json("{\n\t\"" + name + "\":\t{\n\t\t\"searchID\":\t\"" + condition.string("searchID")
                + "\",\n\t\t\"totalMatches\":\t" + matching.size() + ",\n\t\t\"responseStatusStrg\":\t\"" + status
                + "\",\n\t\t\"numOfMatches\":\t" + rows.size() + items + "\n\t}\n}");
    }

    private Answer person(Json person, boolean isKnown) {
        String number = person.string("employeeNo");
        if (people.containsKey(number) != isKnown) {
            return Answer.failure(400, isKnown ? "deviceUserNotExist" : "deviceUserAlreadyExist");
        }
        if (!isKnown && people.size() >= mostPeople) {
            return Answer.failure(400, "reachMaxUser");
        }
        people.put(number, person);
        return Answer.json(OK);
    }

    private Answer peopleFound(Json condition) {
        List<String> asked = numbers(condition, "EmployeeNoList", "employeeNo");
        List<String> found = people.keySet().stream()
                .filter(number -> asked.isEmpty() || asked.contains(number))
                .map(number -> Json.write(described(number)))
                .toList();
        return page("UserInfoSearch", "UserInfo", condition, found);
    }

    private Map<String, Object> described(String number) {
        Map<String, Object> person = Json.object(
                "employeeNo",
                number,
                "name",
                people.get(number).string("name"),
                "numOfCard",
                cards.values().stream().filter(number::equals).count(),
                "numOfFP",
                0);
        if (countsFaces) {
            person.put("numOfFace", faces.containsKey(number) ? 1 : 0);
        }
        return person;
    }

    /** Bytes as characters, so that a picture stays what it is. */
    private Answer face(String parts) throws DriverException {
        String boundary = parts.substring(0, parts.indexOf("\r\n"));
        Map<String, String> byName = new HashMap<>();
        for (String part : parts.split("(\r\n)?" + Pattern.quote(boundary) + "(--)?\r\n")) {
            Matcher name = Pattern.compile("name=\"([^\"]+)\"").matcher(part);
            if (name.find()) {
                byName.put(name.group(1), part.substring(part.indexOf("\r\n\r\n") + 4));
            }
        }
        Json record = Json.of(byName.getOrDefault("FaceDataRecord", "{}"));
        String number = record.string("FPID");
        if (!byName.containsKey(facePart) || !record.string("faceLibType").equals("blackFD")) {
            return Answer.failure(400, "badParameters");
        }
        if (!people.containsKey(number)) {
            return Answer.failure(400, "deviceUserNotExist");
        }
        String refusal = faces.containsKey(number) ? "faceDuplicate" : faceRefusal;
        if (!refusal.isEmpty()) {
            return Answer.failure(200, refusal);
        }
        faces.put(number, byName.get(facePart).getBytes(StandardCharsets.ISO_8859_1));
        return Answer.json(OK);
    }

    private Answer peopleDeleted(Json condition) {
        List<String> asked = numbers(condition, "EmployeeNoList", "employeeNo");
        people.keySet().removeIf(number -> asked.isEmpty() || asked.contains(number));
        faces.keySet().retainAll(people.keySet());
        return Answer.json(OK);
    }

    private Answer card(Json card) {
        if (!people.containsKey(card.string("employeeNo"))) {
            return Answer.failure(400, "deviceUserNotExist");
        }
        if (cards.containsKey(card.string("cardNo"))) {
            return Answer.failure(400, "cardNoAlreadyExist");
        }
        if (cards.size() >= mostCards) {
            return Answer.failure(200, "deviceCardFull");
        }
        if (!losesCards) {
            cards.put(card.string("cardNo"), card.string("employeeNo"));
        }
        return Answer.json(OK);
    }

    private Answer cardsFound(Json condition) {
        List<String> asked = numbers(condition, "CardNoList", "cardNo");
        if (looksForOne && asked.size() > 1 && saysThatItLooksForOne) {
            return Answer.failure(400, "badParameters");
        }
        List<String> found = cards.entrySet().stream()
                .filter(card -> asked.isEmpty() || asked.contains(card.getKey()))
                .filter(card -> !looksForOne || asked.size() <= 1)
                .map(card -> Json.write(
                        Json.object("employeeNo", card.getValue(), "cardNo", card.getKey(), "cardType", "normalCard")))
                .toList();
        return page("CardInfoSearch", "CardInfo", condition, found);
    }

    private Answer cardsDeleted(Json condition) {
        List<String> asked = numbers(condition, "CardNoList", "cardNo");
        cards.keySet().removeIf(number -> asked.isEmpty() || asked.contains(number));
        return Answer.json(OK);
    }

    private static List<String> numbers(Json condition, String list, String name) {
        return condition.list(list).stream().map(item -> item.string(name)).collect(Collectors.toList());
    }
}
