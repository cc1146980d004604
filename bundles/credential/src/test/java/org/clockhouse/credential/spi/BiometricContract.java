package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.Consent;
import org.clockhouse.credential.biometric.ConsentId;
import org.clockhouse.credential.biometric.ConsentWording;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of biometrics keeps, and what it destroys. */
public abstract class BiometricContract {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Set<CredentialKind> BOTH = Set.of(CredentialKind.FACE, CredentialKind.FINGERPRINT);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final OrgId org = OrgId.next();
    private final Actor actor = Actor.system(org, "test");
    private Employee wang;
    private Employee li;

    protected abstract Transactions transactions();

    protected abstract CredentialRepository credentials();

    protected abstract BiometricRepository biometrics();

    protected abstract SampleVault samples();

    protected abstract ConsentRepository consents();

    protected abstract BackupPinRepository backupPins();

    protected abstract Sites sites();

    protected abstract Departments departments();

    protected abstract Employees employees();

    @BeforeEach
    void twoPeople() {
        Site site = sites().add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai")));
        Department department =
                departments().add(actor, new DepartmentDraft(new LocalName("生产部", ""), Optional.empty()));
        wang = hire("1", "王小明", site, department);
        li = hire("2", "李雷", site, department);
    }

    private Employee hire(String number, String name, Site site, Department department) {
        return employees()
                .hire(
                        actor,
                        Scope.EVERYBODY,
                        new EmployeeDraft(
                                number,
                                PersonalData.named(new LocalName(name, "")),
                                new Placement(site.id(), department.id(), ""),
                                LocalDate.of(2024, 3, 1)));
    }

    @Test
    void aRuleIsKeptByKindAndChangedOnlyAsItWasRead() {
        BiometricRule on = in(() -> consents().put(new BiometricRule(CredentialKind.FACE, true, false, 0)));
        BiometricRule kept = in(() -> consents().put(new BiometricRule(CredentialKind.FACE, true, true, on.version())));
        assertEquals(List.of(kept), in(() -> consents().rules()));
        assertThrows(Stale.class, () -> in(() -> consents().put(on)));
        assertThrows(Stale.class, () -> in(() -> consents().put(BiometricRule.off(CredentialKind.FACE))));
    }

    @Test
    void t110WhatBackupPinsAreLikeIsChangedOnlyAsItWasRead() {
        assertEquals(Optional.empty(), in(() -> backupPins().rule()));
        BackupPinRule first = in(() -> backupPins().put(new BackupPinRule(true, 8, 3, 0)));
        BackupPinRule off = in(() -> backupPins().put(new BackupPinRule(false, 8, 3, first.version())));
        assertEquals(Optional.of(off), in(() -> backupPins().rule()));
        assertThrows(Stale.class, () -> in(() -> backupPins().put(first)));
    }

    @Test
    void wordingsComeBackTheNewestFirst() {
        ConsentWording first = new ConsentWording(1, new LocalText("同意", "I agree"), NOW, "Li Lei");
        ConsentWording second = new ConsentWording(2, new LocalText("新", ""), NOW, "Li Lei");
        run(() -> consents().insert(first));
        run(() -> consents().insert(second));
        assertEquals(List.of(second, first), in(() -> consents().wordings()));
    }

    @Test
    void t028AConsentHoldsUntilItIsEndedAndStaysAsEvidence() {
        Consent given = new Consent(ConsentId.next(), wang.id(), CredentialKind.FACE, 1, NOW, "王小明", Optional.empty());
        run(() -> consents().put(given));
        assertEquals(Optional.of(given), in(() -> consents().live(wang.id(), CredentialKind.FACE)));
        assertEquals(Optional.empty(), in(() -> consents().live(wang.id(), CredentialKind.PALM)));
        assertEquals(Optional.empty(), in(() -> consents().live(li.id(), CredentialKind.FACE)));
        assertEquals(Set.of(wang.id()), in(() -> consents().people()));
        Consent ended = given.ended(NOW.plusSeconds(60), "王小明", "不再同意");
        run(() -> consents().put(ended));
        assertEquals(Optional.empty(), in(() -> consents().live(wang.id(), CredentialKind.FACE)));
        assertEquals(List.of(ended), in(() -> consents().of(wang.id())));
        assertEquals(Set.of(), in(() -> consents().people()));
    }

    @Test
    void t027HowItWasTakenAndItsQualityComeBack() {
        Taken face = take(wang, CredentialState.ISSUED, face(wang, "one"));
        assertEquals(Optional.of(face), in(() -> biometrics().find(face.credential())));
        assertEquals(List.of(face), in(() -> biometrics().of(wang.id())));
        assertEquals(List.of(), in(() -> biometrics().of(li.id())));
        Sample kept = in(() -> samples().get(face.credential())).orElseThrow();
        assertEquals(OptionalInt.of(87), kept.quality());
        assertEquals("zk.bio", kept.family());
        assertArrayEquals("one".getBytes(), kept.bytes());
        assertEquals(Set.of(face.credential()), in(() -> samples().kept(wang.id())));
    }

