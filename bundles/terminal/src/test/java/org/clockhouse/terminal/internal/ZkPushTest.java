package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Employee;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a terminal of the push family brings when it calls, and whom it lets in. */
@Timeout(60)
class ZkPushTest {

    private final PushGate push = new PushGate();
    private final Gatehouse house = push.house;
    private final PushTerminal terminal = push.terminal;

    @BeforeEach
    void open() throws Exception {
        push.open();
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void theGoldenDialogueIsSpoken() throws Exception {
        assertTrue(terminal.greet().text().startsWith("GET OPTION FROM: BWXP211360117\nATTLOGStamp=0\n"));
        terminal.punch("1001", PushGate.EIGHT);
        assertEquals("OK: 1", terminal.upload().text());
        push.ask(new ErrandTask.PutHolder("1001", "Employee 1001", Optional.of("0001e240"), Optional.empty()));
        assertEquals(1, terminal.ask());
        assertEquals(State.CONFIRMED, push.latest().state());
        assertEquals("123456", terminal.user("1001").orElseThrow().get("Card"));
        assertEquals(1, house.punches().size());
        terminal.greet();
        assertEquals("20261102080000", terminal.option("ATTLOGStamp"), "given back as it was sent");
    }

    @Test
    void c054t036ListsOfTerminalsThatCallComeAndGoWithTheirNextQuestion() throws Exception {
        ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
        Employee wang = push.hire("1001", "王小明");
        Credential card = push.letIn(wang);
        terminal.greet();
        assertEquals(1, terminal.ask());
        assertEquals("123456", terminal.user("1001").orElseThrow().get("Card"));
        assertEquals(Delivery.State.CONFIRMED, delivery(card).state());
        assertEquals(0, terminal.ask());
        Credential frozen = house.desk.credentials.move(
                house.admin, Scope.EVERYBODY, card.id(), CredentialState.SUSPENDED, "lost", card.version());
        watch.changed(house.org, Topic.CREDENTIALS);
        assertEquals(Delivery.State.EXPECTED, delivery(frozen).state());
        assertEquals(1, terminal.ask());
        assertEquals("", terminal.user("1001").orElseThrow().get("Card"), "their fingers and faces stay");
        assertEquals(Delivery.Want.REMOVED, delivery(frozen).want());
        assertEquals(Delivery.State.CONFIRMED, delivery(frozen).state());
    }

    private Delivery delivery(Credential card) {
        return house.desk.deliveries.of(house.org, Scope.EVERYBODY, card.id()).get(0);
    }

    @Test
    void t020AnUnknownSerialStaysInTheTrayUntilItIsAuthorised() throws Exception {
        PushTerminal stranger = new PushTerminal("STRANGER1", push::send);
        stranger.punch("1001", PushGate.EIGHT);
        assertEquals(503, stranger.greet().status());
        assertEquals(503, stranger.upload().status());
        assertEquals(1, stranger.waiting());
        assertEquals(List.of(), house.punches());
        assertEquals(
                "STRANGER1",
                push.tray.page(house.org, Page.first(5)).items().get(0).serial());
        push.tray.authorise(house.admin, "STRANGER1", push.draft(""));
        house.clock.advance(Duration.ofSeconds(6));
        assertEquals("OK: 1", stranger.upload().text());
        assertEquals(1, house.punches().size());
    }

    @Test
    void aTerminalThatIsSwitchedOffIsTurnedAwayAtOnce() throws Exception {
        assertEquals(200, terminal.greet().status());
        house.register.setStatus(
                house.admin,
                push.gate().id(),
                Terminal.Status.DISABLED,
                "",
                push.gate().version());
        assertEquals(503, terminal.greet().status());
    }

    @Test
    void pollsThatBringNothingReadNoRowAndTheirContactsAreWrittenTogether() throws Exception {
        List<PushTerminal> many = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            house.register.register(house.admin, push.draft("MANY" + n));
            many.add(new PushTerminal("MANY" + n, push::send));
        }
        for (PushTerminal one : many) {
            one.greet();
            one.ask();
        }
        int before = house.transactions.begun();
        int told = house.changes.told().size();
        for (int round = 1; round <= 10; round++) {
            house.clock.advance(Duration.ofSeconds(10));
            for (PushTerminal one : many) {
                one.ask();
            }
        }
        int errands = 10;
        int contacts = 2;
        assertTrue(
                house.transactions.begun() - before <= errands + contacts,
                (house.transactions.begun() - before) + " transactions for 200 polls");
        assertTrue(house.changes.told().size() - told <= contacts, "hints");
        assertEquals(
                Optional.of(house.clock.instant()),
                house.standing(gateOf("MANY7")).state().lastContact());
    }

    private TerminalId gateOf(String serial) {
        return house.transactions
                .in(house.org, () -> house.rows.terminals().bySerial("zk.push", serial))
                .orElseThrow()
                .id();
    }

