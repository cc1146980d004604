package org.clockhouse.terminal.internal.message;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.terminal.DisplayMessage.AtSite;
import org.clockhouse.terminal.DisplayMessage.AtTerminal;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.errand.ErrandRules;
import org.clockhouse.terminal.internal.list.ListPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which terminals can show words to whom. */
@Component(service = Displays.class)
public final class Displays {

    private static final ErrandTask WORDS =
            new ErrandTask.ShowMessage(1, "words", LocalDateTime.MIN, LocalDateTime.MIN.plusMinutes(1), false);

    private final Terminals terminals;
    private final DriverTable drivers;
    private final Employees employees;
    private final Credentials credentials;
    private final Deliveries deliveries;

    @Activate
    public Displays(
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference Employees employees,
            @Reference Credentials credentials,
            @Reference Deliveries deliveries) {
        this.terminals = terminals;
        this.drivers = drivers;
        this.employees = employees;
        this.credentials = credentials;
        this.deliveries = deliveries;
    }

    /**
     * @param keeps whether it is told the words beforehand; else the suite shows them after a punch
     * @param near whether no gateway stands between
     * @param number of the person there; empty for words to everybody
     */
    record Display(TerminalId terminal, ZoneId zone, boolean keeps, boolean near, String number) {}

    /** @throws NotFound for an audience that the scope does not see */
    void require(OrgId org, Scope scope, Audience audience) {
        if (audience instanceof AtSite at
                && !scope.everybody()
                && !scope.sites().contains(at.site())) {
            throw new NotFound("site", at.site().text());
        }
        if (audience instanceof AtTerminal at) {
            terminals.find(org, scope, at.terminal());
        }
        if (audience instanceof ToPerson to) {
            employees.find(org, scope, to.person());
        }
    }

    List<Display> of(OrgId org, Audience audience) {
        if (audience instanceof AtSite at) {
            return everyone(atSite(org, at.site()));
        }
        if (audience instanceof AtTerminal at) {
            return everyone(List.of(terminals.find(org, Scope.EVERYBODY, at.terminal())));
        }
        return person(org, ((ToPerson) audience).person());
    }

    private List<TerminalStanding> atSite(OrgId org, SiteId site) {
        TerminalFilter filter = new TerminalFilter("", Optional.of(site), "", Set.of(), false);
        List<TerminalStanding> all = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<TerminalStanding> some = terminals.page(org, Scope.EVERYBODY, filter, page);
            all.addAll(some.items());
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return all;
    }

    private List<Display> everyone(List<TerminalStanding> standings) {
        return standings.stream()
                .flatMap(standing -> display(standing, "").stream())
                .toList();
    }

    /** Where their access levels let them come to, under the number that they have there. */
    private List<Display> person(OrgId org, EmployeeId id) {
        Employee person = employees.find(org, Scope.EVERYBODY, id);
        Set<TerminalId> reached = credentials.of(org, Scope.EVERYBODY, id).stream()
                .flatMap(credential -> deliveries.of(org, Scope.EVERYBODY, credential.id()).stream())
                .filter(delivery -> delivery.want() == Delivery.Want.HELD)
                .map(delivery -> delivery.terminal().id())
                .collect(Collectors.toSet());
        return reached.stream()
                .map(terminal -> terminals.find(org, Scope.EVERYBODY, terminal))
                .flatMap(standing -> number(standing, person).flatMap(number -> display(standing, number)).stream())
                .toList();
    }

    private Optional<String> number(TerminalStanding standing, Employee person) {
        Terminal terminal = standing.terminal();
        return drivers.find(terminal.driver())
                .flatMap(driver ->
                        new ListPlan(terminal, standing.zone(), driver.descriptor(), Map.of()).number(person.number()));
    }

    private Optional<Display> display(TerminalStanding standing, String number) {
        Terminal terminal = standing.terminal();
        boolean near = standing.gateway().isEmpty();
        Optional<Driver> driver =
                drivers.find(terminal.driver()).filter(any -> terminal.status() == Terminal.Status.IN_USE);
        boolean keeps = driver.filter(any -> ErrandRules.isTaken(any, WORDS)).isPresent();
        boolean shows = near
                && driver.filter(any -> any.descriptor().settings().contains(PunchFeedback.MESSAGE))
                        .isPresent();
        return keeps || shows
                ? Optional.of(new Display(terminal.id(), standing.zone(), keeps, near, number))
                : Optional.empty();
    }
}
