package org.clockhouse.credential.internal.biometric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From consent to destruction. */
class BiometricsTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, new RecordedChanges(), clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department department = registry.department("工厂");
    private final Employee wang = registry.hire("000117", "王小明", site, department);

    @Test
    @DisplayName("T005: every kind is off until somebody switches it on, and that is audited")
    void everyKindIsOffUntilSomebodySwitchesItOn() {
        assertEquals(
                List.of(CredentialKind.FINGERPRINT, CredentialKind.FACE, CredentialKind.PALM),
                desk.rules.all(registry.org).stream().map(BiometricRule::kind).toList());
        assertTrue(desk.rules.all(registry.org).stream().noneMatch(BiometricRule::on));
        assertEquals(Set.of(), desk.samples.taken(registry.org));
        assertRefused("biometric.off", () -> enrol(face("one")));
        assertRefused("biometric.off", () -> consent(0));
        on(CredentialKind.FACE, false);
        assertEquals(Set.of(CredentialKind.FACE), desk.samples.taken(registry.org));
        assertTrue(audit.actions().contains("biometric-rule.set"));
    }

    @Test
    @DisplayName("T028: nothing is taken before consent, which names the words that were read")
    void nothingIsTakenBeforeConsent() {
        on(CredentialKind.FACE, false);
        assertRefused("biometric.consent", () -> enrol(face("one")));
        ConsentWording written = desk.rules.reword(registry.actor, new LocalText("本人同意", "I agree"));
        assertEquals(1, written.edition());
        assertRefused("biometric.wording", () -> consent(0));
        Consent given = consent(1);
        assertEquals(given, consent(1));
        assertEquals(List.of(given), desk.consents.of(registry.org, Scope.EVERYBODY, wang.id()));
        assertEquals(CredentialState.ISSUED, enrol(face("one")).credential().state());
    }

    @Test
    @DisplayName("T028: a new biometric waits and cannot be used until somebody approves it")
    void aNewBiometricWaitsUntilSomebodyApprovesIt() {
        agreed(false);
        card(1);
        Biometric face = enrol(face("one"));
        assertEquals(OptionalInt.of(87), face.taken().quality());
        assertEquals(
                List.of(face),
                desk.biometrics
                        .waiting(registry.org, Scope.EVERYBODY, Page.first(10))
                        .items());
        assertEquals(Delivery.Want.REMOVED, Delivery.wanted(face.credential()));
        assertRefused("credential.biometric", () -> move(face.credential(), CredentialState.ACTIVE));
        Biometric used = approve(face);
        assertEquals(CredentialState.ACTIVE, used.credential().state());
        assertRefused("credential.biometric", () -> move(used.credential(), CredentialState.REVOKED));
        assertEquals(
                List.of(),
                desk.biometrics
                        .waiting(registry.org, Scope.EVERYBODY, Page.first(10))
                        .items());
        assertTrue(audit.actions().containsAll(List.of("consent.give", "biometric.enrol", "biometric.approve")));
    }

    @Test
    @DisplayName("T110: a face is nobody's only factor, neither when it is approved nor when the card goes")
    void aFaceIsNobodysOnlyFactor() {
        agreed(false);
        Biometric face = enrol(face("one"));
        assertRefused("biometric.only-factor", () -> approve(face));
        Credential card = card(1);
        approve(face);
        assertRefused("biometric.only-factor", () -> move(card, CredentialState.REVOKED));
        Credential pin = desk.credentials.issue(
                registry.actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), new Identifier.Pin("482913")));
        assertEquals(
                CredentialState.REVOKED, move(card, CredentialState.REVOKED).state());
        assertEquals(
                CredentialState.SUSPENDED, move(pin, CredentialState.SUSPENDED).state());
    }

    @Test
    void theSameSampleAgainIsWhatIsThereAndAnotherTakesItsPlace() {
        agreed(false);
        card(1);
        Biometric first = enrol(face("one"));
        assertEquals(first, enrol(face("one")));
        Biometric second = enrol(face("two"));
        assertEquals(CredentialState.REVOKED, state(first));
        Biometric used = approve(second);
        Biometric third = enrol(face("three"));
        assertEquals(CredentialState.ACTIVE, state(used));
        approve(third);
        assertEquals(CredentialState.REVOKED, state(used));
        assertEquals(
                Optional.empty(), desk.samples.sample(registry.org, used.taken().credential()));
    }

    @Test
    void whoRefusesSaysWhyAndNothingOfTheSampleIsLeft() {
        agreed(false);
        Biometric face = enrol(face("one"));
        assertRefused("biometric.reason", () -> end(face, " "));
        assertEquals(CredentialState.REVOKED, end(face, "不是本人").credential().state());
        assertEquals(
                Optional.empty(), desk.samples.sample(registry.org, face.taken().credential()));
        assertEquals(CredentialState.ISSUED, enrol(face("one")).credential().state());
    }

    @Test
    void whoWithdrawsConsentLosesEverythingOfTheKind() {
        agreed(true);
        card(1);
        Biometric face = approve(enrol(face("one")));
        desk.consents.withdraw(registry.actor, Scope.EVERYBODY, wang.id(), CredentialKind.FACE, "不再同意");
        assertEquals(CredentialState.REVOKED, state(face));
        assertEquals(
                Optional.empty(), desk.samples.sample(registry.org, face.taken().credential()));
        assertRefused("biometric.consent", () -> enrol(face("one")));
        assertEquals(
                "不再同意",
                desk.consents
                        .of(registry.org, Scope.EVERYBODY, wang.id())
                        .get(0)
                        .ended()
                        .orElseThrow()
                        .reason());
    }

    @Test
    void whoLeavesIsForgottenByItself() {
        agreed(true);
        card(1);
        Biometric face = approve(enrol(face("one")));
        registry.employees.end(
                registry.actor,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.of(2026, 11, 23),
                "",
                current().version());
        round();
        assertEquals(CredentialState.ACTIVE, state(face));
        clock.advance(Duration.ofDays(1));
        round();
        assertEquals(CredentialState.REVOKED, state(face));
        assertEquals(
                Optional.empty(), desk.samples.sample(registry.org, face.taken().credential()));
        assertFalse(desk.consents
                .of(registry.org, Scope.EVERYBODY, wang.id())
                .get(0)
                .isLive());
        assertTrue(audit.actions().containsAll(List.of("consent.end", "biometric.destroy")));
    }

    @Test
    void aConsentEndsWithTheEmploymentThoughNothingWasTaken() {
        agreed(false);
        registry.employees.end(
                registry.actor,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.of(2026, 11, 20),
                "",
                current().version());
        round();
        assertFalse(desk.consents
                .of(registry.org, Scope.EVERYBODY, wang.id())
                .get(0)
                .isLive());
    }

    @Test
    void whatNobodyApprovesIsThrownAwayAfterAMonth() {
        agreed(true);
        Biometric face = enrol(face("one"));
        clock.advance(Duration.ofDays(29));
        round();
        assertEquals(CredentialState.ISSUED, state(face));
        clock.advance(Duration.ofDays(2));
        round();
        assertEquals(CredentialState.REVOKED, state(face));
    }

    @Test
    @DisplayName(
            "T028: what a terminal took is to be forgotten there until it is approved, and then comes to every terminal")
    void whatATerminalTookIsForgottenThereUntilItIsApproved() {
        agreed(false);
        card(1);
        TerminalId gate = terminal("东门", "zk.bio");
        TerminalId store = terminal("仓库", "zk.bio");
        TerminalId reader = terminal("读卡器");
        assertTrue(received(gate, face("one")));
        Biometric face =
                desk.biometrics.of(registry.org, Scope.EVERYBODY, wang.id()).get(0);
        assertEquals(Optional.of(gate), face.taken().terminal());
        desk.lists.expect(registry.org, gate);
        assertEquals(Delivery.Want.REMOVED, line(face, gate).want());
        assertTrue(received(gate, face("one")));
        assertEquals(
                1, desk.biometrics.of(registry.org, Scope.EVERYBODY, wang.id()).size());
        approve(face);
        for (TerminalId each : List.of(gate, store, reader)) {
            desk.lists.expect(registry.org, each);
        }
        assertEquals(Delivery.Want.HELD, line(face, gate).want());
        assertEquals(Delivery.Want.HELD, line(face, store).want());
        assertEquals(null, line(face, reader));
    }

    @Test
    void nothingIsKeptOfASampleFromATerminalWithoutConsent() {
        TerminalId gate = terminal("东门", "zk.bio");
        assertFalse(received(gate, face("one")));
        on(CredentialKind.FACE, false);
        assertFalse(received(gate, face("one")));
        assertEquals(List.of(), desk.biometrics.of(registry.org, Scope.EVERYBODY, wang.id()));
    }

    @Test
    void aSampleIsForgottenWhenEveryTerminalHasItUnlessItIsToBeKept() {
        agreed(false);
        card(1);
        TerminalId gate = terminal("东门", "zk.bio");
        TerminalId store = terminal("仓库", "zk.bio");
        Biometric face = approve(enrol(face("one")));
        desk.lists.expect(registry.org, gate);
        confirm(gate);
        round();
        assertTrue(isKept(face));
        desk.lists.expect(registry.org, store);
        confirm(store);
        on(CredentialKind.FACE, true);
        round();
        assertTrue(isKept(face));
        on(CredentialKind.FACE, false);
        round();
        assertFalse(isKept(face));
        assertEquals(CredentialState.ACTIVE, state(face));
        assertTrue(received(gate, face("one")));
        assertEquals(CredentialState.ACTIVE, state(face));
    }

    @Test
    void aPictureIsLookedAtByNameAndOnlyWhileItIsKept() {
        agreed(true);
        Biometric face =
                enrol(new Sample(CredentialKind.FACE, 0, Sample.PHOTO, "", OptionalInt.empty(), new byte[] {1, 2, 3}));
        CredentialId id = face.taken().credential();
        assertArrayEquals(new byte[] {1, 2, 3}, desk.biometrics.look(registry.actor, Scope.EVERYBODY, id));
        assertTrue(audit.actions().contains("biometric.look"));
        assertThrows(NotFound.class, () -> desk.biometrics.look(registry.actor, Scope.NOBODY, id));
        end(face, "模糊");
        assertThrows(NotFound.class, () -> desk.biometrics.look(registry.actor, Scope.EVERYBODY, id));
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertEquals(code, assertThrows(Refused.class, attempt::run).code());
    }

    private void on(CredentialKind kind, boolean keeps) {
        desk.rules.set(
                registry.actor,
                new BiometricRule(
                        kind, true, keeps, desk.rules.of(registry.org, kind).version()));
    }

    private void agreed(boolean keeps) {
        on(CredentialKind.FACE, keeps);
        consent(0);
    }

    private Consent consent(int wording) {
        return desk.consents.give(registry.actor, Scope.EVERYBODY, wang.id(), CredentialKind.FACE, wording);
    }

    private static Sample face(String content) {
        return new Sample(CredentialKind.FACE, 0, "zk.bio", "9.58.12", OptionalInt.of(87), content.getBytes());
    }

    private Biometric enrol(Sample sample) {
        return desk.biometrics.enrol(registry.actor, Scope.EVERYBODY, wang.id(), sample);
    }

    private Biometric approve(Biometric biometric) {
        return desk.biometrics.approve(
                registry.actor,
                Scope.EVERYBODY,
                biometric.taken().credential(),
                biometric.credential().version());
    }

    private Biometric end(Biometric biometric, String reason) {
        return desk.biometrics.end(
                registry.actor,
                Scope.EVERYBODY,
                biometric.taken().credential(),
                reason,
                biometric.credential().version());
    }

    private Credential card(int number) {
        return desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, number))));
    }

    private Credential move(Credential credential, CredentialState to) {
        return desk.credentials.move(registry.actor, Scope.EVERYBODY, credential.id(), to, "", credential.version());
    }

    private CredentialState state(Biometric biometric) {
        return desk.credentials
                .find(registry.org, Scope.EVERYBODY, biometric.taken().credential())
                .state();
    }

    private boolean isKept(Biometric biometric) {
        return desk.samples.sample(registry.org, biometric.taken().credential()).isPresent();
    }

    private Employee current() {
        return registry.employees.find(registry.org, Scope.EVERYBODY, wang.id());
    }

    private void round() {
        desk.care.round(registry.org);
    }

    private boolean received(TerminalId terminal, Sample sample) {
        return desk.samples.received(registry.org, terminal, wang.id(), "117", sample);
    }

    private TerminalId terminal(String name, String... families) {
        WallTerminal.Ability ability = new WallTerminal.Ability(WallTerminal.Lists.KEPT, false, Set.of(families));
        WallTerminal terminal = new WallTerminal(
                TerminalId.next(),
                new LocalName(name, ""),
                site.id(),
                Optional.empty(),
                true,
                true,
                clock.instant(),
                ability);
        desk.wall.hung.add(terminal);
        return terminal.id();
    }

    private Line line(Biometric biometric, TerminalId terminal) {
        return desk.lists.due(registry.org, terminal, 10).stream()
                .map(Order::entries)
                .flatMap(List::stream)
                .map(Delivery.Entry::line)
                .filter(line -> line.credential().equals(biometric.taken().credential()))
                .findFirst()
                .orElse(null);
    }

    private void confirm(TerminalId terminal) {
        desk.lists.told(
                registry.org,
                terminal,
                desk.lists.due(registry.org, terminal, 10).stream()
                        .flatMap(order -> order.entries().stream())
                        .map(entry -> Delivery.Told.of(entry.line(), Delivery.State.CONFIRMED, "117", ""))
                        .toList());
    }
}
