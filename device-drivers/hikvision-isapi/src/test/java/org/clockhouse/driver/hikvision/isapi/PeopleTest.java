package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PeopleTest {

    private final Bench bench = Bench.patient();
    private HikvisionSession session;

    @BeforeEach
    void connect() throws Exception {
        bench.settings.put("doors", "2");
        session = bench.connect();
    }

    @AfterEach
    void close() {
        session.close();
        bench.close();
    }

    private static String id(String holder, String card) {
        return Grant.naturalId(holder, CredentialKind.CARD, new Token(card));
    }

    private static Grant.Builder card(String holder, String card) {
        return Grant.builder(id(holder, card), holder, CredentialKind.CARD, new Token(card));
    }

    private List<Reason> put(Grant... grants) throws Exception {
        return session.put(List.of(grants)).stream().map(Rejection::reason).toList();
    }

    @Test
    void aPersonIsWrittenAsPublished() throws Exception {
        put(card("1001", "00bc614e")
                .holderName("Employee 1001")
                .valid(LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.MAX)
                .doors(Set.of(1))
                .build());
        assertEquals(
                "{\"employeeNo\":\"1001\",\"name\":\"Employee 1001\",\"userType\":\"normal\",\"Valid\":{\"enable\":true,"
                        + "\"beginTime\":\"2026-01-01T00:00:00\",\"endTime\":\"2037-12-31T23:59:59\",\"timeType\":\"local\"},"
                        + "\"doorRight\":\"1\",\"RightPlan\":[{\"doorNo\":1,\"planTemplateNo\":\"1\"}]}",
                bench.terminal.people.get("1001").text());
        assertEquals(Map.of("0012345678", "1001"), bench.terminal.cards);
    }

    @Test
    void everyDoorIsGivenWhenNoneIsNamedAndTheLastSecondIsInside() throws Exception {
        put(card("7", "01")
                .valid(LocalDateTime.MIN, LocalDateTime.of(2026, 7, 1, 0, 0))
                .build());
        String person = bench.terminal.people.get("7").text();
        assertTrue(person.contains("\"doorRight\":\"1,2\""), person);
        assertTrue(person.contains("\"beginTime\":\"2000-01-01T00:00:00\""), person);
        assertTrue(person.contains("\"endTime\":\"2026-06-30T23:59:59\""), person);
    }

    @Test
    void severalCardsOfOnePersonAreKept() throws Exception {
        assertEquals(
                List.of(),
                put(
                        card("7", "01").build(),
                        card("7", "02").build(),
                        card("8", "04a1b2c3d4e5f6").build()));
        assertEquals(Map.of("0000000001", "7", "0000000002", "7", "1303689068602870", "8"), bench.terminal.cards);
        assertEquals(
                Set.of(id("7", "01"), id("7", "02"), id("8", "04a1b2c3d4e5f6")),
                Set.copyOf(session.list(Cursor.START, 10).credentialIds()));
    }

    @Test
    void aTerminalThatIsBusyNowAndThenIsToldEverythingAtOnce() throws Exception {
        bench.terminal.busyWrites = 3;
        assertEquals(
                List.of(),
                put(
                        card("7", "01").build(),
                        card("8", "02").build(),
                        card("9", "03").build()));
        assertEquals(3, bench.terminal.cards.size());
    }

    private static Grant[] sixty() {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(n -> card(String.valueOf(n), String.format("%02x", n)).build())
                .toArray(Grant[]::new);
    }

    @Test
    void sixtyPeopleAreWrittenOverOneConnectionWhereTheTerminalKeepsIt() throws Exception {
        assertEquals(List.of(), put(sixty()));
        assertEquals(60, bench.terminal.cards.size());
        assertEquals(1, bench.network.connections);
    }

    @Test
    void aTerminalThatHangsUpAfterEachAnswerIsAskedLittleMoreThanItHasToBeTold() throws Exception {
        bench.network.hangsUp = true;
        bench.terminal.pageCap = 30;
        int before = bench.network.connections;
        assertEquals(List.of(), put(sixty()));
        assertEquals(60, bench.terminal.cards.size());
        int made = bench.network.connections - before;
        assertTrue(made <= 2 * 60 + 4, "connections: " + made);
    }

    /** Over a connection that was kept nobody can tell whether it ended before the record came or after. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /ISAPI/AccessControl/UserInfo/Record", "POST /ISAPI/AccessControl/CardInfo/Record"})
    void aRecordOnWhichAKeptConnectionEndsIsWrittenOverAnother(String record) throws Exception {
        bench.network.hangsUpOn = record;
        assertEquals(List.of(), put(card("7", "01").build()));
        assertEquals("none", bench.network.hangsUpOn);
        assertEquals(1, bench.terminal.cards.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereSeveralCardsAreNotLookedForTogetherEachIsLookedFor(boolean says) throws Exception {
        bench.terminal.looksForOne = true;
        bench.terminal.saysThatItLooksForOne = says;
        assertEquals(List.of(), put(sixty()));
        assertEquals(60, bench.terminal.cards.size());
    }

    @Test
    void aCardThatIsTakenAndNotKeptIsNoSuccess() {
        bench.terminal.losesCards = true;
        DriverException e = assertThrows(DriverException.class, () -> put(sixty()));
        assertEquals(DriverException.Fault.GARBLED, e.fault());
    }

    @Test
    void aCardOfSomebodyElseIsTakenOver() throws Exception {
        put(card("7", "01").build());
        put(card("8", "01").build());
        assertEquals(Map.of("0000000001", "8"), bench.terminal.cards);
    }

    @Test
    void whoHasNothingLeftIsForgottenAndNobodyElse() throws Exception {
        put(
                card("7", "01").build(),
                card("7", "02").build(),
                card("8", "03").build(),
                card("face", "04").build());
        bench.terminal.faces.put("face", new byte[] {1});
        session.revoke(Set.of(id("7", "01"), id("face", "04")));
        assertEquals(Set.of("7", "8", "face"), bench.terminal.people.keySet());
        session.revoke(Set.of(id("7", "02")));
        assertEquals(Set.of("8", "face"), bench.terminal.people.keySet());
        session.revoke(Set.of("unknown"));
        session.revoke(Set.of());
        assertEquals(Map.of("0000000003", "8"), bench.terminal.cards);
    }

    @Test
    void fullIsSaidOfEachThatDidNotFit() throws Exception {
        bench.terminal.mostPeople = 1;
        bench.terminal.mostCards = 2;
        assertEquals(
                List.of(Reason.FULL, Reason.FULL),
                put(
                        card("7", "01").build(),
                        card("7", "02").build(),
                        card("7", "03").build(),
                        card("8", "04").build()));
    }

    @Test
    void whatTheTerminalCannotHoldIsRejectedBeforeItIsAsked() throws Exception {
        Token token = new Token("01");
        assertEquals(
                List.of(
                        Reason.KIND_UNSUPPORTED,
                        Reason.TOKEN_UNREADABLE,
                        Reason.TOKEN_UNREADABLE,
                        Reason.TOKEN_UNREADABLE),
                put(
                        Grant.builder("a", "7", CredentialKind.FACE, token).build(),
                        card("7", "010203040506070809").build(),
                        card("7", "00").build(),
                        card("9".repeat(33), "01").build()));
        assertEquals(Map.of(), bench.terminal.cards);
        assertEquals(0, bench.terminal.people.size());
    }

    @Test
    void aLongNameIsCutBetweenCharacters() throws Exception {
        put(card("7", "01").holderName("\u4e2d".repeat(50)).build());
        assertEquals("\u4e2d".repeat(42), bench.terminal.people.get("7").string("name"));
    }
}
