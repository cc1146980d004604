package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.AccessLevel;
import org.clockhouse.credential.AccessLevelId;
import org.clockhouse.credential.CardNumber;
import org.clockhouse.credential.CertificateKind;
import org.clockhouse.credential.CertificateKindId;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Delivery;
import org.clockhouse.credential.Delivery.State;
import org.clockhouse.credential.Delivery.Want;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.TerminalList;
import org.clockhouse.credential.WallTerminal.Ability;
import org.clockhouse.credential.WallTerminal.Lists;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.junit.jupiter.api.Test;

/** From a change of people, cards or levels to what terminals hold, and back to what is said of it. */
class ListsTest {

    private final Gatehouse house = new Gatehouse();
    private final ListedTerminal wall = new ListedTerminal();
    private final ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
    private final Site shanghai = house.registry.site("上海", "Asia/Shanghai");
    private final Site suzhou = house.registry.site("苏州", "Asia/Shanghai");
    private final Department works = house.registry.department("工厂");
    private final Department line = house.registry.department("一线", works);
    private final Employee wang = house.registry.hire("000117", "王小明", shanghai, line);
    private final Employee li = house.registry.hire("000118", "李雷", shanghai, works);

    @Test
    void c054AFreezeIsConfirmedAtEveryTerminalThatAnswersAndAtTheOthersWhenTheyDo() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Terminal store = hang("acme:store", shanghai);
        Credential card = issue(wang, 1);
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Map.of(gate, State.CONFIRMED, store, State.CONFIRMED), states(card));
        wall.unreachable = true;
        Credential frozen = move(card, CredentialState.SUSPENDED);
        assertEquals(Map.of(gate, State.EXPECTED, store, State.EXPECTED), states(frozen));
        assertEquals(Want.REMOVED, deliveries(frozen).get(0).want());
        Instant ordered = deliveries(frozen).get(0).at();
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        reach(gate, false);
        assertEquals(Map.of(gate, State.UNREACHABLE, store, State.EXPECTED), states(frozen));
        wall.unreachable = false;
        house.tick(Duration.ofMinutes(6));
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:store"));
        assertEquals(Map.of(gate, State.CONFIRMED, store, State.CONFIRMED), states(frozen));
        assertTrue(deliveries(frozen).get(0).at().isAfter(ordered));
    }

    @Test
    void t044NamesStandOnTheDisplayAsTheTerminalIsSetAndAreToldAnewWhenThatChanges() {
        Employee tom = house.registry.employees.hire(
                house.admin,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        "000119",
                        PersonalData.named(new LocalName("王芳", "Fiona Wang")),
                        new Placement(shanghai.id(), line.id(), ""),
                        LocalDate.of(2024, 3, 1)));
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        issue(tom, 1);
        issue(li, 2);
        visit();
        assertEquals(Map.of("000119", "王芳", "000118", "李雷"), names());
        Map<String, String> shown = Map.of(
                "english", "Fiona Wang",
                "chineseEnglish", "王芳 Fiona Wang",
                "englishChinese", "Fiona Wang 王芳",
                "number", "000119");
        shown.forEach((setting, name) -> {
            amend(gate, Map.of(Grant.HOLDER_NAME.key(), setting));
            house.tick(Duration.ofSeconds(11));
            assertEquals(name, names().get("000119"), setting);
        });
        amend(gate, Map.of(Grant.HOLDER_NAME.key(), "english"));
        house.tick(Duration.ofSeconds(11));
        assertEquals("李雷", names().get("000118"), "who has no other name");
        int writes = wall.writes;
        amend(gate, Map.of(Grant.HOLDER_NAME.key(), "english"));
        house.tick(Duration.ofSeconds(11));
        assertEquals(writes, wall.writes, "as it was");
    }

    private Map<String, String> names() {
        return wall.at("acme:gate").values().stream().collect(Collectors.toMap(Grant::holderNumber, Grant::holderName));
    }

    private void amend(Terminal gate, Map<String, String> settings) {
        Terminal now =
                house.register.find(house.org, Scope.EVERYBODY, gate.id()).terminal();
        TerminalDraft draft = new TerminalDraft(
                now.name(),
                now.site(),
                now.area(),
                now.driver(),
                now.endpoint(),
                settings,
                now.zone(),
                now.serial(),
                now.numberPrefix(),
                now.direction(),
                now.purpose(),
                Optional.of(now.boundSince()));
        house.register.amend(house.admin, now.id(), draft, now.version());
    }

    @Test
    void c054AFreezeGoesOutAtTheNextTickAndNotAtTheNextVisit() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Credential card = issue(wang, 1);
        visit();
        Credential frozen = move(card, CredentialState.SUSPENDED);
        house.tick(Duration.ofMillis(250));
        assertEquals(Map.of(gate, State.CONFIRMED), states(frozen));
    }

    @Test
    void c068ACardThatIsFoundComesBackToTheTerminals() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Credential frozen = move(issue(wang, 1), CredentialState.SUSPENDED);
        visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        Credential found = move(frozen, CredentialState.ACTIVE);
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Map.of(gate, State.CONFIRMED), states(found));
    }

    @Test
    void nothingIsConfirmedThatTheTerminalDidNotSay() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Credential card = issue(wang, 1);
        wall.losesAnswers = true;
        visit();
        assertEquals(Map.of(gate, State.SENT), states(card));
        wall.losesAnswers = false;
        house.tick(Duration.ofMinutes(6));
        assertEquals(Map.of(gate, State.CONFIRMED), states(card));
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
    }

    @Test
    void whatATerminalDoesNotTakeIsSaidWithItsReasonAndTriedAgain() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        wall.capacity = 1;
        issue(wang, 1);
        Credential second = issue(li, 2);
        visit();
        Delivery refused = deliveries(second).get(0);
        assertEquals(State.REFUSED, refused.state());
        assertEquals("FULL", refused.detail());
        assertEquals(new TerminalList.Counts(2, 1, 0, 1), list(gate).counts());
        wall.capacity = 2;
        house.tick(Duration.ofMinutes(61));
        house.tick(Duration.ofSeconds(11));
        assertEquals(State.CONFIRMED, deliveries(second).get(0).state());
    }

    @Test
    void aTerminalThatRefusesToBeChangedGoesOnBeingRead() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Credential card = issue(wang, 1);
        wall.refuses = true;
        visit();
        assertEquals("locked", deliveries(card).get(0).detail());
        assertEquals(Kind.ONLINE, house.kind(gate.id()));
    }

    @Test
    void t029PeopleAndGroupsAreLetInWhereTheirLevelsSayAsLongAsTheyHold() {
        house.add(wall);
        hang("acme:gate", shanghai);
        Terminal lab = hang("acme:lab", suzhou);
        issue(wang, 1);
        issue(li, 2);
        visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        AccessLevel level = house.desk.levels.add(
                house.admin,
                new AccessLevel(
                        AccessLevelId.next(),
                        new LocalName("实验室", "Lab"),
                        AccessLevel.Places.of(Set.of(lab.id())),
                        new AccessLevel.Group(Set.of(), Set.of(wang.id()), true),
                        new AccessLevel.Validity(Optional.empty(), Optional.of(LocalDate.of(2026, 11, 9))),
                        0));
        visit();
        assertEquals(Set.of("000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
        house.clock.advance(Duration.ofDays(8));
        visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        house.desk.levels.remove(house.admin, level.id(), level.version());
        assertEquals(List.of(), house.desk.levels.all(house.org));
    }

    @Test
    void t068WhoseCertificateRunsOutGoesOffTheListsThereAndComesBackWhenItIsRenewed() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        hang("acme:store", shanghai);
        issue(wang, 1);
        issue(li, 2);
        CertificateKind forklift = house.desk.certificates.add(
                house.admin,
                new CertificateKind(
                        CertificateKindId.next(),
                        new LocalName("叉车证", "Forklift licence"),
                        AccessLevel.Places.of(Set.of(gate.id())),
                        CertificateKind.USUAL_REMIND_DAYS,
                        0));
        enter(wang, forklift, LocalDate.of(2026, 11, 3));
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:store"));
        assertEquals(
                List.of(forklift.id()),
                house.desk
                        .certificates
                        .barred(house.org, Scope.EVERYBODY, li.id())
                        .get(0)
                        .lacks());
        house.clock.advance(Duration.ofDays(2));
        visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        enter(wang, forklift, LocalDate.of(2027, 11, 3));
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(List.of(), house.desk.certificates.barred(house.org, Scope.EVERYBODY, wang.id()));
    }

    private void enter(Employee person, CertificateKind kind, LocalDate until) {
        house.desk.certificates.enter(house.admin, Scope.EVERYBODY, person.id(), kind.id(), until, "");
    }

    @Test
    void t030ALevelForASiteTakesInEveryTerminalThere() {
        house.add(wall);
        hang("acme:north", suzhou);
        issue(wang, 1);
        issue(li, 2);
        level(new AccessLevel.Places(Set.of(), Set.of(), Set.of(suzhou.id())), Set.of(line.id()), false);
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:north"));
        hang("acme:south", suzhou);
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:south"));
    }

    @Test
    void t036AChangeOfAPersonOrACardReachesEveryTerminalWhereTheyMayBe() {
        house.add(wall);
        hang("acme:gate", shanghai);
        hang("acme:store", shanghai);
        Credential card = issue(wang, 1);
        visit();
        house.desk.terms.renew(
                house.admin,
                Scope.EVERYBODY,
                card.id(),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                card.version());
        visit();
        for (String endpoint : List.of("acme:gate", "acme:store")) {
            assertEquals(
                    LocalDateTime.of(2026, 12, 1, 8, 0),
                    wall.at(endpoint).values().iterator().next().validUntil());
        }
    }

    @Test
    void t037TransferLeavingAndReturnMoveTheListsByThemselves() {
        house.add(wall);
        hang("acme:gate", shanghai);
        hang("acme:lab", suzhou);
        issue(wang, 1);
        visit();
        transfer(suzhou.id());
        visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
        Employee now = find(wang.id());
        Employee left = house.registry.employees.end(
                house.admin, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 11, 2), "moves away", now.version());
        house.clock.advance(Duration.ofDays(1));
        visit();
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        house.registry.employees.rehire(
                house.admin, Scope.EVERYBODY, wang.id(), LocalDate.of(2026, 11, 3), left.placement(), left.version());
        visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
    }

    @Test
    void c023ExpectedIsSetAgainstAcknowledgedAndTheDifferenceIsShown() {
        house.add(wall);
        Terminal gate = hang("acme:gate", shanghai);
        Credential card = issue(wang, 1);
        issue(li, 2);
        visit();
        assertEquals(new TerminalList.Counts(2, 2, 0, 0), list(gate).counts());
        long version = list(gate).version();
        assertEquals(0, list(gate).strangers());
        wall.at("acme:gate").remove(card.id().text());
        wall.at("acme:gate").put("who", stranger());
        house.desk.deliveries.resync(house.admin, Scope.EVERYBODY, gate.id(), Optional.of(li.id()), false);
        assertEquals(1, differences(gate));
        visit();
        assertEquals(Set.of("000117", "000118", "9"), wall.numbers("acme:gate"));
        assertEquals(0, differences(gate));
        assertEquals(1, list(gate).strangers());
        assertTrue(list(gate).version() > version);
        house.desk.deliveries.resync(house.admin, Scope.EVERYBODY, gate.id(), Optional.empty(), true);
        visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(0, list(gate).strangers());
    }

    @Test
    void peopleWhomTheTerminalHoldsAlreadyAreTakenOverWithoutWriting() {
        ListedTerminal old = new ListedTerminal(false, 1);
        house.add(old);
        Terminal gate = hang("acme:gate", shanghai);
        Credential card = issue(wang, 1);
        Token token = new Token("00000001");
        String id = Grant.naturalId("000117", CredentialKind.CARD, token);
        old.at("acme:gate")
                .put(id, Grant.builder(id, "000117", CredentialKind.CARD, token).build());
        visit();
        assertEquals(Map.of(gate, State.CONFIRMED), states(card));
        assertEquals(0, old.writes);
    }

    @Test
    void aTerminalWithRoomForOneCardHoldsTheNewestAndTheOldAgainWhenThatGoes() {
        ListedTerminal small = new ListedTerminal(false, 1);
        house.add(small);
        hang("acme:gate", shanghai);
        Credential own = issue(wang, 1);
        visit();
        Credential lent = issue(wang, 2);
        visit();
        assertEquals("one-card", deliveries(own).get(0).detail());
        assertEquals(List.of("00000002"), tokens(small));
        move(lent, CredentialState.REVOKED);
        visit();
        assertEquals(List.of("00000001"), tokens(small));
        assertEquals(State.CONFIRMED, deliveries(own).get(0).state());
    }

    @Test
    void aTerminalThatKeepsNoListSaysSoBeforehand() {
        house.add(new WallTerminal(house.clock));
        Terminal old = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        house.tick(Duration.ofSeconds(1));
        assertEquals(
                new Ability(Lists.NONE, false),
                house.journal
                        .read(house.org, () -> house.desk.listRows.find(old.id()))
                        .ability());
    }

    private static List<String> tokens(ListedTerminal terminal) {
        return terminal.at("acme:gate").values().stream()
                .map(grant -> grant.token().hex())
                .toList();
    }

    private static Grant stranger() {
        return Grant.builder("who", "9", CredentialKind.CARD, new Token("09")).build();
    }

    private void transfer(SiteId site) {
        house.registry.employees.transfer(
                house.admin,
                Scope.EVERYBODY,
                wang.id(),
                LocalDate.of(2026, 11, 2),
                new Placement(site, line.id(), ""),
                "moves",
                wang.version());
    }

    private Employee find(EmployeeId id) {
        return house.registry.directory.of(house.org, List.of(id)).get(id);
    }

    private void level(AccessLevel.Places places, Set<DepartmentId> departments, boolean only) {
        house.desk.levels.add(
                house.admin,
                new AccessLevel(
                        AccessLevelId.next(),
                        new LocalName("", "Level"),
                        places,
                        new AccessLevel.Group(departments, Set.of(), only),
                        AccessLevel.Validity.ALWAYS,
                        0));
    }

    /** Every terminal's next turn, after the hints of what was done before. */
    private void visit() {
        watch.changed(house.org, Topic.EMPLOYEES);
        watch.changed(house.org, Topic.CREDENTIALS);
        house.tick(Duration.ofSeconds(11));
    }

    private Terminal hang(String endpoint, Site site) {
        Terminal terminal = house.register(ListedTerminal.ID, endpoint);
        house.desk.wall.hung.add(new org.clockhouse.credential.WallTerminal(
                terminal.id(),
                terminal.name(),
                site.id(),
                Optional.empty(),
                true,
                true,
                house.clock.instant(),
                new Ability(Lists.KEPT, false)));
        return terminal;
    }

    private void reach(Terminal terminal, boolean reachable) {
        house.desk.wall.hung.replaceAll(each -> each.id().equals(terminal.id())
                ? new org.clockhouse.credential.WallTerminal(
                        each.id(),
                        each.name(),
                        each.site(),
                        each.area(),
                        true,
                        reachable,
                        house.clock.instant(),
                        each.ability())
                : each);
    }

    private Credential issue(Employee holder, long number) {
        return house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        holder.id(),
                        new Identifier.Card(CardNumber.of(32, number)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    private Credential move(Credential card, CredentialState to) {
        Credential moved =
                house.desk.credentials.move(house.admin, Scope.EVERYBODY, card.id(), to, "a reason", card.version());
        watch.changed(house.org, Topic.CREDENTIALS);
        return moved;
    }

    private List<Delivery> deliveries(Credential card) {
        return house.desk.deliveries.of(house.org, Scope.EVERYBODY, card.id());
    }

    private Map<Terminal, State> states(Credential card) {
        Map<Terminal, State> states = new HashMap<>();
        deliveries(card)
                .forEach(delivery ->
                        states.put(house.standing(delivery.terminal().id()).terminal(), delivery.state()));
        return states;
    }

    private TerminalList list(Terminal terminal) {
        return house.desk.deliveries.lists(house.org).stream()
                .filter(list -> list.terminal().id().equals(terminal.id()))
                .findFirst()
                .orElseThrow();
    }

    private int differences(Terminal terminal) {
        return house.desk
                .deliveries
                .list(house.org, Scope.EVERYBODY, terminal.id(), true, Page.first(10))
                .items()
                .size();
    }
}
