package org.clockhouse.attendance.internal.live;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.LiveBoard;
import org.clockhouse.attendance.day.LiveBoard.Figures;
import org.clockhouse.attendance.day.LiveBoard.PersonNow;
import org.clockhouse.attendance.day.LiveBoard.PostLine;
import org.clockhouse.attendance.day.LiveBoard.Presence;
import org.clockhouse.attendance.day.LiveBoard.SiteLine;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.ReportMarks;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.StampRepository;
import org.clockhouse.attendance.spi.StampRepository.StampRow;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is there now: the results of today's and yesterday's shifts that are running, and the last punches. */
@Component(service = Board.class)
public final class Board {

    /** A terminal that has not reported for this long leaves its people unknown. */
    private static final Duration STALE = Duration.ofMinutes(15);

    private final ResultRepository results;
    private final StampRepository stamps;
    private final ReportMarkReader marks;
    private final ApprovedRepository approved;
    private final Directory directory;
    private final Sites sites;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public Board(
            @Reference ResultRepository results,
            @Reference StampRepository stamps,
            @Reference ReportMarkReader marks,
            @Reference ApprovedRepository approved,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.results = results;
        this.stamps = stamps;
        this.marks = marks;
        this.approved = approved;
        this.directory = directory;
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    public LiveBoard now(OrgId org, Scope scope, Set<SiteId> wanted) {
        return transactions.in(org, () -> {
            ReportMarks reported = marks.read(org);
            Map<SiteId, List<PersonNow>> bySite = people(org, scope, Optional.empty()).stream()
                    .collect(groupingBy(person -> person.person().site()));
            List<SiteLine> lines = sites.all(org).stream()
                    .filter(site -> wanted.isEmpty() || wanted.contains(site.id()))
                    .filter(site -> sees(scope, site.id()) || bySite.containsKey(site.id()))
                    .map(site -> line(
                            site.id(),
                            bySite.getOrDefault(site.id(), List.of()),
                            reported.of(site.id()).filter(Instant.EPOCH::isBefore)))
                    .toList();
            return new LiveBoard(lines, clock.instant());
        });
    }

    public List<PersonNow> people(OrgId org, Scope scope, Optional<SiteId> site) {
        return transactions.in(org, () -> {
            List<PersonNow> found = new ArrayList<>();
            Map<SiteId, Site> places = sites.all(org).stream().collect(Collectors.toMap(Site::id, Function.identity()));
            ReportMarks reported = marks.read(org);
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            EmployeeFilter filter = new EmployeeFilter("", Optional.empty(), site, Optional.empty());
            Page page = Page.first(Page.MOST);
            do {
                Slice<Employee> people =
                        directory.employed(org, scope, filter, today.minusDays(1), today.plusDays(1), page);
                add(people.items(), places, reported, found);
                page = new Page(people.next(), Page.MOST);
            } while (!page.after().isEmpty());
            return found;
        });
    }

    private void add(List<Employee> people, Map<SiteId, Site> places, ReportMarks reported, List<PersonNow> found) {
        if (people.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        Map<EmployeeId, List<DayResult>> days = results.of(ids, today.minusDays(2), today.plusDays(1)).stream()
                .collect(groupingBy(DayResult::employee));
        Map<EmployeeId, List<StampRow>> punches = new HashMap<>();
        stamps.of(ids, now.minus(Duration.ofHours(36)), now.plus(Duration.ofHours(1)))
                .forEach(row -> punches.computeIfAbsent(row.employee(), any -> new ArrayList<>())
                        .add(row));
        Set<EmployeeId> away = approved.of(ids, now, now.plusMillis(1)).stream()
                .filter(one -> one.kind().isAway())
                .map(Approved::employee)
                .collect(Collectors.toSet());
        for (Employee person : people) {
            ZoneId zone = places.get(person.site()).zone();
            LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
            for (DayResult day : days.getOrDefault(person.id(), List.of())) {
                if (day.planned().isPresent() && runs(day.planned().get(), wall)) {
                    List<StampRow> own = punches.getOrDefault(person.id(), List.of());
                    Instant upTo = reported.upTo(
                            reported.awaited(person.id(), person.department(), person.site(), day.date()));
                    PersonNow one = of(person, day, own, zone, upTo);
                    found.add(day.firstIn().isEmpty() && away.contains(person.id()) ? onLeave(one) : one);
                }
            }
        }
    }

    private PersonNow of(Employee person, DayResult day, List<StampRow> punches, ZoneId zone, Instant reported) {
        Optional<LocalDateTime> last = day.firstIn().isEmpty() || punches.isEmpty()
                ? Optional.empty()
                : Optional.of(wall(punches.get(punches.size() - 1), zone));
        Presence presence = day.firstIn().isEmpty()
                ? unseen(day, zone, reported)
                : seen(
                        day,
                        punches.stream()
                                .filter(row ->
                                        !wall(row, zone).isBefore(day.firstIn().get()))
                                .toList());
        return new PersonNow(Person.of(person), presence, day.planned().orElseThrow(), last);
    }

    private Presence unseen(DayResult day, ZoneId zone, Instant reported) {
        Instant start = day.planned().orElseThrow().from().atZone(zone).toInstant();
        Instant needed = clock.instant().minus(STALE);
        boolean fresh = !reported.isBefore(needed.isBefore(start) ? start : needed);
        return fresh ? Presence.MISSING : Presence.UNKNOWN;
    }

    private static PersonNow onLeave(PersonNow person) {
        return new PersonNow(person.person(), Presence.ON_LEAVE, person.planned(), person.lastPunch());
    }

    private static Presence seen(DayResult day, List<StampRow> punches) {
        if (isOut(punches)) {
            return Presence.ON_BREAK;
        }
        return day.minutes().get(Bucket.LATE) > 0 ? Presence.LATE : Presence.ON_DUTY;
    }

    /** The last key says in or out; without keys every second punch is out. */
    static boolean isOut(List<StampRow> punches) {
        boolean out = punches.size() % 2 == 0;
        if (!punches.isEmpty()) {
            switch (punches.get(punches.size() - 1).key()) {
                case IN, BREAK_IN, OT_IN, FIELD_IN -> out = false;
                case OUT, BREAK_OUT, OT_OUT, FIELD_OUT -> out = true;
                default -> {
                    // the count stands
                }
            }
        }
        return out;
    }

    private static SiteLine line(SiteId site, List<PersonNow> people, Optional<Instant> reported) {
        List<PostLine> posts = new ArrayList<>();
        people.stream()
                .collect(groupingBy(one -> one.person().department()))
                .forEach((post, own) -> posts.add(new PostLine(post, count(own))));
        List<String> shifts = people.stream()
                .map(one -> one.planned().code())
                .distinct()
                .sorted()
                .toList();
        return new SiteLine(site, count(people), reported, shifts, posts);
    }

    private static Figures count(List<PersonNow> people) {
        int[] count = new int[Presence.values().length];
        people.forEach(person -> count[person.presence().ordinal()]++);
        int late = count[Presence.LATE.ordinal()];
        return new Figures(
                people.size(),
                count[Presence.ON_DUTY.ordinal()] + late,
                late,
                count[Presence.ON_BREAK.ordinal()],
                count[Presence.MISSING.ordinal()],
                count[Presence.UNKNOWN.ordinal()],
                count[Presence.ON_LEAVE.ordinal()]);
    }

    private static boolean sees(Scope scope, SiteId site) {
        return scope.everybody() || scope.sites().contains(site);
    }

    private static boolean runs(DayResult.Planned planned, LocalDateTime wall) {
        return !wall.isBefore(planned.from()) && wall.isBefore(planned.until());
    }

    private static LocalDateTime wall(StampRow row, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(row.second() / 60 * 60), zone);
    }
}
