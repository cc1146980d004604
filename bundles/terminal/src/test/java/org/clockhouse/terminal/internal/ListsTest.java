package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.driver.Grant;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.Test;

/** From a change of people, levels or certificates to whom terminals hold. */
class ListsTest {

    private final ListedHouse lists = new ListedHouse();
    private final Gatehouse house = lists.house;
    private final ListedTerminal wall = lists.wall;

    @Test
    void t044NamesStandOnTheDisplayAsTheTerminalIsSetAndAreToldAnewWhenThatChanges() {
        Employee tom = house.registry.employees.hire(
                house.admin,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        "000119",
                        PersonalData.named(new LocalName("王芳", "Fiona Wang")),
                        new Placement(lists.shanghai.id(), lists.line.id(), ""),
                        LocalDate.of(2024, 3, 1)));
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        lists.issue(tom, 1);
        lists.issue(lists.li, 2);
        lists.visit();
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
    void t029PeopleAndGroupsAreLetInWhereTheirLevelsSayAsLongAsTheyHold() {
        house.add(wall);
        lists.hang("acme:gate", lists.shanghai);
        Terminal lab = lists.hang("acme:lab", lists.suzhou);
        lists.issue(lists.wang, 1);
        lists.issue(lists.li, 2);
        lists.visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        AccessLevel level = house.desk.levels.add(
                house.admin,
                new AccessLevel(
                        AccessLevelId.next(),
                        new LocalName("实验室", "Lab"),
                        AccessLevel.Places.of(Set.of(lab.id())),
                        new AccessLevel.Group(Set.of(), Set.of(lists.wang.id()), true),
                        new AccessLevel.Validity(Optional.empty(), Optional.of(LocalDate.of(2026, 11, 9))),
                        0));
        lists.visit();
        assertEquals(Set.of("000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
        house.clock.advance(Duration.ofDays(8));
        lists.visit();
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:gate"));
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        house.desk.levels.remove(house.admin, level.id(), level.version());
        assertEquals(List.of(), house.desk.levels.all(house.org));
    }

    @Test
    void t068WhoseCertificateRunsOutGoesOffTheListsThereAndComesBackWhenItIsRenewed() {
        house.add(wall);
        Terminal gate = lists.hang("acme:gate", lists.shanghai);
        lists.hang("acme:store", lists.shanghai);
        lists.issue(lists.wang, 1);
        lists.issue(lists.li, 2);
        CertificateKind forklift = house.desk.certificates.add(
                house.admin,
                new CertificateKind(
                        CertificateKindId.next(),
                        new LocalName("叉车证", "Forklift licence"),
                        AccessLevel.Places.of(Set.of(gate.id())),
                        CertificateKind.USUAL_REMIND_DAYS,
                        0));
        enter(lists.wang, forklift, LocalDate.of(2026, 11, 3));
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117", "000118"), wall.numbers("acme:store"));
        assertEquals(
                List.of(forklift.id()),
                house.desk
                        .certificates
                        .barred(house.org, Scope.EVERYBODY, lists.li.id())
                        .get(0)
                        .lacks());
        house.clock.advance(Duration.ofDays(2));
        lists.visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        enter(lists.wang, forklift, LocalDate.of(2027, 11, 3));
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:gate"));
        assertEquals(List.of(), house.desk.certificates.barred(house.org, Scope.EVERYBODY, lists.wang.id()));
    }

    private void enter(Employee person, CertificateKind kind, LocalDate until) {
        house.desk.certificates.enter(house.admin, Scope.EVERYBODY, person.id(), kind.id(), until, "");
    }

    @Test
    void t030ALevelForASiteTakesInEveryTerminalThere() {
        house.add(wall);
        lists.hang("acme:north", lists.suzhou);
        lists.issue(lists.wang, 1);
        lists.issue(lists.li, 2);
        level(new AccessLevel.Places(Set.of(), Set.of(), Set.of(lists.suzhou.id())), Set.of(lists.line.id()), false);
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:north"));
        lists.hang("acme:south", lists.suzhou);
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:south"));
    }

    @Test
    void t036AChangeOfAPersonOrACardReachesEveryTerminalWhereTheyMayBe() {
        house.add(wall);
        lists.hang("acme:gate", lists.shanghai);
        lists.hang("acme:store", lists.shanghai);
        Credential card = lists.issue(lists.wang, 1);
        lists.visit();
        house.desk.terms.renew(
                house.admin,
                Scope.EVERYBODY,
                card.id(),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                card.version());
        lists.visit();
        for (String endpoint : List.of("acme:gate", "acme:store")) {
            assertEquals(
                    LocalDateTime.of(2026, 12, 1, 8, 0),
                    wall.at(endpoint).values().iterator().next().validUntil());
        }
    }

    @Test
    void t037TransferLeavingAndReturnMoveTheListsByThemselves() {
        house.add(wall);
        lists.hang("acme:gate", lists.shanghai);
        lists.hang("acme:lab", lists.suzhou);
        lists.issue(lists.wang, 1);
        lists.visit();
        transfer(lists.suzhou.id());
        lists.visit();
        assertEquals(Set.of(), wall.numbers("acme:gate"));
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
        Employee now = find(lists.wang.id());
        Employee left = house.registry.employees.end(
                house.admin, Scope.EVERYBODY, lists.wang.id(), LocalDate.of(2026, 11, 2), "moves away", now.version());
        house.clock.advance(Duration.ofDays(1));
        lists.visit();
        assertEquals(Set.of(), wall.numbers("acme:lab"));
        house.registry.employees.rehire(
                house.admin,
                Scope.EVERYBODY,
                lists.wang.id(),
                LocalDate.of(2026, 11, 3),
                left.placement(),
                left.version());
        lists.visit();
        assertEquals(Set.of("000117"), wall.numbers("acme:lab"));
    }

    private void transfer(SiteId site) {
        house.registry.employees.transfer(
                house.admin,
                Scope.EVERYBODY,
                lists.wang.id(),
                LocalDate.of(2026, 11, 2),
                new Placement(site, lists.line.id(), ""),
                "moves",
                lists.wang.version());
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
}
