package org.clockhouse.credential.internal.use;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who was let in at a time at which none of the levels that name the terminal for them holds. */
@Component(service = HoursWatch.class)
public final class HoursWatch {

    private static final Set<DayType> HOLIDAYS = Set.of(DayType.STATUTORY, DayType.COMPANY_HOLIDAY);

    private final Doors doors;
    private final Sites sites;
    private final Calendars calendars;
    private final CardBook book;

    @Activate
    public HoursWatch(
            @Reference Doors doors, @Reference Sites sites, @Reference Calendars calendars, @Reference CardBook book) {
        this.doors = doors;
        this.sites = sites;
        this.calendars = calendars;
        this.book = book;
    }

    /** Of these reads those outside the hours; within a transaction. Where no level has hours, only the levels are read. */
    Set<CardSight> outside(OrgId org, Map<CardSight, Credential> reads) {
        if (reads.isEmpty()
                || doors.all(org).stream().allMatch(level -> level.hours().isAlways())) {
            return Set.of();
        }
        AccessPlan plan = doors.read(org);
        Map<TerminalId, WallTerminal> timed = plan.terminals().stream()
                .filter(terminal -> plan.ways().stream()
                        .anyMatch(way -> !way.level().hours().isAlways()
                                && way.level().places().contain(terminal)))
                .collect(Collectors.toMap(WallTerminal::id, Function.identity()));
        List<CardSight> there = reads.keySet().stream()
                .filter(sight -> timed.containsKey(sight.terminal()))
                .toList();
        if (there.isEmpty()) {
            return Set.of();
        }
        Map<EmployeeId, Employee> people = book.people(
                org, there.stream().map(sight -> reads.get(sight).holder()).toList());
        Map<SiteId, Wall> walls = new HashMap<>();
        return there.stream()
                .filter(sight -> {
                    WallTerminal terminal = timed.get(sight.terminal());
                    Wall wall = walls.computeIfAbsent(terminal.site(), site -> wall(org, site));
                    Employee person = people.get(reads.get(sight).holder());
                    return isOutside(
                            plan, terminal, wall, person, sight.sighting().at());
                })
                .collect(Collectors.toSet());
    }

    /** Whoever comes in by default, or is named by no level, is not judged by hours. */
    private static boolean isOutside(AccessPlan plan, WallTerminal terminal, Wall wall, Employee person, Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, wall.site().zone());
        List<AccessLevel> own = plan.ways().stream()
                .filter(way -> way.circle().contains(person.id(), person.department())
                        && way.level().validity().on(time.toLocalDate()))
                .map(AccessPlan.Way::level)
                .toList();
        boolean byDefault = terminal.attendance()
                && terminal.site().equals(person.site())
                && own.stream().noneMatch(level -> level.group().only());
        List<AccessLevel> here =
                own.stream().filter(level -> level.places().contain(terminal)).toList();
        boolean holiday = wall.isHoliday(time);
        return !person.isVisitor()
                && !byDefault
                && !here.isEmpty()
                && here.stream().noneMatch(level -> level.hours().hold(time, holiday));
    }

    private record Wall(Site site, Optional<Calendar> calendar) {

        boolean isHoliday(LocalDateTime time) {
            return calendar.map(days -> HOLIDAYS.contains(days.typeOf(time.toLocalDate())))
                    .orElse(false);
        }
    }

    private Wall wall(OrgId org, SiteId id) {
        Site site = sites.find(org, id);
        return new Wall(site, site.calendar().map(calendar -> calendars.find(org, calendar)));
    }
}
