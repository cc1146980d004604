package org.clockhouse.attendance.internal;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayResult;
import org.clockhouse.attendance.internal.alert.AlertRule;
import org.clockhouse.attendance.internal.alert.AlertRules;
import org.clockhouse.attendance.internal.alert.Occasion;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.ResultRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Department;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Site;
import org.clockhouse.registry.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks at everybody's present occurrences and tells whom the rules say. Looking twice tells nothing twice. */
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
    private final Clock clock;

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
        this.clock = clock;
    }

    /** @return how many notices were made */
    int look(OrgId org) {
        Map<NoticeTopic, NoticeRule> set = rules.all(org);
        List<AlertRule> wanted = AlertRules.ALL.stream()
                .filter(rule -> set.get(rule.topic()).on())
                .toList();
        if (wanted.isEmpty()) {
            return 0;
        }
        List<Department> tree = departments.tree(org);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int made = 0;
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(
                    org, Scope.EVERYBODY, EmployeeFilter.ALL, today.minusDays(1), today.plusDays(1), page);
            // A transaction for each page: what was told stays told when a later page fails.
            made += transactions.in(org, () -> {
                List<NoticeDraft> drafts = new ArrayList<>();
                for (Occasion occasion : occasions(org, people.items())) {
                    for (AlertRule rule : wanted) {
                        if (rule.holds().test(occasion, set.get(rule.topic()).delay())) {
                            drafts.add(draft(tree, rule, occasion));
                        }
                    }
                }
                return notices.send(org, drafts);
            });
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return made;
    }

    private List<Occasion> occasions(OrgId org, List<Employee> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<EmployeeId> ids = people.stream().map(Employee::id).toList();
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        ReportMarks reported = marks.read(org);
        Map<EmployeeId, List<DayResult>> days = results.of(ids, today.minusDays(2), today.plusDays(1)).stream()
                .collect(groupingBy(DayResult::employee));
        Set<EmployeeId> away = approved.of(ids, now, now.plusMillis(1)).stream()
                .filter(one -> one.kind().isAway())
                .map(Approved::employee)
                .collect(Collectors.toSet());
        List<Occasion> occasions = new ArrayList<>();
        for (Employee person : people) {
            boolean known = !reported.upTo(reported.awaited(person.id(), person.department(), person.site(), today))
                    .isBefore(now.minus(LATELY));
            for (DayResult day : days.getOrDefault(person.id(), List.of())) {
                day.planned()
                        .ifPresent(planned -> occasions.add(new Occasion(
                                TimesheetBook.person(person),
                                day,
                                planned,
                                LocalDateTime.ofInstant(now, zones.get(person.site())),
                                known,
                                away.contains(person.id()))));
            }
        }
        return occasions;
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
