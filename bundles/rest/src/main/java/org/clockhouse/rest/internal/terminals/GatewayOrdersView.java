package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.ClockPolicy;
import org.clockhouse.terminal.GatewayCalls.Listed;
import org.clockhouse.terminal.GatewayCalls.Orders;
import org.clockhouse.terminal.Terminal;

/**
 * What a gateway works by, secret settings of its terminals and numbers of cards included; both ends of the wire are here.
 *
 * @param version of the content: the same for the same
 * @param clocks what becomes of terminals' clocks that are off by more than the tolerance
 */
public record GatewayOrdersView(
        String version,
        List<OrderedTerminal> terminals,
        ClockPolicy.Handling clocks,
        Duration tolerance,
        List<OrderedPerson> people) {

    public record OrderedTerminal(
            TerminalId id,
            LocalName name,
            SiteId siteId,
            String driver,
            String endpoint,
            Map<String, OrderedSetting> settings,
            ZoneId zone,
            String serial,
            String numberPrefix,
            Direction direction,
            Terminal.Purpose purpose,
            Instant boundSince,
            Terminal.Status status,
            long version) {

        static OrderedTerminal of(Terminal terminal) {
            Map<String, OrderedSetting> settings = new TreeMap<>();
            terminal.settings()
                    .forEach((key, value) -> settings.put(key, new OrderedSetting(value.text(), value.secret())));
            return new OrderedTerminal(
                    terminal.id(),
                    terminal.name(),
                    terminal.site(),
                    terminal.driver(),
                    terminal.endpoint(),
                    settings,
                    terminal.zone().orElseThrow(),
                    terminal.serial(),
                    terminal.numberPrefix(),
                    terminal.direction(),
                    terminal.purpose(),
                    terminal.boundSince(),
                    terminal.status(),
                    terminal.version());
        }

        Terminal domain() {
            Map<String, Terminal.SettingValue> values = new TreeMap<>();
            settings.forEach((key, value) -> values.put(key, new Terminal.SettingValue(value.value(), value.secret())));
            return new Terminal(
                    id,
                    name,
                    siteId,
                    Optional.empty(),
                    driver,
                    endpoint,
                    values,
                    Optional.of(zone),
                    serial,
                    numberPrefix,
                    direction,
                    purpose,
                    boundSince,
                    status,
                    version);
        }
    }

    public record OrderedSetting(String value, boolean secret) {

        /** Never the value of a secret. */
        @Override
        public String toString() {
            return secret ? "***" : value;
        }
    }

    /** @param terminalIds where they may come to */
    public record OrderedPerson(
            EmployeeId id,
            String number,
            LocalName name,
            List<OrderedCredential> credentials,
            Set<TerminalId> terminalIds) {

        static OrderedPerson of(Listed person) {
            return new OrderedPerson(
                    person.id(),
                    person.number(),
                    person.name(),
                    person.credentials().stream().map(OrderedCredential::of).toList(),
                    person.terminals());
        }

        Listed domain() {
            return new Listed(
                    id,
                    number,
                    name,
                    credentials.stream().map(each -> each.domain(id)).toList(),
                    terminalIds);
        }
    }

    static GatewayOrdersView of(Orders orders) {
        return new GatewayOrdersView(
                orders.version(),
                orders.terminals().stream().map(OrderedTerminal::of).toList(),
                orders.clocks(),
                orders.tolerance(),
                orders.people().stream().map(OrderedPerson::of).toList());
    }

    Orders domain() {
        return new Orders(
                version,
                terminals.stream().map(OrderedTerminal::domain).toList(),
                clocks,
                tolerance,
                people.stream().map(OrderedPerson::domain).toList());
    }
}
