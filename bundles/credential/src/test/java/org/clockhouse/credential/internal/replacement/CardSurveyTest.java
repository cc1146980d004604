package org.clockhouse.credential.internal.replacement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Wiegand;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.CardChecks.Kind;
import org.clockhouse.credential.replacement.CardChecks.Loss;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class CardSurveyTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Department line = registry.department("一线");
    private final Employee wang = registry.hire("000117", "王小明", registry.site("上海", "Asia/Shanghai"), line);
    private final Employee li = registry.hire("0025", "李雷", registry.site("北京", "Asia/Shanghai"), line);

    @Test
    void c026OneNumberInTwoByteOrdersIsFoundOnce() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        issue(li, "C3B2A104", CardFormat.HEX_8);
        assertEquals(List.of(Kind.BYTE_ORDER), kinds());
    }

    @Test
    void c026ANumberWithAndWithoutItsFacilityCodeIsFound() {
        issue(wang, "077,30211", CardFormat.FACILITY_3_5);
        issue(li, "30211", CardFormat.DEC_8);
        assertEquals(List.of(Kind.FACILITY_CODE), kinds());
    }

    @Test
    void c026ANumberThatLostItsTopByteIsFound() {
        issue(wang, "0A004D7603", CardFormat.HEX_10);
        issue(li, "077,30211", CardFormat.FACILITY_3_5);
        assertEquals(List.of(Kind.TRUNCATED), kinds());
    }

    @Test
    void c026AFrameOf35Or37BitsIsFoundWhereAReaderKeptWhatIsWithinTheParity() {
        for (Wiegand layout : List.of(Wiegand.W35, Wiegand.W37_H10304, Wiegand.W37_H10302)) {
            long card = layout == Wiegand.W37_H10302 ? 0x5_0012_3456L : 0x4_5678L;
            CardNumber frame = layout.decode(layout.encode(layout == Wiegand.W37_H10302 ? 0 : 1042, card))
                    .number();
            long data = frame.value() >>> 1 & 0xFFFF_FFFFL;
            CardNumber kept = CardNumber.of(32, data);
            assertEquals(List.of(Kind.TRUNCATED), kinds(frame, kept), layout.name());
            assertEquals(List.of(Kind.TRUNCATED), kinds(frame, CardNumbers.reversed(kept)), layout.name());
            assertEquals(List.of(Kind.TRUNCATED), kinds(CardNumber.of(24, data & 0xFF_FFFFL), frame), layout.name());
            assertEquals(List.of(), kinds(frame, CardNumber.of(32, data ^ 0x0100)), layout.name());
        }
    }

    @Test
    void c026ACorporateNumberWithoutItsCompanyCodeIsFound() {
        CardNumber frame = Wiegand.W35.decode(Wiegand.W35.encode(1042, 284_280)).number();
        assertEquals(List.of(Kind.FACILITY_CODE), kinds(frame, CardNumbers.parse("284280", CardFormat.DEC_8)));
    }

    @Test
    void c026AUidOf32BitsIsFoundTurnedAndShortenedFromEitherEnd() {
        CardNumber uid = CardNumber.of(32, 0xE4A1B2C3L);
        assertEquals(List.of(Kind.BYTE_ORDER), kinds(uid, CardNumber.of(32, 0xC3B2A1E4L)));
        assertEquals(List.of(Kind.TRUNCATED), kinds(uid, CardNumber.of(24, 0xA1B2C3L)));
        assertEquals(List.of(Kind.TRUNCATED), kinds(uid, CardNumber.of(24, 0xB2A1E4L)));
    }

    private List<Kind> kinds(CardNumber... numbers) {
        return CardSurvey.findings(Stream.of(numbers).map(this::active).toList()).stream()
                .map(CardChecks.Finding::kind)
                .toList();
    }

    @Test
    void c026TwoActiveCardsOfOnePersonAreFoundAndATemporaryOneIsNot() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 5)),
                        Optional.empty(),
                        Optional.of(clock.instant().plusSeconds(60)),
                        true,
                        true,
                        CredentialTerms.EVERY_USE));
        assertEquals(List.of(), kinds());
        issue(wang, "11223344", CardFormat.HEX_8);
        assertEquals(List.of(Kind.ONE_PERSON), kinds());
    }

    @Test
    void whatTouchesPeopleOutOfScopeIsOnlyCounted() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        issue(li, "C3B2A104", CardFormat.HEX_8);
        CardChecks.Duplicates found = desk.checks.duplicates(registry.org, Scope.only(wang.id()));
        assertEquals(List.of(), found.findings());
        assertEquals(1, found.beyond());
    }

    @Test
    void c026OnePairAmongManyCardsIsFound() {
        List<Credential> cards = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            cards.add(active(0x10000000L + i * 7919L));
        }
        Credential one = active(0xE4A1B2C3L);
        Credential turned = active(0xC3B2A1E4L);
        cards.add(5_000, one);
        cards.add(turned);

        List<CardChecks.Finding> found = CardSurvey.findings(cards);

        assertTrue(
                found.stream()
                        .anyMatch(finding -> finding.kind() == Kind.BYTE_ORDER
                                && Set.copyOf(finding.credentials()).equals(Set.of(one, turned))),
                found.toString());
    }

    private Credential active(long number) {
        return active(CardNumber.of(32, number));
    }

    private Credential active(CardNumber number) {
        Instant now = clock.instant();
        return new Credential(
                CredentialId.next(),
                EmployeeId.next(),
                new Identifier.Card(number),
                CredentialState.ACTIVE,
                now,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                CredentialTerms.standard(true, now),
                1);
    }

    @Test
    void c015c016ThePickerListsPeopleWithTheirCardsByStateDepartmentAndScope() {
        Department press = registry.department("冲压", line);
        Employee han = registry.hire("0031", "韩梅梅", registry.site("苏州", "Asia/Shanghai"), press);
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        issue(han, "11223344", CardFormat.HEX_8);
        Credential frozen =
                desk.credentials.of(registry.org, Scope.EVERYBODY, han.id()).get(0);
        desk.credentials.move(
                registry.actor, Scope.EVERYBODY, frozen.id(), CredentialState.SUSPENDED, "", frozen.version());
        assertEquals(Set.of(wang, li, han), picked(Scope.EVERYBODY, Optional.of(line), Optional.empty(), false));
        assertEquals(Set.of(han), picked(Scope.EVERYBODY, Optional.of(press), Optional.empty(), false));
        assertEquals(
                Set.of(han), picked(Scope.EVERYBODY, Optional.empty(), Optional.of(CredentialState.SUSPENDED), false));
        assertEquals(Set.of(li), picked(Scope.EVERYBODY, Optional.empty(), Optional.empty(), true));
        assertEquals(Set.of(wang), picked(Scope.only(wang.id()), Optional.empty(), Optional.empty(), false));
    }

    @Test
    void c015APersonIsFoundByTheNumberOfTheirCardInAnyWriting() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        issue(li, "11223344", CardFormat.HEX_8);
        String decimal = "0077705923";
        assertEquals(List.of(wang), found(decimal, Scope.EVERYBODY, Optional.empty()));
        assertEquals(List.of(wang), found("04 a1 b2 c3", Scope.EVERYBODY, Optional.of(line)));
        assertEquals(List.of(wang), found("161,45763", Scope.EVERYBODY, Optional.empty()));
        assertEquals(List.of(), found(decimal, Scope.only(li.id()), Optional.empty()));
        assertEquals(List.of(), found(decimal, Scope.EVERYBODY, Optional.of(registry.department("冲压", line))));
        Credential card =
                desk.credentials.of(registry.org, Scope.EVERYBODY, wang.id()).get(0);
        desk.credentials.move(registry.actor, Scope.EVERYBODY, card.id(), CredentialState.REVOKED, "", card.version());
        assertEquals(List.of(), found(decimal, Scope.EVERYBODY, Optional.empty()));
    }

    @Test
    void c015WhoIsFoundByTheirCardAndByTheirNumberIsListedOnce() {
        Site suzhou = registry.site("苏州", "Asia/Shanghai");
        Employee other = registry.hire("77705923", "韩梅梅", suzhou, line);
        Employee third = registry.hire("777059231", "李雷", suzhou, line);
        issue(third, "04A1B2C3", CardFormat.HEX_8);
        assertEquals(List.of(third, other), found("77705923", Scope.EVERYBODY, Optional.empty()));
    }

    private List<Employee> found(String text, Scope scope, Optional<Department> department) {
        EmployeeFilter filter =
                new EmployeeFilter(text, department.map(Department::id), Optional.empty(), Optional.empty());
        List<Employee> found = new ArrayList<>();
        Page page = Page.first(1);
        Slice<CardHolders.Holder> slice;
        do {
            slice = desk.people.page(registry.org, scope, filter, Optional.empty(), false, page);
            slice.items().forEach(holder -> found.add(holder.person()));
            page = new Page(slice.next(), 1);
        } while (!slice.next().isEmpty());
        return found;
    }

    private Set<Employee> picked(
            Scope scope, Optional<Department> department, Optional<CredentialState> state, boolean without) {
        EmployeeFilter filter =
                new EmployeeFilter("", department.map(Department::id), Optional.empty(), Optional.empty());
        Set<Employee> picked = new HashSet<>();
        Page page = Page.first(1);
        Slice<CardHolders.Holder> slice;
        do {
            slice = desk.people.page(registry.org, scope, filter, state, without, page);
            slice.items().forEach(holder -> picked.add(holder.person()));
            page = new Page(slice.next(), 1);
        } while (!slice.next().isEmpty());
        return picked;
    }

    @Test
    void c070LossesAreCountedByMonthDepartmentAndReason() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        replace(wang, 1, ReplacementReason.LOST);
        replace(wang, 2, ReplacementReason.LOST);
        clock.advance(Duration.ofDays(30));
        replace(wang, 3, ReplacementReason.DAMAGED);
        assertEquals(
                List.of(
                        new Loss(YearMonth.of(2026, 11), line.id(), "", ReplacementReason.LOST, 2),
                        new Loss(YearMonth.of(2026, 12), line.id(), "", ReplacementReason.DAMAGED, 1)),
                desk.checks.losses(
                        registry.org,
                        Scope.EVERYBODY,
                        Instant.EPOCH,
                        clock.instant().plusSeconds(1)));
        assertEquals(
                List.of(),
                desk.checks.losses(
                        registry.org,
                        Scope.only(li.id()),
                        Instant.EPOCH,
                        clock.instant().plusSeconds(1)));
    }

    @Test
    void c070ACardThatWasGoodWhenItWasReplacedIsNoLoss() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        replace(wang, 1, ReplacementReason.FORMAT_CHANGE);
        replace(wang, 2, ReplacementReason.NAME_CHANGE);
        replace(wang, 3, ReplacementReason.OTHER);
        replace(wang, 4, ReplacementReason.WORN);
        assertEquals(
                List.of(new Loss(YearMonth.of(2026, 11), line.id(), "", ReplacementReason.WORN, 1)),
                desk.checks.losses(
                        registry.org,
                        Scope.EVERYBODY,
                        Instant.EPOCH,
                        clock.instant().plusSeconds(1)));
    }

    @Test
    void c070MonthsAndDaysAreThoseOfTheSite() {
        issue(wang, "04A1B2C3", CardFormat.HEX_8);
        clock.set("2026-11-30T16:30:00Z");
        replace(wang, 1, ReplacementReason.LOST);
        Loss atMidnight = new Loss(YearMonth.of(2026, 12), line.id(), "", ReplacementReason.LOST, 1);
        assertEquals(
                List.of(atMidnight),
                desk.checks.losses(
                        registry.org,
                        Scope.EVERYBODY,
                        Instant.EPOCH,
                        clock.instant().plusSeconds(1)));
        LocalDate first = LocalDate.of(2026, 12, 1);
        assertEquals(List.of(atMidnight), desk.checks.losses(registry.org, Scope.EVERYBODY, first, first));
        LocalDate before = first.minusDays(1);
        assertEquals(List.of(), desk.checks.losses(registry.org, Scope.EVERYBODY, before, before));
    }

    private List<Kind> kinds() {
        return desk.checks.duplicates(registry.org, Scope.EVERYBODY).findings().stream()
                .map(CardChecks.Finding::kind)
                .collect(Collectors.toList());
    }

    private void replace(Employee holder, long number, ReplacementReason reason) {
        desk.replacements.replace(
                registry.actor,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new ReplacementDraft.Old.Person(holder.id()),
                        Optional.of(new Identifier.Card(CardNumber.of(32, number))),
                        reason,
                        "",
                        true));
    }

    private void issue(Employee holder, String number, CardFormat format) {
        desk.credentials.issue(
                registry.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder.id(), new Identifier.Card(CardNumbers.parse(number, format))));
    }
}
