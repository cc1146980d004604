package org.clockhouse.attendance.internal.alert;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.ReportMarks;
import org.clockhouse.attendance.internal.alert.AlertAgenda.Edition;
import org.clockhouse.attendance.internal.alert.AlertAgenda.Entry;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks at people's present occurrences and tells whom the rules say. Looking twice tells nothing twice. Looked at is who has
 * something new: a result, a moment that has come, a terminal that reported.
 */
@Component(service = Alerts.class)
public final class Alerts {

    private static final Duration LATELY = Duration.ofMinutes(15);

    private final ResultRepository results;
    private final ReportMarkReader marks;
    private final ApprovedRepository approved;
    private final Directory directory;
    private final Departments departments;
    private final Sites sites;
    private final Notices notices;
    private final NoticeRules rules;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;
    private final Map<OrgId, AlertAgenda> agendas = new ConcurrentHashMap<>();

    // What is known of a person lies in four places, and whom to tell in two more.
    @Activate
    public Alerts(
            @Reference ResultRepository results,
            @Reference ReportMarkReader marks,
            @Reference ApprovedRepository approved,
            @Reference Directory directory,
            @Reference Departments departments,
            @Reference Sites sites,
            @Reference Notices notices,
            @Reference NoticeRules rules,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.results = results;
        this.marks = marks;
        this.approved = approved;
        this.directory = directory;
        this.departments = departments;
        this.sites = sites;
        this.notices = notices;
        this.rules = rules;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /** @return how many notices were made */
    int look(OrgId org) {
        Map<NoticeTopic, NoticeRule> set = rules.all(org);
        List<AlertRule> wanted = AlertRules.ALL.stream()
                .filter(rule -> set.get(rule.topic()).on())
                .toList();
        if (wanted.isEmpty()) {
            agendas.remove(org);
            return 0;
        }
        Instant now = clock.instant();
        Edition edition = new Edition(changes.edition(org, Topic.TIMESHEETS), changes.edition(org, Topic.EMPLOYEES));
        AlertAgenda agenda = agendas.get(org);
        Round round = new Round(org, now, set, wanted);
        if (agenda == null || !agenda.holds(set, now)) {
            AlertAgenda fresh = new AlertAgenda(set, edition, now);
            int made = everybody(round, fresh);
            agendas.put(org, fresh);
            return made;
        }
        int made = due(round, agenda, edition);
        agenda.looked(edition, now);
        return made;
    }

    private record Round(OrgId org, Instant now, Map<NoticeTopic, NoticeRule> set, List<AlertRule> wanted) {

        LocalDate today() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }

        Duration delay(AlertRule rule) {
            return set.get(rule.topic()).delay();
        }
    }

    private int everybody(Round round, AlertAgenda agenda) {
        int made = 0;
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = employed(round, page);
            made += tell(round, people.items(), agenda);
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return made;
    }

    private Slice<Employee> employed(Round round, Page page) {
        LocalDate today = round.today();
        return directory.employed(
                round.org(), Scope.EVERYBODY, EmployeeFilter.ALL, today.minusDays(1), today.plusDays(1), page);
    }

    /** Those whose moment has come, whose results are new, whose terminals have reported, and who are new themselves. */
    private int due(Round round, AlertAgenda agenda, Edition edition) {
        Set<EmployeeId> due = agenda.due(round.now());
        if (agenda.mayHaveChanged(edition, round.now())) {
            due.addAll(transactions.in(
                    round.org(),
                    () -> results.workedOutSince(agenda.people(), first(round), last(round), agenda.since())));
        }
        due.addAll(reported(round, agenda.silent()));
        if (agenda.mayHaveJoined(edition)) {
            due.addAll(joined(round, agenda));
        }
        int made = 0;
        List<EmployeeId> all = List.copyOf(due);
        for (int from = 0; from < all.size(); from += Page.MOST) {
            List<EmployeeId> some = all.subList(from, Math.min(all.size(), from + Page.MOST));
            Map<EmployeeId, Employee> people = directory.of(round.org(), some);
            made += tell(round, people.values(), agenda);
            some.stream().filter(person -> !people.containsKey(person)).forEach(agenda::forget);
        }
        return made;
    }

    private List<EmployeeId> reported(Round round, Map<EmployeeId, Awaited> silent) {
        if (silent.isEmpty()) {
            return List.of();
        }
        ReportMarks reported = transactions.in(round.org(), () -> marks.read(round.org()));
        return silent.keySet().stream()
                .filter(person -> isKnown(reported, silent.get(person), round))
                .toList();
    }

