package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.clockhouse.credential.CardNumber;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Delivery;
import org.clockhouse.credential.Identifier;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Site;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HttpPort;
import org.clockhouse.terminal.internal.driver.DriverTableTest;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An emulated terminal of the push family, over HTTP, at the real terminal port. */
@Timeout(60)
class ZkPushTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    private final CallingTerminals calling = house.calling(tray);
    private final HttpClient client = HttpClient.newHttpClient();
    private final PushTerminal terminal = new PushTerminal("BWXP211360117", this::send);
    private HttpPort port;
    private Terminal gate;

    @BeforeEach
    void aTerminalAtTheGate() throws Exception {
        Places places = new Places(Path.of("target"), Path.of("target"));
        port = new HttpPort(
                house.drivers,
                calling,
                house.recorder,
                new ThreadWorkers(),
                places,
                house.config,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
        house.add(new PushDriver());
        DriverTableTest.await(() -> port.port() > 0);
        gate = house.register.register(house.admin, draft("BWXP211360117")).terminal();
    }

    @AfterEach
    void end() {
        port.stop();
        calling.stop();
    }

    private TerminalDraft draft(String serial) {
        return new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                "zk.push",
                "",
                Map.of(),
                Optional.empty(),
                serial,
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private PushTerminal.Reply send(String method, String target, Bytes body) throws IOException, InterruptedException {
        return new PushOverHttp(client, port).send(method, target, body);
    }

    private List<Errand> ask(ErrandTask task) {
        return house.errands.ask(house.admin, gate.id(), task);
    }

    private Errand latest() {
        return house.errands
                .page(house.org, Scope.EVERYBODY, gate.id(), Page.first(1))
                .items()
                .get(0);
    }

    private List<TerminalEvent> events() {
        return house.errands
                .events(house.org, Scope.EVERYBODY, gate.id(), Page.first(50))
                .items();
    }

    @Test
    void theGoldenDialogueIsSpoken() throws Exception {
        assertTrue(terminal.greet().text().startsWith("GET OPTION FROM: BWXP211360117\nATTLOGStamp=0\n"));
        terminal.punch("1001", EIGHT);
        assertEquals("OK: 1", terminal.upload().text());
        ask(new ErrandTask.PutHolder("1001", "Employee 1001", Optional.of("0001e240"), Optional.empty()));
        assertEquals(1, terminal.ask());
        assertEquals(State.CONFIRMED, latest().state());
        assertEquals("123456", terminal.user("1001").orElseThrow().get("Card"));
        assertEquals(1, house.punches().size());
        terminal.greet();
        assertEquals("20261102080000", terminal.option("ATTLOGStamp"), "given back as it was sent");
    }

    @Test
    void c054t036ListsOfTerminalsThatCallComeAndGoWithTheirNextQuestion() throws Exception {
        ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
        Site shanghai = house.registry.site("上海", "Asia/Shanghai");
        Employee wang = house.registry.hire("1001", "王小明", shanghai, house.registry.department("工厂"));
        house.desk.wall.hung.add(new org.clockhouse.credential.WallTerminal(
                gate.id(),
                gate.name(),
                shanghai.id(),
                Optional.empty(),
                true,
                true,
                house.clock.instant(),
                org.clockhouse.credential.WallTerminal.Ability.UNKNOWN));
        Credential card = house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 123_456)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
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
        PushTerminal stranger = new PushTerminal("STRANGER1", this::send);
        stranger.punch("1001", EIGHT);
        assertEquals(503, stranger.greet().status());
        assertEquals(503, stranger.upload().status());
        assertEquals(1, stranger.waiting());
        assertEquals(List.of(), house.punches());
        assertEquals(
                "STRANGER1", tray.page(house.org, Page.first(5)).items().get(0).serial());
        tray.authorise(house.admin, "STRANGER1", draft(""));
        house.clock.advance(Duration.ofSeconds(6));
        assertEquals("OK: 1", stranger.upload().text());
        assertEquals(1, house.punches().size());
    }

    @Test
    void aTerminalThatIsSwitchedOffIsTurnedAwayAtOnce() throws Exception {
        assertEquals(200, terminal.greet().status());
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.DISABLED, "", gate.version());
        assertEquals(503, terminal.greet().status());
    }

    @Test
    void pollsThatBringNothingReadNoRowAndTheirContactsAreWrittenTogether() throws Exception {
        List<PushTerminal> many = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            house.register.register(house.admin, draft("MANY" + n));
            many.add(new PushTerminal("MANY" + n, this::send));
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
        terminal.punch("1001", EIGHT);
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
        terminal.punch("1001", EIGHT);
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
        List<Errand> asked = ask(
                new ErrandTask.ReadPunches(LocalDateTime.of(2026, 9, 1, 0, 0), LocalDateTime.of(2026, 10, 31, 0, 0)));
        assertEquals(2, asked.size(), "31 days at a time");
        assertEquals(2, terminal.ask());
        assertEquals(State.CONFIRMED, latest().state());
        assertEquals(40, house.punches().size());
    }

    @Test
    void t101UploadsThatComeTwiceOutOfOrderAndAMonthLateAreStoredOnce() throws Exception {
        List<LocalDateTime> readings = new ArrayList<>(IntStream.range(0, 120)
                .mapToObj(n -> EIGHT.minusDays(35).plusMinutes(7L * n))
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
    void onlyTheLastWordAboutAPersonIsHandedOut() throws Exception {
        ask(new ErrandTask.PutHolder("1001", "Ana", Optional.empty(), Optional.empty()));
        ask(new ErrandTask.RemoveHolder("1001"));
        assertEquals(1, terminal.ask());
        List<Errand> all = house.errands
                .page(house.org, Scope.EVERYBODY, gate.id(), Page.first(9))
                .items();
        assertEquals(
                List.of(State.REFUSED, State.SUPERSEDED),
                all.stream().map(Errand::state).toList());
        assertEquals("-3", all.get(0).detail(), "the terminal never had that person");
    }

    @Test
    void aNameGoesOutInTheCharacterSetOfTheTerminal() throws Exception {
        terminal.greet();
        ask(new ErrandTask.PutHolder("7", "王芳", Optional.empty(), Optional.of("4711")));
        terminal.ask();
        assertEquals("王芳", terminal.user("7").orElseThrow().get("Name"));
        assertEquals("4711", terminal.user("7").orElseThrow().get("Passwd"));
        ask(new ErrandTask.ReadHolders());
        terminal.ask();
        assertEquals("HOLDER_STATED", events().get(0).kind());
        assertTrue(!events().get(0).raw().contains("4711"));
    }

    @Test
    void aChineseTerminalIsWrittenToInGbk() throws Exception {
        PushTerminal chinese = new PushTerminal("BWXP211360117", this::send, Charset.forName("GBK"));
        chinese.greet();
        ask(new ErrandTask.PutHolder("7", "王芳", Optional.empty(), Optional.empty()));
        HttpResponse<byte[]> raw = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port.port() + "/iclock/getrequest?SN=BWXP211360117"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertTrue(new String(raw.body(), "GBK").contains("\tName=王芳\t"));
        assertTrue(chinese.operations("USER PIN=7\tName=王芳").isLeaveToForget());
        assertTrue(events().get(0).raw().contains("王芳"), "and read from it");
    }

    @Test
    void t018ASettingIsSentAndSaidToHaveArrived() throws Exception {
        ask(new ErrandTask.SetOption("COMKey", "geheim"));
        terminal.ask();
        assertEquals("geheim", terminal.option("COMKey"));
        assertEquals(State.CONFIRMED, latest().state());
        assertFalse(house.audit.drafts().toString().contains("geheim"), "an option may be a password");
        Refused two = assertThrows(Refused.class, () -> ask(new ErrandTask.SetOption("VOLUME=1\tX", "60")));
        assertEquals("errand.unsupported", two.code());
    }

    private DisplayMessage.Shown say(DisplayMessage.Audience audience, String text) {
        Instant now = house.clock.instant();
        return house.messages.send(
                house.admin,
                Scope.EVERYBODY,
                new DisplayMessages.Draft(audience, text, now, now.plus(Duration.ofHours(2))));
    }

    private DisplayMessage.Shown shown() {
        return house.messages
                .page(house.org, Scope.EVERYBODY, Page.first(1))
                .items()
                .get(0);
    }

    @Test
    void t044WordsForASiteAreExpectedThenConfirmedAndTakenBack() throws Exception {
        DisplayMessage.Shown said = say(new DisplayMessage.AtSite(house.works), "停电检修");
        assertEquals(DisplayMessage.State.EXPECTED, said.places().get(0).state());
        terminal.ask();
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
        assertEquals("停电检修", terminal.messages().get("1").get("MSG"));
        assertEquals("2026-11-02 08:00:00", terminal.messages().get("1").get("StartTime"));
        assertEquals("120", terminal.messages().get("1").get("MIN"));
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        assertEquals(DisplayMessage.State.EXPECTED, shown().places().get(0).state());
        terminal.ask();
        assertEquals(Map.of(), terminal.messages());
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
        assertFalse(house.audit.drafts().toString().contains("停电"), "what was said stays out of the trail");
    }

    @Test
    void t044ATerminalThatComesLaterIsToldWhatRunsAndOnlyOnce() throws Exception {
        say(new DisplayMessage.AtSite(house.works), "Drill at ten");
        say(new DisplayMessage.AtTerminal(gate.id()), "Other door");
        Terminal later = house.register.register(house.admin, draft("LATER1")).terminal();
        house.messages.catchUp(house.org);
        house.messages.catchUp(house.org);
        Slice<Errand> there = house.errands.page(house.org, Scope.EVERYBODY, later.id(), Page.first(10));
        assertEquals(1, there.items().size());
        assertEquals(
                "Drill at ten", ((ErrandTask.ShowMessage) there.items().get(0).task()).text());
        house.clock.advance(Duration.ofHours(3));
        house.register.register(house.admin, draft("LATER2"));
        house.messages.catchUp(house.org);
        assertEquals(
                2,
                house.messages.page(house.org, Scope.EVERYBODY, Page.first(5)).items().stream()
                        .filter(shown -> shown.message().number() == 1)
                        .findFirst()
                        .orElseThrow()
                        .places()
                        .size());
    }

    @Test
    void t044WordsThatNobodyWasToldAreTakenBackWithoutAWord() throws Exception {
        say(new DisplayMessage.AtTerminal(gate.id()), "Power is off");
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        house.messages.withdraw(house.admin, Scope.EVERYBODY, 1);
        assertEquals(0, terminal.ask());
        assertTrue(shown().message().withdrawn());
    }

    @Test
    void t044WordsForOnePersonGoWhereTheirAccessReachesUnderTheirNumberThere() throws Exception {
        Site shanghai = house.registry.site("上海", "Asia/Shanghai");
        Employee wang = house.registry.hire("1001", "王小明", shanghai, house.registry.department("工厂"));
        house.desk.wall.hung.add(new org.clockhouse.credential.WallTerminal(
                gate.id(),
                gate.name(),
                shanghai.id(),
                Optional.empty(),
                true,
                true,
                house.clock.instant(),
                org.clockhouse.credential.WallTerminal.Ability.UNKNOWN));
        house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 123_456)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        terminal.greet();
        terminal.ask();
        say(new DisplayMessage.ToPerson(wang.id()), "Please come to HR");
        terminal.ask();
        assertEquals("254", terminal.messages().get("1").get("TAG"));
        assertEquals(List.of("1001 1"), terminal.addressed());
        assertEquals(DisplayMessage.State.CONFIRMED, shown().places().get(0).state());
    }

    @Test
    void t044WhatCannotBeShownIsRefusedBeforehand() {
        DisplayMessage.Audience site = new DisplayMessage.AtSite(house.works);
        assertEquals(
                "display.text",
                assertThrows(Refused.class, () -> say(site, " ")).code());
        assertEquals(
                "display.text",
                assertThrows(Refused.class, () -> say(site, "x".repeat(161))).code());
        Instant now = house.clock.instant();
        assertEquals(
                "display.period",
                assertThrows(
                                Refused.class,
                                () -> house.messages.send(
                                        house.admin,
                                        Scope.EVERYBODY,
                                        new DisplayMessages.Draft(site, "words", now, now.plus(Duration.ofDays(46)))))
                        .code());
        Employee nobody = house.registry.hire(
                "1002", "李娜", house.registry.site("上海", "Asia/Shanghai"), house.registry.department("工厂"));
        assertEquals(
                "display.nowhere",
                assertThrows(Refused.class, () -> say(new DisplayMessage.ToPerson(nobody.id()), "words"))
                        .code());
    }

    @Test
    void aSilentTerminalIsToldAgainButARestartIsNot() throws Exception {
        ask(new ErrandTask.Identify());
        ask(new ErrandTask.Restart());
        String asked =
                send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE).text();
        assertEquals("C:1:INFO\nC:2:REBOOT\n", asked);
        assertEquals(
                "OK",
                send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE).text());
        house.clock.advance(ErrandDesk.ANSWER_WITHIN.plusSeconds(1));
        assertEquals(
                "C:1:INFO\n",
                send("GET", "/iclock/getrequest.aspx?SN=BWXP211360117", Bytes.NONE)
                        .text());
        assertEquals("no answer", latest().detail());
        send("POST", "/iclock/devicecmd?SN=BWXP211360117", Bytes.of("ID=2&Return=0&CMD=REBOOT\n"));
        assertEquals(State.CONFIRMED, latest().state(), "it answers after all");
    }

    @Test
    void t068ADoorIsMovedAtOnceOrNotAtAll() throws Exception {
        ask(new ErrandTask.MoveDoor(1, Movement.UNLOCK_ONCE));
        terminal.ask();
        assertEquals(1, terminal.unlocks());
        ask(new ErrandTask.MoveDoor(1, Movement.UNLOCK_ONCE));
        house.clock.advance(Duration.ofSeconds(4));
        assertEquals(0, terminal.ask());
        assertEquals("too late", latest().detail());
        assertThrows(Refused.class, () -> ask(new ErrandTask.MoveDoor(1, Movement.LOCK_DOWN)));
    }

    @Test
    void t022TheClockIsSetToTheTerminalsOwnTime() throws Exception {
        ask(new ErrandTask.SetClock());
        terminal.ask();
        assertEquals("862560000", terminal.option("DateTime"), "eight in Shanghai, in months of 31 days");
        assertEquals(State.CONFIRMED, latest().state());
        assertEquals(
                "DateTime=862531200,ServerTZ=+0800",
                send("GET", "/iclock/rtdata?SN=BWXP211360117&type=time", Bytes.NONE)
                        .text());
    }

    @Test
    void whatIsDoneAtTheTerminalIsKeptOnceAndRaisesAnAlarm() throws Exception {
        String cleared = "OPLOG 23\t0\t2026-11-02 07:00:00\t0\t0\t0\t0";
        assertEquals(
                "OK: 2",
                terminal.operations(cleared, "FP PIN=7\tFID=6\tSize=4\tValid=1\tTMP=QUJD")
                        .text());
        assertEquals("OK: 1", terminal.operations(cleared).text());
        assertEquals(2, events().size());
        assertTrue(events().stream().noneMatch(event -> event.raw().contains("QUJD")));
        Alarm alarm = house.alarms
                .page(house.org, Scope.EVERYBODY, true, Page.first(5))
                .items()
                .get(0);
        assertEquals(Alarm.Kind.TAMPERED, alarm.kind());
        assertEquals("PUNCHES_CLEARED when its clock read 2026-11-02T07:00", alarm.detail());
    }

    @Test
    void t019ItsFirstQuestionSaysHowMuchItHolds() throws Exception {
        String info = "Ver%208.0.1.3-20151229,3,0,17,192.168.16.27,10,7,15,0,111";
        assertEquals(
                "OK",
                send("GET", "/iclock/getrequest?SN=BWXP211360117&INFO=" + info, Bytes.NONE)
                        .text());
        TerminalState state = house.standing(gate.id()).state();
        assertEquals(OptionalInt.of(17), state.held());
        assertEquals("Ver 8.0.1.3-20151229", state.firmware());
    }

    @Test
    void anErrandIsNobodyElsesToSettle() throws Exception {
        house.register.register(house.admin, draft("OTHER1"));
        ask(new ErrandTask.Identify());
        send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE);
        Bytes result = Bytes.of("ID=1&Return=0&CMD=INFO".getBytes(StandardCharsets.US_ASCII));
        send("POST", "/iclock/devicecmd?SN=OTHER1", result);
        assertEquals(State.SENT, latest().state());
        send("POST", "/iclock/devicecmd?SN=BWXP211360117", result);
        assertEquals(State.CONFIRMED, latest().state());
    }
}