    @Test
    void whileTheStoreIsDownTheTerminalKeepsItsPunches() throws Exception {
        terminal.punch("1001", PushGate.EIGHT);
        house.punches.trouble = Trouble.DOWN;
        assertEquals(503, terminal.upload().status());
        assertEquals(1, terminal.waiting());
        house.punches.trouble = Trouble.NONE;
        terminal.upload();
        terminal.upload();
        assertEquals(0, terminal.waiting());
        assertEquals(1, house.punches().size());
    }

    @Test
    void aCommitThatNobodyHeardOfIsNoLeaveToForget() throws Exception {
        terminal.punch("1001", PushGate.EIGHT);
        house.punches.trouble = Trouble.LOST_ANSWER;
        assertEquals(503, terminal.upload().status());
        assertEquals(1, terminal.waiting());
        house.punches.trouble = Trouble.NONE;
        assertEquals(200, terminal.upload().status());
        assertEquals(0, terminal.waiting());
        assertEquals(1, house.punches().size());
    }

    @Test
    void t101ABackFillBringsEverythingAndDoublesNothing() throws Exception {
        for (int day = 1; day <= 40; day++) {
            terminal.punch("1001", LocalDateTime.of(2026, 9, 1, 8, 0).plusDays(day));
        }
        terminal.upload();
        List<Errand> asked = push.ask(
                new ErrandTask.ReadPunches(LocalDateTime.of(2026, 9, 1, 0, 0), LocalDateTime.of(2026, 10, 31, 0, 0)));
        assertEquals(2, asked.size(), "31 days at a time");
        assertEquals(2, terminal.ask());
        assertEquals(State.CONFIRMED, push.latest().state());
        assertEquals(40, house.punches().size());
    }

    @Test
    void t101UploadsThatComeTwiceOutOfOrderAndAMonthLateAreStoredOnce() throws Exception {
        List<LocalDateTime> readings = new ArrayList<>(IntStream.range(0, 120)
                .mapToObj(n -> PushGate.EIGHT.minusDays(35).plusMinutes(7L * n))
                .toList());
        Random random = new Random(4);
        for (int pass = 0; pass < 2; pass++) {
            Collections.shuffle(readings, random);
            for (int from = 0; from < readings.size(); from += 30) {
                readings.subList(from, from + 30).forEach(reading -> terminal.punch("1001", reading));
                assertEquals("OK: 30", terminal.upload().text());
            }
        }
        assertEquals(120, house.punches().size());
    }

    @Test
    void whatIsDoneAtTheTerminalIsKeptOnceAndRaisesAnAlarm() throws Exception {
        String cleared = "OPLOG 23\t0\t2026-11-02 07:00:00\t0\t0\t0\t0";
        assertEquals(
                "OK: 2",
                terminal.operations(cleared, "FP PIN=7\tFID=6\tSize=4\tValid=1\tTMP=QUJD")
                        .text());
        assertEquals("OK: 1", terminal.operations(cleared).text());
        assertEquals(2, push.events().size());
        assertTrue(push.events().stream().noneMatch(event -> event.raw().contains("QUJD")));
        Alarm alarm = house.alarms
                .page(house.org, Scope.EVERYBODY, true, Page.first(5))
                .items()
                .get(0);
        assertEquals(Alarm.Kind.TAMPERED, alarm.kind());
        assertEquals("PUNCHES_CLEARED when its clock read 2026-11-02T07:00", alarm.detail());
    }

    @Test
    void aGraveActAtTheTerminalIsToldThoughALighterOneWasAMomentAgo() throws Exception {
        terminal.operations("OPLOG 21\t0\t2026-11-02 07:00:00\t0\t0\t0\t0");
        terminal.operations("OPLOG 21\t0\t2026-11-02 07:00:30\t0\t0\t0\t0");
        terminal.operations(
                "OPLOG 23\t0\t2026-11-02 07:01:00\t0\t0\t0\t0", "OPLOG 24\t0\t2026-11-02 07:01:10\t0\t0\t0\t0");
        Alarm alarm = house.alarms
                .page(house.org, Scope.EVERYBODY, true, Page.first(5))
                .items()
                .get(0);
        assertEquals(Alarm.Kind.TAMPERED, alarm.kind());
        assertEquals(3, alarm.count(), "the same twice within minutes is told once");
        assertEquals("ADMINISTRATORS_CLEARED when its clock read 2026-11-02T07:01:10", alarm.detail());
    }

    @Test
    void t019ItsFirstQuestionSaysHowMuchItHolds() throws Exception {
        String info = "Ver%208.0.1.3-20151229,3,0,17,192.168.16.27,10,7,15,0,111";
        assertEquals(
                "OK",
                push.send("GET", "/iclock/getrequest?SN=BWXP211360117&INFO=" + info, Bytes.NONE)
                        .text());
        TerminalState state = house.standing(push.gate().id()).state();
        assertEquals(OptionalInt.of(17), state.held());
        assertEquals("Ver 8.0.1.3-20151229", state.firmware());
    }
}
