package org.clockhouse.driver.zk.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.zk.pull.NetworkTerminal.Losses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams that are lost on their way, there or back. */
@Timeout(60)
@DisplayName("T101 ZK pull over a network that loses datagrams")
class LossTest {

    private static final Duration ANSWER = Duration.ofSeconds(1);

    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        bench = Bench.udp(ANSWER);
        bench.terminal.userWidth = 28;
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private ListeningSession connect() throws DriverException, InterruptedException {
        return bench.connect(bench.network.endpoint("udp"));
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    private long heard(int command) {
        return bench.terminal.heard.stream().filter(one -> one == command).count();
    }

    /** The reply numbers with which a command came. */
    private Set<Integer> numbersOf(int command) {
        return IntStream.range(0, bench.terminal.heard.size())
                .filter(n -> bench.terminal.heard.get(n) == command)
                .mapToObj(bench.terminal.numbers::get)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"1,USUAL", "2,USUAL", "3,USUAL", "4,CHUNK_IN_ONE_FRAME"})
    void aLogIsExactInOneSessionWithFiveOfAHundredLostEitherWay(int seed, ZkTerminal.Flow flow) throws Exception {
        bench.terminal.flow = flow;
        bench.punches(1, 4_000);
        Losses losses = new Losses(seed, 5);
        bench.network.losses = Optional.of(losses);
        try (ListeningSession session = connect()) {
            assertEquals(numbers(4_000), Bench.read(session, Cursor.START, 500).numbers());
        }
        assertTrue(losses.count() > 0, "nothing was lost");
    }

    @Test
    void aLogThatComesWholeIsAskedForAgainWhenSomeOfItIsLost() throws Exception {
        bench.terminal.flow = ZkTerminal.Flow.OLD;
        bench.punches(1, 150);
        bench.network.losses = Optional.of(new Losses(7, 5));
        try (ListeningSession session = connect()) {
            assertEquals(numbers(150), Bench.read(session, Cursor.START, 500).numbers());
        }
    }

    @Test
    void aSingleQuestionIsAskedAgainUnderItsNumberAndNotForEver() throws Exception {
        try (ListeningSession session = connect()) {
            bench.terminal.unanswered.add(ZkPullProtocol.GET_TIME);
            assertThrows(DriverException.class, ((SettableClock) session)::readClock);
        }
        assertEquals(5, heard(ZkPullProtocol.GET_TIME));
        assertEquals(1, numbersOf(ZkPullProtocol.GET_TIME).size());
    }

    @Test
    void whatWouldDoSomethingElseTheSecondTimeIsSaidOnce() throws Exception {
        bench.terminal.unanswered.addAll(Set.of(ZkPullProtocol.UNLOCK, ZkPullProtocol.SET_TIME));
        try (ListeningSession session = connect()) {
            DoorControl door = (DoorControl) session;
            assertThrows(DriverException.class, () -> door.command(1, DoorControl.Command.UNLOCK_ONCE));
            SettableClock clock = (SettableClock) session;
            assertThrows(DriverException.class, () -> clock.setClock(Bench.EIGHT));
        }
        assertEquals(1, heard(ZkPullProtocol.UNLOCK));
        assertEquals(1, heard(ZkPullProtocol.SET_TIME));
    }

    @Test
    void whereAnswersBearNoNumberNothingIsAskedTwice() throws Exception {
        bench.terminal.echoes = false;
        try (ListeningSession session = connect()) {
            bench.terminal.unanswered.add(ZkPullProtocol.GET_TIME);
            assertThrows(DriverException.class, ((SettableClock) session)::readClock);
        }
        assertEquals(1, heard(ZkPullProtocol.GET_TIME));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void peopleAreWrittenAndReadBackAllTheSame(int seed) throws Exception {
        bench.network.losses = Optional.of(new Losses(seed, 5));
        List<Grant> grants = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> {
                    Token card = new Token(String.format("00ab%04x", n));
                    String number = String.valueOf(n);
                    return Grant.builder(
                                    Grant.naturalId(number, CredentialKind.CARD, card),
                                    number,
                                    CredentialKind.CARD,
                                    card)
                            .build();
                })
                .toList();
        try (ListeningSession session = connect()) {
            assertEquals(List.of(), ((CredentialStore) session).put(grants));
        }
        assertEquals(40, bench.terminal.users.size());
        assertTrue(bench.terminal.enabled);
    }
}
