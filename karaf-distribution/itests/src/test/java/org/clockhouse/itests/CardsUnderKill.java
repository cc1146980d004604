package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A desk that replaces the cards of some people over and over, one after the other, while the suite is killed. What was not
 * answered is asked for again after the start, and must then be done once: the old card ended, the new one in use.
 */
final class CardsUnderKill {

    private static final int PEOPLE = 5;

    private final RunningSuite suite;
    private final List<String> people = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> inUse = new ArrayList<>();
    private int next = 0x10000000;
    private int turn;
    private String unanswered = "";

    CardsUnderKill(RunningSuite suite, String site) throws Exception {
        this.suite = suite;
        String department = suite.created("/api/v1/departments", "{\"name\":{\"en\":\"Works\"}}")
                .get("id")
                .asText();
        for (int i = 0; i < PEOPLE; i++) {
            String person = suite.created(
                            "/api/v1/employees",
                            "{\"number\":\"C" + i + "\",\"name\":{\"en\":\"Holder " + i
                                    + "\"},\"hiredOn\":\"2020-01-01\",\"siteId\":\"" + site
                                    + "\",\"departmentId\":\"" + department + "\"}")
                    .get("id")
                    .asText();
            String number = number();
            JsonNode card = suite.created(
                    "/api/v1/credentials",
                    "{\"employeeId\":\"" + person + "\",\"kind\":\"CARD\",\"number\":\"" + number + "\"}");
            people.add(person);
            numbers.add(number);
            inUse.add(card.get("id").asText());
        }
    }

    /** One replacement after the other, until there is no answer. @return how many were answered */
    int replaceUntilKilled() throws InterruptedException {
        int answered = 0;
        try {
            while (true) {
                replaceNext();
                answered++;
            }
        } catch (IOException e) {
            return answered;
        }
    }

    private void replaceNext() throws IOException, InterruptedException {
        String number = number();
        unanswered =
                "{\"oldNumber\":\"" + numbers.get(turn) + "\",\"number\":\"" + number + "\",\"reason\":\"DAMAGED\"}";
        numbers.set(turn, number);
        ask();
    }

    /** What was asked for when the suite was killed, once more. */
    void askAgain() throws IOException, InterruptedException {
        if (!unanswered.isEmpty()) {
            ask();
        }
    }

    private void ask() throws IOException, InterruptedException {
        JsonNode made = suite.created("/api/v1/card-replacements", unanswered);
        inUse.set(turn, made.get("credentialId").asText());
        unanswered = "";
        turn = (turn + 1) % PEOPLE;
    }

    /** Each person has one card in use, the one that was answered last. */
    void check() throws Exception {
        for (int i = 0; i < PEOPLE; i++) {
            List<String> active = new ArrayList<>();
            for (JsonNode card : suite.read("/api/v1/credentials?state=ACTIVE&employeeId=" + people.get(i))
                    .get("items")) {
                active.add(card.get("id").asText());
            }
            assertEquals(List.of(inUse.get(i)), active);
        }
    }

    private String number() {
        return String.format("%08X", next++);
    }
}
