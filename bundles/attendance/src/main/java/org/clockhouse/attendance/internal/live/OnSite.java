package org.clockhouse.attendance.internal.live;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.day.LiveBoard.PersonNow;
import org.clockhouse.attendance.day.LiveBoard.Presence;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCall.Standing;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who may be at a site: everybody with a running shift who is not on leave, and everybody else of the site whose last punch was
 * one in; and every visitor who has not given the card back. Rather one too many than one too few.
 */
@Component(service = OnSite.class)
public final class OnSite {

    /** Longer than any shift: an older punch says nothing about now. */
    private static final Duration LOOK_BACK = Duration.ofHours(16);

    private final Board board;
    private final StampRepository stamps;
    private final Directory directory;
    private final Stays stays;
    private final Clock clock;

    @Activate
    public OnSite(
            @Reference Board board,
            @Reference StampRepository stamps,
            @Reference Directory directory,
            @Reference Stays stays,
            @Reference Clock clock) {
        this.board = board;
        this.stamps = stamps;
        this.directory = directory;
        this.stays = stays;
        this.clock = clock;
    }

    /** In the caller's transaction; in the order of the pinyin, visitors last. */
    List<RollCall.Entry> at(OrgId org, SiteId site) {
        Map<EmployeeId, Presence> expected = new HashMap<>();
        for (PersonNow person : board.people(org, Scope.EVERYBODY, Optional.of(site))) {
            expected.put(person.person().id(), person.presence());
        }
        List<RollCall.Entry> listed = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        EmployeeFilter filter = new EmployeeFilter("", Optional.empty(), Optional.of(site), Optional.empty());
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people =
                    directory.employed(org, Scope.EVERYBODY, filter, today.minusDays(1), today.plusDays(1), page);
            add(people.items().stream().map(Employee::id).toList(), expected, listed);
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        stays.inside(org, site)
                .forEach(stay -> listed.add(
                        new RollCall.Entry(stay.visitor(), Standing.INSIDE, stay.arrived(), Optional.empty())));
        return listed;
    }

    private void add(List<EmployeeId> people, Map<EmployeeId, Presence> expected, List<RollCall.Entry> listed) {
        if (people.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<EmployeeId, List<StampRow>> punches =
                stamps.of(people, now.minus(LOOK_BACK), now).stream().collect(groupingBy(StampRow::employee));
        for (EmployeeId person : people) {
            List<StampRow> own = punches.getOrDefault(person, List.of());
            standing(Optional.ofNullable(expected.get(person)), own)
                    .ifPresent(standing -> listed.add(new RollCall.Entry(
                            person,
                            standing,
                            own.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Instant.ofEpochSecond(
                                            own.get(own.size() - 1).second())),
                            Optional.empty())));
        }
    }

    private static Optional<Standing> standing(Optional<Presence> expected, List<StampRow> punches) {
        if (!Board.isOut(punches)) {
            return Optional.of(Standing.INSIDE);
        }
        return expected.flatMap(presence -> switch (presence) {
            case ON_DUTY, LATE -> Optional.of(Standing.INSIDE);
            case ON_BREAK -> Optional.of(Standing.OUT);
            case MISSING, UNKNOWN -> Optional.of(Standing.UNSEEN);
            case ON_LEAVE -> Optional.empty();
        });
    }
}
