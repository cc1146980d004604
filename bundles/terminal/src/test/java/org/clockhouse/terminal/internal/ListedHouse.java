package org.clockhouse.terminal.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.credential.delivery.WallTerminal.Lists;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.visit.ListWatch;

/**
 * A gatehouse with sites in Shanghai and Suzhou, a wall of terminals that keep lists, and two people: Wang at a line of the works,
 * and Li in the works themselves.
 */
final class ListedHouse {

    final Gatehouse house = new Gatehouse();
    final ListedTerminal wall = new ListedTerminal();
    private final ListWatch watch = new ListWatch(house.workedOut, house.visits, house.journal);
    final Site shanghai = house.registry.site("上海", "Asia/Shanghai");
    final Site suzhou = house.registry.site("苏州", "Asia/Shanghai");
    final Department works = house.registry.department("工厂");
    final Department line = house.registry.department("一线", works);
    final Employee wang = house.registry.hire("000117", "王小明", shanghai, line);
    final Employee li = house.registry.hire("000118", "李雷", shanghai, works);

    /** Every terminal's next turn, after the hints of what was done before. */
    void visit() {
        watch.changed(house.org, Topic.EMPLOYEES);
        watch.changed(house.org, Topic.CREDENTIALS);
        house.tick(Duration.ofSeconds(11));
    }

    /** By an endpoint of its own, which is the name of its list on the wall. */
    Terminal hang(String endpoint, Site site) {
        Terminal terminal = house.register(ListedTerminal.ID, endpoint);
        house.desk.wall.hang(
                terminal.id(), terminal.name(), site.id(), house.clock.instant(), new Ability(Lists.KEPT, false));
        return terminal;
    }

    void reach(Terminal terminal, boolean reachable) {
        house.desk.wall.hung.replaceAll(each -> each.id().equals(terminal.id())
                ? new org.clockhouse.credential.delivery.WallTerminal(
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

    Credential issue(Employee holder, long number) {
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

    Credential move(Credential card, CredentialState to) {
        Credential moved =
                house.desk.credentials.move(house.admin, Scope.EVERYBODY, card.id(), to, "a reason", card.version());
        watch.changed(house.org, Topic.CREDENTIALS);
        return moved;
    }

    List<Delivery> deliveries(Credential card) {
        return house.desk.deliveries.of(house.org, Scope.EVERYBODY, card.id());
    }

    Map<Terminal, State> states(Credential card) {
        Map<Terminal, State> states = new HashMap<>();
        deliveries(card)
                .forEach(delivery ->
                        states.put(house.standing(delivery.terminal().id()).terminal(), delivery.state()));
        return states;
    }
}
