package org.clockhouse.attendance.internal.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.ResultState;
import org.clockhouse.attendance.Severity;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.internal.period.CycleBook;
import org.clockhouse.attendance.internal.period.Employment;
import org.clockhouse.attendance.internal.period.Employments;
import org.clockhouse.attendance.internal.timesheet.AcceptedDays;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.RuleSetRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells of days whose exceptions nobody saw to (guide, section 18): after as many working days as the rules of the day say, and after
 * twice as many to those above the department. Each day is told of once to each, however often it is looked at; exceptions whose rules
 * name roles of their own are told to those.
 */
@Component(service = OpenExceptions.class)
public final class OpenExceptions {

    private static final int PEOPLE = 200;
    /** What is open for longer is history, and stands in the list. */
    private static final int BACK = 45;

    private static final Map<Severity, LocalName> WORDS = Map.of(
            Severity.LOW, new LocalName("低", "low"),
            Severity.MEDIUM, new LocalName("中", "medium"),
            Severity.HIGH, new LocalName("高", "high"));

    private final Timesheets timesheets;
    private final SheetRepository sheets;
    private final RuleSetRepository rules;
    private final Employments employments;
    private final Departments departments;
    private final Notices notices;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public OpenExceptions(
            @Reference Timesheets timesheets,
            @Reference SheetRepository sheets,
            @Reference RuleSetRepository rules,
            @Reference Employments employments,
            @Reference Departments departments,
            @Reference Notices notices,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.timesheets = timesheets;
        this.sheets = sheets;
        this.rules = rules;
        this.employments = employments;
        this.departments = departments;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many notices are new */
    int look(OrgId org) {
        List<RuleSet> editions = transactions.in(org, rules::editions);
        if (editions.stream().allMatch(edition -> days(edition).isEmpty())) {
            return 0;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Department> tree = departments.tree(org);
        MonthQuery query = new MonthQuery(
                today.minusDays(BACK), today, Optional.empty(), Optional.empty(), Optional.empty(), "", false);
        int made = 0;
        Page page = Page.first(PEOPLE);
        do {
            Slice<MonthRow> people = timesheets.month(org, Scope.EVERYBODY, query, page);
            made += transactions.in(org, () -> notices.send(org, drafts(org, people.items(), query, editions, tree)));
            page = new Page(people.next(), PEOPLE);
        } while (!page.after().isEmpty());
        return made;
    }

    private List<NoticeDraft> drafts(
            OrgId org, List<MonthRow> rows, MonthQuery query, List<RuleSet> editions, List<Department> tree) {
        List<EmployeeId> ids = rows.stream().map(row -> row.person().id()).toList();
        Employments.Known employed = employments.of(org, ids, query.from(), query.until());
        AcceptedDays accepted = AcceptedDays.of(sheets.accepted(ids, query.from(), query.until()));
        List<NoticeDraft> drafts = new ArrayList<>();
        for (MonthRow row : rows) {
            Employment employment = employed.of(row.person());
            LocalDate today = employed.today(row.person());
            Set<DepartmentId> up = Department.upFrom(row.person().department(), tree);
            for (DayResult day : row.days()) {
                Policy policy = CycleBook.policy(day.rules(), editions);
                Map<String, Integer> days = policy.period().points().days();
                List<AttendanceException> left = left(row.person(), day, policy, accepted);
                if (!left.isEmpty()) {
                    int open = employment.calendarWorkdays(day.date().plusDays(1), today);
                    byRoles(due(left, days, open), policy)
                            .forEach((roles, due) -> drafts.add(
                                    draft(NoticeTopic.EXCEPTION_OPEN, due, open, audience(row.person(), up, roles))));
                    List<AttendanceException> overdue = due(left, days, open / 2);
                    if (!overdue.isEmpty()) {
                        Audience above = audience(row.person(), above(row, up), List.of());
                        drafts.add(draft(NoticeTopic.EXCEPTION_ESCALATED, overdue, open, above));
                    }
                }
            }
        }
        return drafts;
    }

    /** What the rules ask to be told of in a day; only what is known, neither locked nor accepted, is open. */
    private static List<AttendanceException> left(Person person, DayResult day, Policy policy, AcceptedDays accepted) {
        Map<String, Integer> days = policy.period().points().days();
        if (day.state() != ResultState.FINAL || days.isEmpty()) {
            return List.of();
        }
        return AttendanceException.of(person, day, policy.period().severities()).stream()
                .filter(exception -> days.containsKey(exception.name()))
                .filter(exception -> !accepted.cover(exception))
                .toList();
    }

    private static List<AttendanceException> due(List<AttendanceException> left, Map<String, Integer> days, int open) {
        return left.stream()
                .filter(exception -> open >= days.get(exception.name()))
                .toList();
    }

    private static Map<String, Integer> days(RuleSet edition) {
        return edition.policy().period().points().days();
    }

    private static Set<DepartmentId> above(MonthRow row, Set<DepartmentId> up) {
        return up.stream().filter(id -> !id.equals(row.person().department())).collect(toSet());
    }

    /** By the roles that the rules name for them; none for those of the notice's own rule. */
    private static Map<List<String>, List<AttendanceException>> byRoles(List<AttendanceException> due, Policy policy) {
        Map<String, Set<String>> told = policy.period().points().told();
        return due.stream().collect(groupingBy(exception -> told.getOrDefault(exception.name(), Set.of()).stream()
                .sorted()
                .toList()));
    }

    private static Audience audience(Person person, Set<DepartmentId> departments, List<String> roles) {
        return roles.isEmpty()
                ? new Audience.Over(person.id(), person.site(), departments)
                : new Audience.Holding(
                        person.id(),
                        person.site(),
                        departments,
                        roles.stream().map(RoleId::new).collect(toSet()));
    }

    /** @param due some of one day */
    private static NoticeDraft draft(NoticeTopic topic, List<AttendanceException> due, int open, Audience audience) {
        AttendanceException gravest = due.stream()
                .max(Comparator.comparing(AttendanceException::severity))
                .orElseThrow();
        Person person = gravest.person();
        String date = gravest.day().date().toString();
        Map<String, LocalName> facts = Map.of(
                "name", person.name(),
                "date", same(date),
                "days", same(String.valueOf(open)),
                "severity", WORDS.get(gravest.severity()));
        String whom = audience instanceof Audience.Holding named ? " " + codes(named) : "";
        return new NoticeDraft(
                topic,
                topic + " " + person.id().text() + " " + date + whom,
                facts,
                audience,
                "attendance/" + person.id().text() + "/" + date);
    }

    private static String codes(Audience.Holding named) {
        return named.roles().stream().sorted().map(RoleId::text).collect(joining(" "));
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
