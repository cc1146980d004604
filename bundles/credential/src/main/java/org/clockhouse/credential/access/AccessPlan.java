package org.clockhouse.credential.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * Who may go where, read once for many people and dates.
 *
 * @param ways what levels give, beside what everybody may by default
 * @param terminals those that ways may lead to: none are read where there is no level
 */
public record AccessPlan(List<Way> ways, List<WallTerminal> terminals) {

    public static final AccessPlan PLAIN = new AccessPlan(List.of(), List.of());

    /** @param circle everybody whom the level names, departments with those below them */
    public record Way(AccessLevel level, Reach.Circle circle) {}

    public AccessPlan {
        ways = List.copyOf(ways);
        terminals = List.copyOf(terminals);
    }

    /** Whether everybody may use the attendance terminals of their own site, and nobody any other. */
    public boolean isPlain() {
        return ways.isEmpty();
    }

    /** The terminals that somebody may use on a date. */
    public Set<TerminalId> open(EmployeeId person, DepartmentId department, SiteId worksAt, LocalDate date) {
        List<AccessLevel> own = ways.stream()
                .filter(way -> way.level().validity().on(date) && way.circle().contains(person, department))
                .map(Way::level)
                .toList();
        boolean byDefault = own.stream().noneMatch(level -> level.group().only());
        return terminals.stream()
                .filter(terminal ->
                        byDefault && terminal.attendance() && terminal.site().equals(worksAt)
                                || own.stream().anyMatch(level -> level.places().contain(terminal)))
                .map(WallTerminal::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