    private Set<EmployeeId> joined(Round round, AlertAgenda agenda) {
        Set<EmployeeId> joined = new HashSet<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = employed(round, page);
            joined.addAll(
                    agenda.unknown(people.items().stream().map(Employee::id).toList()));
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return joined;
    }

    /** A transaction for some: what was told stays told when it fails for others. */
    private int tell(Round round, Collection<Employee> people, AlertAgenda agenda) {
        if (people.isEmpty()) {
            return 0;
        }
        Map<EmployeeId, Entry> ahead = new HashMap<>();
        int made = transactions.in(round.org(), () -> {
            List<Department> tree = departments.tree(round.org());
            Standing standing = standing(round, people);
            List<NoticeDraft> drafts = new ArrayList<>();
            for (Employee person : people) {
                Looked looked = look(round, standing, person);
                ahead.put(person.id(), looked.ahead());
                looked.told().forEach(one -> drafts.add(draft(tree, one.rule(), one.occasion())));
            }
            return notices.send(round.org(), drafts);
        });
        agenda.put(ahead);
        return made;
    }

    /** How it stands with some people, read at once. @param away until when */
    private record Standing(
            ReportMarks reported,
            Map<SiteId, ZoneId> zones,
            Map<EmployeeId, List<DayResult>> days,
            Map<EmployeeId, Instant> away) {}

    private Standing standing(Round round, Collection<Employee> people) {
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        return new Standing(
                marks.read(round.org()),
                sites.all(round.org()).stream().collect(Collectors.toMap(Site::id, Site::zone)),
                results.of(ids, first(round), last(round)).stream().collect(groupingBy(DayResult::employee)),
                approved.of(ids, round.now(), round.now().plusMillis(1)).stream()
                        .filter(one -> one.kind().isAway() && one.until().isAfter(round.now()))
                        .collect(Collectors.toMap(
                                Approved::employee,
                                Approved::until,
                                (one, other) -> one.isAfter(other) ? one : other)));
    }

    private Looked look(Round round, Standing standing, Employee person) {
        ZoneId zone = standing.zones().get(person.site());
        Awaited awaited = standing.reported().awaited(person.id(), person.department(), person.site(), round.today());
        boolean known = isKnown(standing.reported(), awaited, round);
        Optional<Instant> away = Optional.ofNullable(standing.away().get(person.id()));
        Lookout lookout = new Lookout(zone, awaited, away);
        List<Told> told = new ArrayList<>();
        for (DayResult day : standing.days().getOrDefault(person.id(), List.of())) {
            day.planned()
                    .map(planned -> new Occasion(
                            Person.of(person),
                            day,
                            planned,
                            LocalDateTime.ofInstant(round.now(), zone),
                            known,
                            away.isPresent()))
                    .ifPresent(one -> round.wanted().stream()
                            .filter(rule -> lookout.isDue(rule, one, round.delay(rule)))
                            .forEach(rule -> told.add(new Told(rule, one))));
        }
        return new Looked(told, lookout.entry());
    }

    private record Told(AlertRule rule, Occasion occasion) {}

    private record Looked(List<Told> told, Entry ahead) {}

    private static boolean isKnown(ReportMarks reported, Awaited awaited, Round round) {
        return !reported.upTo(awaited).isBefore(round.now().minus(LATELY));
    }

    /** Nights, and zones on either side of UTC. */
    private static LocalDate first(Round round) {
        return round.today().minusDays(2);
    }

    private static LocalDate last(Round round) {
        return round.today().plusDays(1);
    }

    private NoticeDraft draft(List<Department> tree, AlertRule rule, Occasion one) {
        EmployeeId person = one.person().id();
        DayResult day = one.day();
        return new NoticeDraft(
                rule.topic(),
                rule.topic() + " " + person.text() + " " + day.date() + " " + day.ordinal(),
                Map.of(
                        "name", one.person().name(),
                        "minutes", same(String.valueOf(day.minutes().get(Bucket.LATE))),
                        "date", same(day.date().toString()),
                        "shift", same(shift(one.planned()))),
                rule.own()
                        ? new Audience.Own(person)
                        : new Audience.Over(
                                person,
                                one.person().site(),
                                Department.upFrom(one.person().department(), tree)),
                rule.own() ? "own/month" : "attendance/" + person.text() + "/" + day.date());
    }

    private static String shift(DayResult.Planned planned) {
        return planned.code() + " " + planned.from().toLocalTime() + "–"
                + planned.until().toLocalTime();
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
