package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.ErrandTask.Movement;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a terminal of the push family is asked to do, and what it says became of it. */
@Timeout(60)
class ZkPushErrandsTest {

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
    void onlyTheLastWordAboutAPersonIsHandedOut() throws Exception {
        push.ask(new ErrandTask.PutHolder("1001", "Ana", Optional.empty(), Optional.empty()));
        push.ask(new ErrandTask.RemoveHolder("1001"));
        assertEquals(1, terminal.ask());
        List<Errand> all = house.errands
                .page(house.org, Scope.EVERYBODY, push.gate().id(), Page.first(9))
                .items();
        assertEquals(
                List.of(State.REFUSED, State.SUPERSEDED),
                all.stream().map(Errand::state).toList());
        assertEquals("-3", all.get(0).detail(), "the terminal never had that person");
    }

    @Test
    void aNameGoesOutInTheCharacterSetOfTheTerminal() throws Exception {
        terminal.greet();
        push.ask(new ErrandTask.PutHolder("7", "王芳", Optional.empty(), Optional.of("4711")));
        terminal.ask();
        assertEquals("王芳", terminal.user("7").orElseThrow().get("Name"));
        assertEquals("4711", terminal.user("7").orElseThrow().get("Passwd"));
        push.ask(new ErrandTask.ReadHolders());
        terminal.ask();
        assertEquals("HOLDER_STATED", push.events().get(0).kind());
        assertTrue(!push.events().get(0).raw().contains("4711"));
    }

    @Test
    void aChineseTerminalIsWrittenToInGbk() throws Exception {
        PushTerminal chinese = new PushTerminal("BWXP211360117", push::send, Charset.forName("GBK"));
        chinese.greet();
        push.ask(new ErrandTask.PutHolder("7", "王芳", Optional.empty(), Optional.empty()));
        String raw = new String(push.heard("/iclock/getrequest?SN=BWXP211360117"), "GBK");
        assertTrue(raw.contains("\tName=王芳\t"));
        assertTrue(chinese.operations("USER PIN=7\tName=王芳").isLeaveToForget());
        assertTrue(push.events().get(0).raw().contains("王芳"), "and read from it");
    }

    @Test
    void t018ASettingIsSentAndSaidToHaveArrived() throws Exception {
        push.ask(new ErrandTask.SetOption("COMKey", "geheim"));
        terminal.ask();
        assertEquals("geheim", terminal.option("COMKey"));
        assertEquals(State.CONFIRMED, push.latest().state());
        assertFalse(house.audit.drafts().toString().contains("geheim"), "an option may be a password");
        Refused two = assertThrows(Refused.class, () -> push.ask(new ErrandTask.SetOption("VOLUME=1\tX", "60")));
        assertEquals("errand.unsupported", two.code());
    }

    @Test
    void aSilentTerminalIsToldAgainButARestartIsNot() throws Exception {
        push.ask(new ErrandTask.Identify());
        push.ask(new ErrandTask.Restart());
        String asked = push.send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE)
                .text();
        assertEquals("C:1:INFO\nC:2:REBOOT\n", asked);
        assertEquals(
                "OK",
                push.send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE)
                        .text());
        house.clock.advance(ErrandDesk.ANSWER_WITHIN.plusSeconds(1));
        assertEquals(
                "C:1:INFO\n",
                push.send("GET", "/iclock/getrequest.aspx?SN=BWXP211360117", Bytes.NONE)
                        .text());
        assertEquals("no answer", push.latest().detail());
        push.send("POST", "/iclock/devicecmd?SN=BWXP211360117", Bytes.of("ID=2&Return=0&CMD=REBOOT\n"));
        assertEquals(State.CONFIRMED, push.latest().state(), "it answers after all");
    }

    @Test
    void t068ADoorIsMovedAtOnceOrNotAtAll() throws Exception {
        push.ask(new ErrandTask.MoveDoor(1, Movement.UNLOCK_ONCE));
        terminal.ask();
        assertEquals(1, terminal.unlocks());
        push.ask(new ErrandTask.MoveDoor(1, Movement.UNLOCK_ONCE));
        house.clock.advance(Duration.ofSeconds(4));
        assertEquals(0, terminal.ask());
        assertEquals("too late", push.latest().detail());
        assertThrows(Refused.class, () -> push.ask(new ErrandTask.MoveDoor(1, Movement.LOCK_DOWN)));
    }

    @Test
    void t022TheClockIsSetToTheTerminalsOwnTime() throws Exception {
        push.ask(new ErrandTask.SetClock());
        terminal.ask();
        assertEquals("862560000", terminal.option("DateTime"), "eight in Shanghai, in months of 31 days");
        assertEquals(State.CONFIRMED, push.latest().state());
        assertEquals(
                "DateTime=862531200,ServerTZ=+0800",
                push.send("GET", "/iclock/rtdata?SN=BWXP211360117&type=time", Bytes.NONE)
                        .text());
    }

    @Test
    void anErrandIsNobodyElsesToSettle() throws Exception {
        house.register.register(house.admin, push.draft("OTHER1"));
        push.ask(new ErrandTask.Identify());
        push.send("GET", "/iclock/getrequest?SN=BWXP211360117", Bytes.NONE);
        Bytes result = Bytes.of("ID=1&Return=0&CMD=INFO".getBytes(StandardCharsets.US_ASCII));
        push.send("POST", "/iclock/devicecmd?SN=OTHER1", result);
        assertEquals(State.SENT, push.latest().state());
        push.send("POST", "/iclock/devicecmd?SN=BWXP211360117", result);
        assertEquals(State.CONFIRMED, push.latest().state());
    }
}
