package org.clockhouse.credential.access;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/**
 * Which doors, for a group: people follow their department, so a transfer takes the doors along.
 *
 * @param validity the dates on which it holds
 * @param hours of these dates. No terminal is told them: who is let in at other times raises an alarm
 */
public record AccessLevel(
        AccessLevelId id, LocalName name, Places places, Group group, Validity validity, Hours hours, long version) {

    public AccessLevel {
        if (name.any().isBlank()) {
            throw new Refused("access-level.name", "an access level needs a name");
        }
    }

    /** At all hours. */
    public AccessLevel(AccessLevelId id, LocalName name, Places places, Group group, Validity validity, long version) {
        this(id, name, places, group, validity, Hours.ALWAYS, version);
    }

    /**
     * @param areas with every terminal that stands in them, now or later
     * @param sites likewise
     */
    public record Places(Set<TerminalId> terminals, Set<AreaId> areas, Set<SiteId> sites) {

        public Places {
            terminals = Set.copyOf(terminals);
            areas = Set.copyOf(areas);
            sites = Set.copyOf(sites);
        }

        public static Places of(Set<TerminalId> terminals) {
            return new Places(terminals, Set.of(), Set.of());
        }

        public boolean contain(WallTerminal terminal) {
            return terminals.contains(terminal.id())
                    || sites.contains(terminal.site())
                    || terminal.area().filter(areas::contains).isPresent();
        }
    }

    /**
     * @param departments with everything below them
     * @param people beside them
     * @param only whether its people go to these places and nowhere else by default; else they keep the attendance terminals
     *     of their site
     */
    public record Group(Set<DepartmentId> departments, Set<EmployeeId> people, boolean only) {

        public Group {
            departments = Set.copyOf(departments);
            people = Set.copyOf(people);
        }
    }

    /** @param until the last date; empty while there is no end, as {@code from} is while there is no beginning */
    public record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {

        public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

        public Validity {
            if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
                throw Refused.at("/until", "access-level.validity", "it would end before it begins");
            }
        }

        public boolean on(LocalDate date) {
            return from.map(first -> !date.isBefore(first)).orElse(true)
                    && until.map(last -> !date.isAfter(last)).orElse(true);
        }
    }

    public AccessLevel of(Group other) {
        return new AccessLevel(id, name, places, other, validity, hours, version);
    }

    public AccessLevel atVersion(long stored) {
        return new AccessLevel(id, name, places, group, validity, hours, stored);
    }
}
