package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.credential.delivery.WallTerminal.Lists;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Template;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faces at a terminal that is visited: the road is that of cards, the sample comes at the last moment. */
class VisitedFacesTest {

    private static final String NAME =
            Template.naturalId("117", org.clockhouse.driver.CredentialKind.FACE, 0, Template.PHOTO);

    private final Gatehouse house = new Gatehouse();
    private final ListedTerminal wall = ListedTerminal.withFaces();
    private final ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
    private final Site site = house.registry.site("上海", "Asia/Shanghai");
    private final Employee wang = house.registry.hire("117", "王小明", site, house.registry.department("工厂"));

    @BeforeEach
    void aGateAndAnAgreement() {
        house.add(wall);
        hang("acme:gate");
        issue();
        house.desk.rules.set(house.admin, new BiometricRule(CredentialKind.FACE, true, false, 0));
        house.desk.consents.give(house.admin, Scope.EVERYBODY, wang.id(), CredentialKind.FACE, 0);
    }

    @Test
    @DisplayName(
            "T028: a face comes to a visited terminal once it is approved, another takes its place, and it goes with consent")
    void t028AFaceComesToAVisitedTerminalOnceItIsApprovedAndGoesWithConsent() {
        enrol((byte) 1);
        visit();
        assertEquals(Map.of(), wall.faces);
        approve();
        visit();
        assertEquals(Map.of(NAME, picture((byte) 1)), wall.faces);
        enrol((byte) 2);
        approve();
        visit();
        assertEquals(Map.of(NAME, picture((byte) 2)), wall.faces);
        assertEquals(State.CONFIRMED, delivery().state());
        house.desk.consents.withdraw(house.admin, Scope.EVERYBODY, wang.id(), CredentialKind.FACE, "");
        visit();
        assertEquals(Map.of(), wall.faces);
        assertEquals(Set.of("117"), wall.numbers("acme:gate"), "the card stays");
    }

    @Test
    void aPictureThatTheTerminalDoesNotTakeIsSaidWithItsReasonAndTheCardIsThere() {
        wall.faceRefusal = Optional.of(Rejection.Reason.NO_FACE);
        enrol((byte) 1);
        approve();
        visit();
        assertEquals(State.REFUSED, delivery().state());
        assertEquals("NO_FACE", delivery().detail());
        assertEquals(Set.of("117"), wall.numbers("acme:gate"));
    }

    @Test
    void aSampleIsForgottenWhenItIsThereAndOneThatIsMissingLaterIsSaidToBeTakenAnew() {
        enrol((byte) 1);
        approve();
        visit();
        house.desk.care.round(house.org);
        assertFalse(newest().sampleKept());
        Terminal late = hang("acme:late");
        visit();
        Delivery missing = deliveries().stream()
                .filter(delivery -> delivery.terminal().id().equals(late.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(State.REFUSED, missing.state());
        assertEquals("no-sample", missing.detail());
    }

    @Test
    void aFaceThatIsGoneFromTheTerminalIsGivenAgainAndOneThatNobodyApprovedIsFound() {
        enrol((byte) 1);
        approve();
        visit();
        wall.faces.clear();
        wall.faces.put("taken at the terminal", picture((byte) 9));
        house.desk.deliveries.resync(house.admin, Scope.EVERYBODY, gate().id(), Optional.empty(), true);
        visit();
        assertEquals(Map.of(NAME, picture((byte) 1)), wall.faces);
    }

    private static Bytes picture(byte shade) {
        return Bytes.of(new byte[] {(byte) 0xFF, (byte) 0xD8, shade});
    }

    private void enrol(byte shade) {
        Sample sample = new Sample(
                CredentialKind.FACE,
                0,
                Sample.PHOTO,
                "",
                OptionalInt.of(80),
                picture(shade).toArray());
        house.desk.biometrics.enrol(house.admin, Scope.EVERYBODY, wang.id(), sample);
    }

    private Biometric newest() {
        return house.desk.biometrics.of(house.org, Scope.EVERYBODY, wang.id()).get(0);
    }

    private void approve() {
        Credential waiting = newest().credential();
        assertEquals(CredentialState.ISSUED, waiting.state());
        house.desk.biometrics.approve(house.admin, Scope.EVERYBODY, waiting.id(), waiting.version());
    }

    private List<Delivery> deliveries() {
        return house.desk.deliveries.of(
                house.org, Scope.EVERYBODY, newest().credential().id());
    }

    private Delivery delivery() {
        return deliveries().get(0);
    }

    private Terminal gate() {
        return house.standing(delivery().terminal().id()).terminal();
    }

    private void issue() {
        house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 7)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    private Terminal hang(String endpoint) {
        Terminal terminal = house.register(ListedTerminal.ID, endpoint);
        house.desk.wall.hang(
                terminal.id(),
                terminal.name(),
                site.id(),
                house.clock.instant(),
                new Ability(Lists.KEPT, false, Set.of(Sample.PHOTO)));
        return terminal;
    }

    private void visit() {
        watch.changed(house.org, Topic.CREDENTIALS);
        house.tick(Duration.ofSeconds(11));
    }
}
