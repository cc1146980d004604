package org.clockhouse.credential.internal.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.HandPhone;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.phone.BoundPhone;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From somebody's asking to the end of a phone. */
class PhoneDeskTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, new RecordedChanges(), clock);
    private final RecordedNotices notices = new RecordedNotices();
    private final BoundPhones phones = desk.phones(notices);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department department = registry.department("工厂");
    private final Employee wang = registry.hire("000117", "王小明", site, department);
    private final Employee li = registry.hire("000118", "李雷", site, department);
    private final HandPhone phone = new HandPhone();

    @Test
    @DisplayName("T033: no phone is bound until somebody switches it on and people are told")
    void noPhoneIsBoundUntilSomebodySwitchesItOn() {
        assertFalse(phones.rule(registry.org).on());
        assertRefused("phone.off", () -> ask(wang, phone));
        assertRefused("phone.notice", () -> on(1, PhoneRule.Shared.REFUSED, ""));
        on(1, PhoneRule.Shared.REFUSED, "须知");
        assertTrue(audit.actions().contains("phone-rule.set"));
        assertEquals(CredentialState.ISSUED, ask(wang, phone).credential().state());
    }

    @Test
    @DisplayName("T033: a phone waits for somebody else's approval, and both sides are told")
    void aPhoneWaitsForSomebodyElsesApproval() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone asked = ask(wang, phone);
        assertEquals(asked, ask(wang, phone), "asking again is safe");
        assertEquals(List.of(asked), waiting(Scope.EVERYBODY));
        assertRefused("phone.waiting", () -> signing(wang, asked, "words"));
        assertRefused("activation.own", () -> phones.approve(of(wang), Scope.EVERYBODY, id(asked), 1));
        assertRefused("credential.phone", () -> move(asked, CredentialState.ACTIVE));
        BoundPhone used = approve(asked);
        assertEquals(CredentialState.ACTIVE, used.credential().state());
        assertEquals(List.of(), waiting(Scope.EVERYBODY));
        assertEquals(used, signing(wang, used, "words"));
        assertThrows(Stale.class, () -> approve(asked));
        assertEquals(
                List.of(NoticeTopic.PHONE_WAITING, NoticeTopic.PHONE_ANSWERED),
                notices.sent().stream().map(draft -> draft.topic()).toList());
        AuditDraft entry = audit.drafts().stream()
                .filter(draft -> draft.action().equals("phone.ask"))
                .findFirst()
                .orElseThrow();
        assertTrue(entry.toString().contains("须知"), "the words that were agreed to are on record");
    }

    @Test
    @DisplayName("T033: one phone for each person: the old one ends with the approval of the new one")
    void onePhoneForEachPerson() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone old = approve(ask(wang, phone));
        BoundPhone given = ask(wang, new HandPhone());
        BoundPhone next = ask(wang, new HandPhone());
        assertEquals(CredentialState.REVOKED, state(given), "asked anew");
        assertEquals(CredentialState.ACTIVE, state(old), "until the new one is approved");
        approve(next);
        assertEquals(CredentialState.REVOKED, state(old));
        assertRefused("phone.ended", () -> signing(wang, old, "words"));
        on(2, PhoneRule.Shared.REFUSED, "须知");
        approve(ask(wang, new HandPhone()));
        assertEquals(CredentialState.ACTIVE, state(next));
    }

    @Test
    @DisplayName("T033: unbinding is audited, whoever does it, and ends the phone at once")
    void unbindingIsAudited() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone bound = approve(ask(wang, phone));
        assertRefused("credential.phone", () -> move(bound, CredentialState.REVOKED));
        phones.end(
                of(wang),
                Scope.EVERYBODY,
                id(bound),
                "sold it",
                bound.credential().version());
        assertTrue(audit.actions().contains("phone.unbind"));
        assertRefused("phone.ended", () -> signing(wang, bound, "words"));
        assertRefused("credential.ended", () -> phones.end(of(wang), Scope.EVERYBODY, id(bound), "", 3));
        assertEquals(
                CredentialState.ISSUED, ask(wang, phone).credential().state(), "the same key may be asked for again");
    }

    @Test
    @DisplayName("T007: the same phone for two people is refused, and the attempt is on record")
    void theSamePhoneForTwoPeopleIsRefused() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone bound = approve(ask(wang, phone));
        assertRefused("phone.shared", () -> ask(li, phone.inOtherHands()));
        assertEquals(
                List.of("phone.shared"),
                audit.apart().stream().map(AuditDraft::action).toList());
        assertRefused("credential.number.taken", () -> {
            on(1, PhoneRule.Shared.FLAGGED, "须知");
            ask(li, phone);
        });
        phones.end(
                registry.actor,
                Scope.EVERYBODY,
                id(bound),
                "handed on",
                bound.credential().version());
        assertEquals(List.of(), ask(li, phone.inOtherHands()).alsoOf(), "once the first has given it up");
    }

    @Test
    @DisplayName("T007: where the policy only flags it, whoever approves and whoever looks sees the other person")
    void wherePolicyOnlyFlagsItTheOtherPersonIsNamed() {
        on(1, PhoneRule.Shared.FLAGGED, "须知");
        approve(ask(wang, phone));
        BoundPhone second = ask(li, phone.inOtherHands());
        assertEquals(List.of(wang.id()), second.alsoOf());
        assertEquals(List.of(wang.id()), approve(second).alsoOf());
        assertEquals(
                List.of(li.id()),
                phones.of(registry.org, Scope.EVERYBODY, wang.id()).get(0).alsoOf());
    }

    @Test
    @DisplayName("T005: the uses of a phone are switched singly, and a frozen one signs nothing")
    void theUsesOfAPhoneAreSwitchedSingly() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone bound = approve(ask(wang, phone));
        assertEquals(
                Set.of(CredentialUse.IDENTITY, CredentialUse.ATTENDANCE, CredentialUse.DATA_CAPTURE),
                bound.credential().terms().uses());
        Credential frozen = move(bound, CredentialState.SUSPENDED);
        assertRefused("phone.frozen", () -> signing(wang, bound, "words"));
        Credential back = desk.credentials.move(
                registry.actor, Scope.EVERYBODY, frozen.id(), CredentialState.ACTIVE, "found", frozen.version());
        desk.terms.enable(registry.actor, Scope.EVERYBODY, back.id(), Set.of(CredentialUse.IDENTITY), back.version());
        assertRefused("phone.not-for-attendance", () -> signing(wang, bound, "words"));
    }

    @Test
    void onlyTheRightKeySignsAndOnlyForItsOwner() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        BoundPhone bound = approve(ask(wang, phone));
        byte[] words = "words".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                "phone.signature",
                () -> phones.signing(registry.org, wang.id(), id(bound), words, new HandPhone().sign("words")));
        assertRefused(
                "phone.signature", () -> phones.signing(registry.org, wang.id(), id(bound), words, new byte[] {1}));
        assertThrows(NotFound.class, () -> signing(li, bound, "words"));
        assertRefused(
                "phone.signature",
                () -> phones.ask(
                        of(li),
                        li.id(),
                        new BoundPhone.Draft(new HandPhone().named("stolen"), 1, phone.sign("anything"))));
        assertRefused(
                "phone.key",
                () -> phones.ask(
                        of(li),
                        li.id(),
                        new BoundPhone.Draft(
                                new org.clockhouse.credential.Identifier.Phone("x", "AAAA", "mark"), 1, new byte[0])));
    }

    @Test
    void nobodyIsBoundToWordsThatWereChanged() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        on(1, PhoneRule.Shared.REFUSED, "新的须知");
        assertRefused("phone.notice.changed", () -> phones.ask(of(wang), wang.id(), phone.draft("my phone", 1)));
    }

    @Test
    void aPhoneIsNeitherIssuedAtADeskNorSeenOutsideTheScope() {
        on(1, PhoneRule.Shared.REFUSED, "须知");
        assertRefused(
                "credential.phone",
                () -> desk.credentials.issue(
                        registry.actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), phone.named("x"))));
        BoundPhone asked = ask(wang, phone);
        assertEquals(List.of(), waiting(Scope.NOBODY));
        assertThrows(NotFound.class, () -> phones.approve(registry.actor, Scope.NOBODY, id(asked), 1));
        assertThrows(NotFound.class, () -> phones.end(registry.actor, Scope.NOBODY, id(asked), "", 1));
        assertThrows(NotFound.class, () -> phones.of(registry.org, Scope.NOBODY, wang.id()));
    }

    private void on(int most, PhoneRule.Shared shared, String zh) {
        long version = phones.rule(registry.org).version();
        phones.set(registry.actor, new PhoneRule(true, most, shared, new LocalText(zh, ""), version));
    }

    private BoundPhone ask(Employee person, HandPhone with) {
        long notice = phones.rule(registry.org).version();
        return phones.ask(of(person), person.id(), with.draft("my phone", notice));
    }

    private BoundPhone approve(BoundPhone phone) {
        return phones.approve(
                registry.actor, Scope.EVERYBODY, id(phone), phone.credential().version());
    }

    private BoundPhone signing(Employee person, BoundPhone bound, String words) {
        return phones.signing(
                registry.org, person.id(), id(bound), words.getBytes(StandardCharsets.UTF_8), phone.sign(words));
    }

    private Credential move(BoundPhone phone, CredentialState to) {
        return desk.credentials.move(
                registry.actor,
                Scope.EVERYBODY,
                id(phone),
                to,
                "why",
                phone.credential().version());
    }

    private CredentialState state(BoundPhone phone) {
        return desk.credentials.find(registry.org, Scope.EVERYBODY, id(phone)).state();
    }

    private List<BoundPhone> waiting(Scope scope) {
        return phones.page(registry.org, scope, Optional.of(CredentialState.ISSUED), Page.first(10))
                .items();
    }

    private static org.clockhouse.kernel.CredentialId id(BoundPhone phone) {
        return phone.credential().id();
    }

    private Actor of(Employee person) {
        return new Actor(registry.org, Actor.Kind.ACCOUNT, person.number(), person.number(), "", "");
    }

    private static void assertRefused(String code, Runnable work) {
        assertEquals(code, assertThrows(Refused.class, work::run).code());
    }
}
