package org.clockhouse.terminal.internal.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.zk.push.PushDriver;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalEvent;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.call.CallingTerminals;
import org.clockhouse.terminal.internal.call.HostArrivals;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fingers and faces between two emulated terminals of one family, by way of the desk. */
class BiometryTest {

    private static final String FINGER = "AQIDBA==";

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
    private final CallingTerminals calling = house.calling(tray);
    private final PushDriver driver = new PushDriver();
    private final ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
    private final PushTerminal east = new PushTerminal("S1", this::send);
    private final PushTerminal west = new PushTerminal("S2", this::send);
    private final Site site = house.registry.site("上海", "Asia/Shanghai");
    private final Employee wang = house.registry.hire("117", "王小明", site, house.registry.department("工厂"));

    @BeforeEach
    void twoTerminals() throws Exception {
        house.add(driver);
        hang("S1");
        hang("S2");
        house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 7))));
        ask(east);
        ask(west);
        assertTrue(east.user("117").isPresent());
    }

    @AfterEach
    void end() {
        calling.stop();
    }

    @Test
    @DisplayName("T028: without consent nothing of a finger is kept, and the terminal is left as it is")
    void t028WithoutConsentNothingOfAFingerIsKept() throws Exception {
        east.enrol("117", 6, FINGER);
        on(CredentialKind.FINGERPRINT);
        east.enrol("117", 5, FINGER);
        ask(east);
        assertEquals(List.of(), biometrics());
        assertEquals(2, east.templates().size());
        assertTrue(events().stream().noneMatch(event -> event.raw().contains(FINGER)));
    }

    @Test
    @DisplayName("T028: a finger taken at a terminal waits, unusable, and comes to every terminal once it is approved")
    void t028AFingerTakenAtATerminalComesToEveryTerminalOnceItIsApproved() throws Exception {
        agree(CredentialKind.FINGERPRINT);
        assertTrue(east.greet().text().contains("EnrollFP"));
        assertEquals("OK: 1", east.enrol("117", 6, FINGER).text());
        assertEquals(CredentialState.ISSUED, biometrics().get(0).credential().state());
        ask(east);
        assertEquals(Map.of(), east.templates());
        approve();
        ask(east);
        ask(west);
        assertEquals(Map.of("117 finger 6", FINGER), east.templates());
        assertEquals(Map.of("117 finger 6", FINGER), west.templates());
        assertEquals(Set.of(Delivery.State.CONFIRMED), states());
        assertEquals("7", west.user("117").orElseThrow().get("Card").replaceFirst("^0+", ""));
    }

    @Test
    void aFingerThatEndsGoesFromEveryTerminalAndTheCardStays() throws Exception {
        agree(CredentialKind.FINGERPRINT);
        east.enrol("117", 6, FINGER);
        approve();
        ask(east);
        ask(west);
        house.desk.consents.withdraw(house.admin, Scope.EVERYBODY, wang.id(), CredentialKind.FINGERPRINT, "");
        ask(east);
        ask(west);
        assertEquals(Map.of(), east.templates());
        assertEquals(Map.of(), west.templates());
        assertTrue(west.user("117").isPresent());
    }

    @Test
    void aSampleIsForgottenWhenItIsEverywhereAndATerminalHungUpLaterIsSaidToLackIt() throws Exception {
        agree(CredentialKind.FINGERPRINT);
        east.enrol("117", 6, FINGER);
        approve();
        ask(east);
        house.desk.care.round(house.org);
        assertTrue(biometrics().get(0).sampleKept());
        ask(west);
        house.desk.care.round(house.org);
        assertFalse(biometrics().get(0).sampleKept());
        Terminal late = hang("S3");
        PushTerminal north = new PushTerminal("S3", this::send);
        ask(north);
        Delivery missing = deliveries().stream()
                .filter(delivery -> delivery.terminal().id().equals(late.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(Delivery.State.REFUSED, missing.state());
        assertEquals("no-sample", missing.detail());
        assertTrue(north.user("117").isPresent());
        assertEquals("OK: 1", west.enrol("117", 6, FINGER).text());
        assertEquals(1, biometrics().size(), "what a terminal was given is recognised");
    }

    @Test
    @DisplayName("T038: a picture from the desk becomes a face at terminals")
    void t038APictureFromTheDeskBecomesAFaceAtTerminals() throws Exception {
        agree(CredentialKind.FACE);
        house.desk.biometrics.enrol(
                house.admin,
                Scope.EVERYBODY,
                wang.id(),
                new Sample(CredentialKind.FACE, 0, Sample.PHOTO, "", OptionalInt.of(80), new byte[] {
                    (byte) 0xFF, (byte) 0xD8, (byte) 0xFF
                }));
        approve();
        ask(west);
        assertEquals(Map.of("117 type 9", "/9j/"), west.templates());
    }

    private void on(CredentialKind kind) {
        house.desk.rules.set(house.admin, new BiometricRule(kind, true, false, 0));
        house.clock.advance(Duration.ofSeconds(6));
    }

    private void agree(CredentialKind kind) {
        on(kind);
        house.desk.consents.give(house.admin, Scope.EVERYBODY, wang.id(), kind, 0);
    }

    private List<Biometric> biometrics() {
        return house.desk.biometrics.of(house.org, Scope.EVERYBODY, wang.id());
    }

    private void approve() {
        Biometric waiting = biometrics().get(0);
        house.desk.biometrics.approve(
                house.admin,
                Scope.EVERYBODY,
                waiting.taken().credential(),
                waiting.credential().version());
    }

    private List<Delivery> deliveries() {
        return house.desk.deliveries.of(
                house.org, Scope.EVERYBODY, biometrics().get(0).taken().credential());
    }

    private Set<Delivery.State> states() {
        return Set.copyOf(deliveries().stream().map(Delivery::state).toList());
    }

    private List<TerminalEvent> events() {
        Terminal first = house.register
                .page(house.org, Scope.EVERYBODY, TerminalFilter.ALL, Page.first(1))
                .items()
                .get(0)
                .terminal();
        return house.errands
                .events(house.org, Scope.EVERYBODY, first.id(), Page.first(50))
                .items();
    }

    /** After whatever hints there were, until there is nothing more to do. */
    private void ask(PushTerminal terminal) throws Exception {
        watch.changed(house.org, Topic.CREDENTIALS);
        house.clock.advance(Duration.ofSeconds(6));
        while (terminal.ask() > 0) {
            house.clock.advance(Duration.ofSeconds(1));
        }
    }

    private PushTerminal.Reply send(String method, String target, Bytes body) throws IOException, InterruptedException {
        try {
            HttpAnswer answer = driver.answer(
                    HttpCall.builder(method, target).body(body).build(),
                    new HostArrivals(calling, driver.descriptor(), (known, caller) -> {}));
            return new PushTerminal.Reply(answer.status(), answer.body().text(StandardCharsets.UTF_8));
        } catch (DriverException | NotStoredException e) {
            throw new IOException(e);
        }
    }

    private Terminal hang(String serial) {
        Terminal terminal = house.register
                .register(
                        house.admin,
                        new TerminalDraft(
                                new LocalName("", serial),
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
                                Optional.of(Instant.parse("2026-01-01T00:00:00Z"))))
                .terminal();
        house.desk.wall.hang(
                terminal.id(),
                terminal.name(),
                site.id(),
                house.clock.instant(),
                new WallTerminal.Ability(
                        WallTerminal.Lists.KEPT, false, driver.descriptor().templateFamilies()));
        house.clock.advance(Duration.ofSeconds(6));
        return terminal;
    }
}
