package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeopleTest {

    /** Captured: index 13, password 444 and garbage after it, Ned, card 0xDE, group 2, own time zones, number 555. */
    private static final byte[] NED = HexFormat.of()
            .parseHex("0D0000343434" + "00C69A807C" + "4E6564" + "00".repeat(21) + "DE000000" + "02" + "0100"
                    + "010002000000" + "353535" + "00".repeat(21));

    private Bench bench;
    private TerminalSession session;
    private CredentialStore store;

    @BeforeEach
    void begin() throws Exception {
        bench = Bench.tcp(Duration.ofSeconds(20));
        bench.terminal.users.put(13, NED.clone());
        connect();
    }

    private void connect() throws Exception {
        session = bench.connect();
        store = (CredentialStore) session;
    }

    @AfterEach
    void end() {
        session.close();
        bench.close();
    }

    private static Grant grant(String number, CredentialKind kind, String hex, String name) {
        Token token = new Token(hex);
        return Grant.builder(Grant.naturalId(number, kind, token), number, kind, token)
                .holderName(name)
                .build();
    }

    private static Grant card(String number, String hex) {
        return grant(number, CredentialKind.CARD, hex, "");
    }

    private static Grant pin(String number, String digits) {
        return grant(
                number, CredentialKind.PIN, HexFormat.of().formatHex(digits.getBytes(StandardCharsets.US_ASCII)), "");
    }

    private UserRecord user(int index) {
        UserLayout layout = bench.terminal.userWidth == 72 ? UserLayout.BYTES_72 : UserLayout.BYTES_28;
        return UserRecord.of(layout, bench.terminal.users.get(index), 0);
    }

    @Test
    void aNewCardLeavesEverythingElseOfARecordAsItWas() throws Exception {
        assertEquals(List.of(), store.put(List.of(card("555", "000000000000198f"))));
        byte[] expected = NED.clone();
        expected[35] = (byte) 0x8f;
        expected[36] = 0x19;
        assertArrayEquals(expected, bench.terminal.users.get(13));
    }

    @Test
    void aCardAboveSixteenBitsAndOneWithItsHighestBitAreKept() throws Exception {
        store.put(List.of(card("555", "fedcba98")));
        assertEquals(0xfedcba98, user(13).card());
        assertEquals(
                List.of(
                        card("555", "fedcba98").credentialId(),
                        pin("555", "444").credentialId()),
                store.list(Cursor.START, 10).credentialIds());
    }

    @Test
    void aNewPersonTakesTheLowestFreeIndexWhichIsNotTheirNumber() throws Exception {
        store.put(List.of(card("9001", "0001"), card("A-17", "0002")));
        assertEquals("9001", user(1).number());
        assertEquals("A-17", user(2).number());
        assertEquals(3, bench.terminal.users.size());
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() throws Exception {
        store.put(List.of(card("555", "de"), pin("555", "444")));
        assertFalse(bench.terminal.heard.contains(ZkPullProtocol.USER_WRITE));
        assertFalse(bench.terminal.heard.contains(ZkPullProtocol.DISABLE));
    }

    @Test
    void cardAndPinOfOnePersonAreOneRecord() throws Exception {
        store.put(List.of(card("77", "0badcafe"), pin("77", "1234")));
        assertEquals(0x0badcafe, user(1).card());
        assertEquals("1234", user(1).password());
        assertEquals(2, bench.terminal.users.size());
    }

    @Test
    void namesAreWrittenInTheCodePageThatIsSet() throws Exception {
        session.close();
        bench.settings.put("encoding", "gbk");
        connect();
        store.put(List.of(grant("555", CredentialKind.CARD, "de", "\u738b\u5c0f\u660e")));
        assertEquals("\u738b\u5c0f\u660e", new String(user(13).name(), Charset.forName("GBK")));
    }

    @Test
    void whatTheTerminalCannotHoldIsRejected() throws Exception {
        List<Rejection> rejected = store.put(List.of(
                card("555", "0100000000"),
                card("555", "00000000"),
                pin("555", "123456789"),
                pin("555", "12a4"),
                grant("555", CredentialKind.FINGERPRINT, "aa", ""),
                card("1".repeat(25), "01")));
        assertEquals(
                List.of(
                        Rejection.Reason.TOKEN_UNREADABLE,
                        Rejection.Reason.TOKEN_UNREADABLE,
                        Rejection.Reason.TOKEN_UNREADABLE,
                        Rejection.Reason.TOKEN_UNREADABLE,
                        Rejection.Reason.KIND_UNSUPPORTED,
                        Rejection.Reason.TOKEN_UNREADABLE),
                rejected.stream().map(Rejection::reason).toList());
        assertArrayEquals(NED, bench.terminal.users.get(13));
    }

    @Test
    void aFullTerminalTakesNobodyNew() throws Exception {
        bench.terminal.userCapacity = 2;
        List<Rejection> rejected = store.put(List.of(card("1", "01"), card("2", "02"), card("555", "03")));
        assertEquals(1, rejected.size());
        assertEquals(Rejection.Reason.FULL, rejected.get(0).reason());
        assertEquals(card("2", "02").credentialId(), rejected.get(0).credentialId());
        assertEquals(3, user(13).card());
    }

    @Test
    void whatTheTerminalDoesNotKeepIsNoSuccess() {
        bench.terminal.ignoresWrites = true;
        assertThrows(DriverException.class, () -> store.put(List.of(card("1", "01"))));
        assertTrue(bench.terminal.enabled);
    }

    @Test
    void revokingTheLastCredentialRemovesThePersonWhereThereAreNoFingers() throws Exception {
        store.revoke(Set.of(card("555", "de").credentialId()));
        assertEquals(0, user(13).card());
        assertEquals("444", user(13).password());
        store.revoke(Set.of(pin("555", "444").credentialId()));
        assertFalse(bench.terminal.users.containsKey(13));
        assertTrue(bench.terminal.enabled);
    }

    @Test
    void aPersonWhoMayHaveFingersIsOnlyEmptied() throws Exception {
        bench.terminal.fingerprints = 1;
        store.revoke(Set.of(card("555", "de").credentialId(), pin("555", "444").credentialId()));
        assertEquals("Ned", new String(user(13).name(), StandardCharsets.US_ASCII));
        assertEquals(List.of(), store.list(Cursor.START, 10).credentialIds());
    }

    @Test
    void anAdministratorIsNeverDeleted() throws Exception {
        bench.terminal.users.get(13)[2] = 14;
        store.revoke(Set.of(card("555", "de").credentialId(), pin("555", "444").credentialId()));
        assertTrue(user(13).isAdministrator());
    }

    @Test
    void oldTerminalsHaveShorterRecords() throws Exception {
        bench.terminal.userWidth = 28;
        bench.terminal.users.clear();
        for (int n = 1; n <= 60; n++) {
            bench.terminal.users.put(
                    n,
                    UserRecord.blank(UserLayout.BYTES_28, n, String.valueOf(5_000 + n))
                            .orElseThrow()
                            .bytes());
        }
        store.put(List.of(card("5007", "0badcafe"), grant("6000", CredentialKind.CARD, "07", "Averylongname")));
        assertEquals(0x0badcafe, user(7).card());
        assertEquals("6000", user(61).number());
        assertEquals("Averylo", new String(user(61).name(), StandardCharsets.US_ASCII));
    }

    @Test
    void manyPeopleAreListedInPages() throws Exception {
        for (int n = 100; n < 1_100; n++) {
            bench.terminal.users.put(
                    n,
                    UserRecord.blank(UserLayout.BYTES_72, n, String.valueOf(n))
                            .orElseThrow()
                            .withCard(n)
                            .bytes());
        }
        int found = 0;
        Cursor cursor = Cursor.START;
        boolean more = true;
        while (more) {
            var page = store.list(cursor, 300);
            found += page.credentialIds().size();
            cursor = page.next();
            more = page.more();
        }
        assertEquals(1_002, found);
    }

    @Test
    void puttingBetweenPagesOfTheLogDisturbsNothing() throws Exception {
        bench.punches(1, 2_000);
        PunchPage first = session.readPunches(Cursor.START, 200);
        store.put(List.of(card("555", "0badcafe")));
        assertEquals(1_800, Bench.read(session, first.next(), 200).punches().size());
    }
}
