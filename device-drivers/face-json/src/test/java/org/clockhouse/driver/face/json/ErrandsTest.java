package org.clockhouse.driver.face.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DoorControl.Command;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.MemoryArrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrandsTest {

    private static final Token CARD = new Token("00b1c2d3");

    private final BenchClock clock = new BenchClock(Instant.parse("2026-11-21T11:32:08Z"));
    private final MemoryArrivals arrivals = new MemoryArrivals(clock);
    private final FaceTerminal terminal = new FaceTerminal("ZX1");
    private final StandingCall line =
            new FaceJsonDriver().pickUp(HttpCall.builder("GET", "/").build(), arrivals);

    @BeforeEach
    void standing() throws Exception {
        arrivals.register("ZX1");
        line.hear(terminal.register());
    }

    /** Until the host has nothing more to say. @return how often it spoke */
    private int work() throws Exception {
        int said = 0;
        for (Optional<String> next = line.speak(); next.isPresent(); next = line.speak()) {
            said++;
            line.hear(terminal.asked(next.get()));
        }
        return said;
    }

    private String done(Task task) throws Exception {
        long errand = arrivals.want("ZX1", task);
        work();
        return arrivals.stateOf(errand);
    }

    private static Grant grant(CredentialKind kind, Token token) {
        return Grant.builder("c-" + kind, "1001", kind, token).build();
    }

    @Test
    void aPersonGetsCardAndPinAndLosesWhatIsLeftOut() throws Exception {
        Token pin = Token.of("4711".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "done",
                done(new Task.PutHolder(
                        "1001", "王芳", List.of(grant(CredentialKind.CARD, CARD), grant(CredentialKind.PIN, pin)))));
        assertEquals(Map.of("name", "王芳", "10", "4711", "11", "11649747"), terminal.person("1001"));
        assertEquals("done", done(new Task.PutHolder("1001", "王芳", List.of(grant(CredentialKind.PIN, pin)))));
        assertEquals(Map.of("name", "王芳", "10", "4711"), terminal.person("1001"));
        assertEquals("done", done(new Task.RemoveHolder("1001")));
        assertEquals(Map.of(), terminal.person("1001"));
        assertEquals("refused 1", done(new Task.RemoveHolder("1001")));
    }

    @Test
    void whatTheTerminalKeepsAsANumberMustBeOne() throws Exception {
        Token pin = Token.of("0471".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "refused unsupported", done(new Task.PutHolder("1001", "A", List.of(grant(CredentialKind.PIN, pin)))));
        assertEquals("refused unsupported", done(new Task.PutHolder("MNL-7", "A", List.of())));
        assertEquals("refused unsupported", done(new Task.PutHolder("99999999", "A", List.of())));
        assertEquals(Map.of(), terminal.person("1001"));
    }

    @Test
    void t038APictureAndAFingerStandBesideCardAndPinAndGoAlone() throws Exception {
        done(new Task.PutHolder("1001", "A", List.of(grant(CredentialKind.CARD, CARD))));
        Template face = Template.builder(
                        "1001", CredentialKind.FACE, 0, Template.PHOTO, Bytes.of(new byte[] {(byte) 0xFF, (byte) 0xD8}))
                .build();
        Template finger = Template.builder("1001", CredentialKind.FINGERPRINT, 3, "aiface.finger", Bytes.of("c51ab"))
                .build();
        assertEquals("done", done(new Task.PutTemplate(face)));
        assertEquals("done", done(new Task.PutTemplate(finger)));
        assertEquals("/9g=", terminal.person("1001").get("50"));
        assertEquals("c51ab", terminal.person("1001").get("3"));
        assertEquals("done", done(new Task.RemoveTemplate("1001", CredentialKind.FACE, 0, Template.PHOTO)));
        assertEquals(Map.of("name", "", "11", "11649747", "3", "c51ab"), terminal.person("1001"));
        assertEquals("refused unsupported", done(new Task.RemoveTemplate("1001", CredentialKind.FACE, 0, "zk.bio")));
    }

    @Test
    void t027WhatIsWantedIsSentAndOfferedAndElseWithheld() throws Exception {
        String finger = "{\"cmd\":\"senduser\",\"sn\":\"ZX1\",\"enrollid\":1001,\"name\":\"A\",\"backupnum\":3,"
                + "\"admin\":0,\"record\":\"c51ab\"}";
        assertTrue(line.hear(terminal.register()).orElseThrow().contains("\"nosenduser\":true"));
        line.hear(finger);
        assertEquals(List.of(), arrivals.offered());
        arrivals.want(Set.of(CredentialKind.FINGERPRINT));
        assertTrue(line.hear(terminal.register()).orElseThrow().contains("\"nosenduser\":false"));
        line.hear(finger.replace("c51ab", "c51ac"));
        assertEquals(
                Template.builder("1001", CredentialKind.FINGERPRINT, 3, "aiface.finger", Bytes.of("c51ac"))
                        .build(),
                arrivals.offered().get(0));
        assertEquals(
                List.of(Kind.BIOMETRIC_WITHHELD, Kind.BIOMETRIC_OFFERED),
                arrivals.events().stream().map(event -> event.kind()).toList());
        assertTrue(arrivals.events().stream()
                .noneMatch(event -> event.raw().text(StandardCharsets.UTF_8).contains("c51a")));
    }

    @Test
    void clockAndDoorAndRestart() throws Exception {
        assertEquals("done", done(new Task.SetClock()));
        assertEquals("2026-11-21 11:32:08", terminal.clock());
        assertEquals("done", done(new Task.MoveDoor(1, Command.UNLOCK_ONCE)));
        assertEquals(1, terminal.openings());
        assertEquals("refused unsupported", done(new Task.MoveDoor(1, Command.LOCK_DOWN)));
        assertEquals("refused 1", done(new Task.Restart()), "this one cannot");
    }

    @Test
    void punchesAreReadAgainPageByPageAndDoubleNothing() throws Exception {
        LocalDateTime eight = LocalDateTime.of(2026, 11, 20, 8, 0);
        for (int i = 0; i < 5; i++) {
            terminal.present("1001", eight.plusMinutes(i));
        }
        Task read = new Task.ReadPunches(eight, eight.plusDays(1));
        assertEquals("done", done(read));
        assertEquals(5, arrivals.punches().size());
        arrivals.want("ZX1", read);
        assertEquals(3, work(), "two, two, one");
        assertEquals(5, arrivals.punches().size());
        assertEquals(5, terminal.waiting(), "reading again clears nothing");
    }

    @Test
    void peopleAndTheTerminalItselfAreStated() throws Exception {
        for (String number : List.of("1", "2", "3")) {
            done(new Task.PutHolder(number, "P" + number, List.of()));
        }
        assertEquals("done", done(new Task.ReadHolders()));
        assertEquals("done", done(new Task.Identify()));
        List<Kind> kinds = arrivals.events().stream().map(event -> event.kind()).toList();
        assertEquals(List.of(Kind.HOLDER_STATED, Kind.HOLDER_STATED, Kind.HOLDER_STATED, Kind.IDENTITY_STATED), kinds);
    }

    @Test
    void aRequestThatIsNotAnsweredIsGivenUpAfterAWhile() throws Exception {
        long lost = arrivals.want("ZX1", new Task.SetClock());
        long next = arrivals.want("ZX1", new Task.Identify());
        assertTrue(line.speak().isPresent());
        clock.advance(Duration.ofSeconds(20));
        assertFalse(line.speak().isPresent());
        clock.advance(Duration.ofSeconds(20));
        assertEquals(Optional.of("{\"cmd\":\"getdevinfo\"}"), line.speak());
        line.hear("{\"ret\":\"settime\",\"result\":true}");
        assertEquals("sent", arrivals.stateOf(lost), "too late to be told apart");
        assertEquals("sent", arrivals.stateOf(next));
    }
}