    @Test
    void t028WhatWaitsIsListedTheOldestFirstForWhoMaySeeIt() {
        Taken first = take(wang, CredentialState.ISSUED, face(wang, "one"));
        take(wang, CredentialState.ACTIVE, face(wang, "two"));
        Taken third = take(li, CredentialState.ISSUED, face(li, "three"));
        assertEquals(
                List.of(first, third),
                in(() -> biometrics().waiting(Scope.EVERYBODY, Page.first(10))).items());
        assertEquals(
                List.of(first),
                in(() -> biometrics().waiting(Scope.EVERYBODY, Page.first(1))).items());
        assertEquals(
                List.of(third),
                in(() -> biometrics().waiting(Scope.only(li.id()), Page.first(10)))
                        .items());
        assertEquals(List.of(first, third), in(() -> biometrics().waitingSince(NOW.plusSeconds(1), 10)));
        assertEquals(List.of(), in(() -> biometrics().waitingSince(NOW, 10)));
    }

    @Test
    void aSampleIsRecognisedAsTheSamePersonsOnly() {
        Taken face = take(wang, CredentialState.ACTIVE, face(wang, "one"));
        Sample same = face(wang, "one");
        assertEquals(Optional.of(face.credential()), in(() -> samples().recognise(wang.id(), same)));
        assertEquals(Optional.empty(), in(() -> samples().recognise(wang.id(), face(wang, "two"))));
        assertEquals(Optional.empty(), in(() -> samples().recognise(li.id(), same)));
        run(() -> samples().forget(face.credential()));
        assertEquals(Optional.empty(), in(() -> samples().get(face.credential())));
        assertEquals(Optional.of(face.credential()), in(() -> samples().recognise(wang.id(), same)));
        run(() -> samples().erase(face.credential()));
        assertEquals(Optional.empty(), in(() -> samples().recognise(wang.id(), same)));
    }

    @Test
    void aKindThatIsShreddedIsGoneAndTheOthersStay() {
        Taken face = take(wang, CredentialState.ACTIVE, face(wang, "one"));
        Sample thumb =
                new Sample(CredentialKind.FINGERPRINT, 0, "zk.finger", "10", OptionalInt.empty(), "thumb".getBytes());
        Taken finger = take(wang, CredentialState.ACTIVE, thumb);
        Taken others = take(li, CredentialState.ACTIVE, face(li, "one"));
        run(() -> samples().shred(wang.id(), CredentialKind.FACE));
        assertEquals(Optional.empty(), in(() -> samples().get(face.credential())));
        assertEquals(Optional.empty(), in(() -> samples().recognise(wang.id(), face(wang, "one"))));
        assertEquals(List.of(finger.credential(), others.credential()), in(() -> samples()
                .wholes(BOTH, Optional.empty(), 10)));
        assertEquals(
                List.of(others.credential()), in(() -> samples().wholes(BOTH, Optional.of(finger.credential()), 10)));
        assertEquals(List.of(others.credential()), in(() -> samples()
                .wholes(Set.of(CredentialKind.FACE), Optional.empty(), 10)));
        assertEquals(List.of(), in(() -> samples().wholes(Set.of(), Optional.empty(), 10)));
        run(() -> samples().shred(wang.id(), CredentialKind.FINGERPRINT));
        assertEquals(Set.of(li.id()), in(() -> samples().people()));
        Taken again = take(wang, CredentialState.ISSUED, face(wang, "anew"));
        assertArrayEquals(
                "anew".getBytes(),
                in(() -> samples().get(again.credential())).orElseThrow().bytes());
    }

    @Test
    void terminalsThatTakeTheFamilyAreToHoldWhatIsApproved() {
        Taken used = take(wang, CredentialState.ACTIVE, face(wang, "one"));
        take(li, CredentialState.ISSUED, face(li, "two"));
        Wanted held = new Wanted(used.credential(), wang.id(), Want.HELD, 1);
        assertEquals(List.of(held), wanted(Set.of("zk.bio")));
        assertEquals(List.of(), wanted(Set.of("zk.finger")));
        run(() -> {
            Credential before = credentials().find(used.credential()).orElseThrow();
            credentials().update(keyed(before.moved(CredentialState.REVOKED, "", NOW)));
        });
        assertEquals(List.of(new Wanted(used.credential(), wang.id(), Want.REMOVED, 2)), wanted(Set.of("zk.bio")));
    }

    private List<Wanted> wanted(Set<String> families) {
        Reach all = new Reach(Reach.Circle.NOBODY, Optional.of(wang.site()), Reach.Circle.NOBODY);
        return in(() -> biometrics().wanted(all, TODAY, NOW, NOW.minusSeconds(60), families));
    }

    private Sample face(Employee person, String content) {
        return new Sample(CredentialKind.FACE, 0, "zk.bio", "9.58.12", OptionalInt.of(87), content.getBytes());
    }

    private Taken take(Employee person, CredentialState state, Sample sample) {
        CredentialId id = CredentialId.next();
        Taken taken = new Taken(
                id,
                person.id(),
                sample.kind(),
                sample.slot(),
                sample.family(),
                sample.version(),
                sample.quality(),
                Optional.of(TerminalId.next()),
                NOW,
                "terminal");
        Credential credential = new Credential(
                id,
                person.id(),
                new Identifier.Template(sample.kind(), id.text()),
                state,
                NOW,
                Optional.empty(),
                NOW,
                Optional.empty(),
                Optional.empty(),
                "",
                CredentialTerms.standard(state == CredentialState.ACTIVE, NOW),
                1);
        run(() -> {
            credentials().insert(keyed(credential));
            biometrics().insert(taken);
            samples().put(person.id(), id, sample);
        });
        return taken;
    }

    private static IdentifierKeys.Keyed keyed(Credential credential) {
        return new IdentifierKeys.Keyed(
                credential,
                new IdentifierKeys(
                        credential.id().text(), "", Set.of(credential.id().text())));
    }

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }
}
