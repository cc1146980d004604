package org.clockhouse.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.driver.Driver;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.junit.jupiter.api.Test;

/** What terminals would not take from one edition of their driver, and what becomes of it with the next. */
class UpdatedDriverTest {

    private static final Duration NEXT_VISIT = Duration.ofSeconds(11);

    private final Gatehouse house = new Gatehouse();
    private final Site shanghai = house.registry.site("上海", "Asia/Shanghai");
    private final Department works = house.registry.department("工厂");
    private final Employee wang = house.registry.hire("000117", "王小明", shanghai, works);

    private void install(Driver driver, String version) {
        house.drivers.add(new DriverTable.Entry(driver, 7, version));
    }

    private Terminal hang(String endpoint) {
        Terminal terminal = house.register(ListedTerminal.ID, endpoint);
        house.desk.wall.hang(
                terminal.id(),
                terminal.name(),
                shanghai.id(),
                house.clock.instant(),
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, false));
        return terminal;
    }

    private Credential issue() {
        return house.desk.credentials.issue(
                house.admin,
                Scope.EVERYBODY,
                new CredentialDraft(
                        wang.id(),
                        new Identifier.Card(CardNumber.of(32, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    private List<State> states(Credential card) {
        return house.desk.deliveries.of(house.org, Scope.EVERYBODY, card.id()).stream()
                .map(Delivery::state)
                .toList();
    }

    private ListedTerminal refusing() {
        ListedTerminal old = new ListedTerminal();
        old.refuses = true;
        return old;
    }

    @Test
    void whatAnOlderDriverRefusedIsHandedOverByItsUpdateAtOnce() {
        ListedTerminal old = refusing();
        install(old, "1.0.0");
        hang("acme:gate");
        Credential card = issue();
        house.tick(NEXT_VISIT);
        assertEquals(List.of(State.REFUSED), states(card));
        house.drivers.remove(old);
        house.tick(NEXT_VISIT);
        ListedTerminal next = new ListedTerminal();
        install(next, "1.0.1");
        house.tick(Duration.ofMillis(250));
        assertEquals(List.of(State.CONFIRMED), states(card));
        assertEquals(Set.of("000117"), next.numbers("acme:gate"));
    }

    @Test
    void theSameEditionIsNotAskedAgainBeforeItsTime() {
        ListedTerminal old = refusing();
        install(old, "1.0.0");
        hang("acme:gate");
        Credential card = issue();
        house.tick(NEXT_VISIT);
        house.drivers.remove(old);
        house.tick(NEXT_VISIT);
        ListedTerminal again = new ListedTerminal();
        install(again, "1.0.0");
        house.tick(NEXT_VISIT);
        assertEquals(List.of(State.REFUSED), states(card));
        assertEquals(0, again.writes);
    }

    @Test
    void whatWasConfirmedIsNotToldAgain() {
        ListedTerminal old = new ListedTerminal();
        install(old, "1.0.0");
        hang("acme:gate");
        Credential card = issue();
        house.tick(NEXT_VISIT);
        house.drivers.remove(old);
        ListedTerminal next = new ListedTerminal();
        next.at("acme:gate").putAll(old.at("acme:gate"));
        install(next, "2.0.0");
        house.tick(NEXT_VISIT);
        assertEquals(List.of(State.CONFIRMED), states(card));
        assertEquals(0, next.writes);
    }
}
