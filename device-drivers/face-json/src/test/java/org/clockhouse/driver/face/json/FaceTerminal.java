package org.clockhouse.driver.face.json;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.driver.json.Json;

/**
 * A terminal of this family that can be worked from outside. Forgets what it sent only when it is told so with the right count,
 * keeps people with their cards and PINs, and answers one request at a time.
 */
final class FaceTerminal {

    private static final int LARGEST_BATCH = 50;
    private static final int PAGE = 2;

    private final String serial;
    private final List<String> fresh = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Map<String, Map<String, String>> people = new TreeMap<>();
    private String clock = "2000-01-01 00:00:00";
    private int openings;
    private int from;

    FaceTerminal(String serial) {
        this.serial = serial;
    }

    String register() {
        return "{\"cmd\":\"reg\",\"sn\":\"" + serial + "\",\"cpusn\":\"1\",\"devinfo\":{\"modelname\":\"AI518\","
                + "\"usersize\":3000,\"logsize\":100000,\"useduser\":" + people.size() + ",\"usedlog\":" + log.size()
                + ",\"usednewlog\":" + fresh.size() + ",\"firmware\":\"ai518_v1.2\",\"time\":\"" + clock + "\"}}";
    }

    void present(String number, LocalDateTime reading) {
        String record = record(number, Message.write(reading));
        log.add(record);
        fresh.add(record);
    }

    static String record(String number, String reading) {
        return "{\"enrollid\":" + number + ",\"time\":\"" + reading + "\",\"mode\":8,\"inout\":0,\"event\":0}";
    }

    /** What it has not got rid of yet; empty when there is nothing. */
    Optional<String> upload() {
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(sendlog(serial, fresh.subList(0, Math.min(LARGEST_BATCH, fresh.size()))));
    }

    static String sendlog(String serial, List<String> records) {
        return "{\"cmd\":\"sendlog\",\"sn\":\"" + serial + "\",\"count\":" + records.size()
                + ",\"logindex\":7,\"record\":[" + String.join(",", records) + "]}";
    }

    int waiting() {
        return fresh.size();
    }

    String clock() {
        return clock;
    }

    int openings() {
        return openings;
    }

    /** A person's things by {@code name}, {@code 10} for the PIN and {@code 11} for the card. */
    Map<String, String> person(String number) {
        return people.getOrDefault(number, Map.of());
    }

    /** The host answers: time taken over, records forgotten if they are counted right. */
    void answered(String answer) throws Exception {
        Json json = Json.of(answer);
        if (!json.at("result").text().equals("true")) {
            return;
        }
        if (!json.string("cloudtime").isEmpty()) {
            clock = json.string("cloudtime");
        }
        int sent = Math.min(LARGEST_BATCH, fresh.size());
        if (json.string("ret").equals("sendlog")
                && json.number("count").orElse(-1) == sent
                && json.number("logindex").orElse(-1) == 7) {
            fresh.subList(0, sent).clear();
        }
    }

    /** The host wants something: what is answered. */
    String asked(String request) throws Exception {
        Json json = Json.of(request);
        String number = json.string("enrollid");
        switch (json.string("cmd")) {
            case "setuserinfo":
                person(number, json.string("name")).put(json.string("backupnum"), json.string("record"));
                return good(json, "");
            case "setusername":
                json.list("record").forEach(record -> person(record.string("enrollid"), record.string("name")));
                return good(json, "");
            case "deleteuser":
                return delete(json, number);
            case "settime":
                clock = json.string("cloudtime");
                return good(json, "");
            case "opendoor":
                openings++;
                return good(json, "");
            case "getalllog":
                return page(json, log);
            case "getuserlist":
                return page(
                        json,
                        people.keySet().stream()
                                .map(person -> "{\"enrollid\":" + person + ",\"admin\":0,\"backupnum\":11}")
                                .toList());
            case "getdevinfo":
                return good(json, ",\"deviceid\":1,\"volume\":6");
            default:
                return "{\"ret\":\"" + json.string("cmd") + "\",\"result\":false,\"reason\":1}";
        }
    }

    private Map<String, String> person(String number, String name) {
        Map<String, String> person = people.computeIfAbsent(number, n -> new LinkedHashMap<>());
        person.put("name", name);
        return person;
    }

    private String delete(Json json, String number) {
        boolean was = json.string("backupnum").equals("13")
                ? people.remove(number) != null
                : people.containsKey(number) && people.get(number).remove(json.string("backupnum")) != null;
        return was
                ? good(json, "")
                : "{\"ret\":\"deleteuser\",\"sn\":\"" + serial + "\",\"result\":false,\"reason\":1}";
    }

    private String page(Json json, List<String> all) {
        from = json.at("stn").text().equals("true") ? 0 : from + PAGE;
        List<String> page = all.stream().skip(from).limit(PAGE).collect(Collectors.toList());
        return good(
                json,
                ",\"count\":" + all.size() + ",\"from\":" + from + ",\"to\":" + (from + page.size() - 1)
                        + ",\"record\":[" + String.join(",", page) + "]");
    }

    /** Answers leave the serial number out, as some firmware does. */
    private static String good(Json request, String more) {
        return "{\"ret\":\"" + request.string("cmd") + "\",\"result\":true" + more + "}";
    }
}
