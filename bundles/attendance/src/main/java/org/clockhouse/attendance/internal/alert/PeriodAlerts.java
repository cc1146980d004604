package org.clockhouse.attendance.internal.alert;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.period.PeriodCounts;
import org.clockhouse.attendance.period.PersonCounts;
import org.clockhouse.attendance.period.PersonCounts.PointCount;
import org.clockhouse.attendance.rule.PeriodPolicy.Permit;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.spi.RuleSetRepository;
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

/** Tells of points that were reached and of permits that end. Each is told once, however often it is looked at. */
@Component(service = PeriodAlerts.class)
public final class PeriodAlerts {

    private static final int PEOPLE = 200;
    /** A period that is over for so long is told of no more. */
    private static final int LATEST = 3;
    /** Long enough to ask for another permit. */
    private static final int AHEAD = 60;

    private final PeriodCounts counts;
    private final RuleSetRepository rules;
    private final Departments departments;
    private final Notices notices;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public PeriodAlerts(
            @Reference PeriodCounts counts,
            @Reference RuleSetRepository rules,
            @Reference Departments departments,
            @Reference Notices notices,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.counts = counts;
        this.rules = rules;
        this.departments = departments;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many notices are new */
    int look(OrgId org) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<RuleSet> editions = transactions.in(org, rules::editions);
        int made = transactions.in(org, () -> notices.send(org, permits(editions, today)));
        boolean areTold = editions.stream()
                .anyMatch(edition -> edition.policy().period().points().most().isPresent());
        return areTold ? made + points(org, today) : made;
    }

    private int points(OrgId org, LocalDate today) {
        List<Department> tree = departments.tree(org);
        MonthQuery lately = new MonthQuery(
                today.minusDays(LATEST), today, Optional.empty(), Optional.empty(), Optional.empty(), "", false);
        int made = 0;
        Page page = Page.first(PEOPLE);
        do {
            Slice<PersonCounts> people = counts.of(org, Scope.EVERYBODY, lately, page);
            List<NoticeDraft> drafts = new ArrayList<>();
            for (PersonCounts person : people.items()) {
                person.points().stream()
                        .filter(PointCount::isReached)
                        .forEach(points -> drafts.add(draft(person.person(), points, tree)));
            }
            made += transactions.in(org, () -> notices.send(org, drafts));
            page = new Page(people.next(), PEOPLE);
        } while (!page.after().isEmpty());
        return made;
    }

    private static NoticeDraft draft(Person person, PointCount points, List<Department> tree) {
        return new NoticeDraft(
                NoticeTopic.POINTS_REACHED,
                "points " + person.id().text() + " " + points.from(),
                Map.of(
                        "name", person.name(),
                        "points", same(String.valueOf(points.points())),
                        "from", same(points.from().toString())),
                new Audience.Over(person.id(), person.site(), Department.upFrom(person.department(), tree)),
                "people/" + person.id().text());
    }

    private static List<NoticeDraft> permits(List<RuleSet> editions, LocalDate today) {
        List<NoticeDraft> drafts = new ArrayList<>();
        for (RuleSet edition : editions) {
            Permit permit = edition.policy().period().permit();
            boolean newest = editions.stream()
                    .noneMatch(other -> other.id().equals(edition.id()) && other.edition() > edition.edition());
            permit.until()
                    .filter(until -> newest && !until.isBefore(today) && !until.isAfter(today.plusDays(AHEAD)))
                    .ifPresent(until -> drafts.add(new NoticeDraft(
                            NoticeTopic.PERMIT_ENDS,
                            "permit-ends " + edition.id().text() + " " + until,
                            Map.of(
                                    "number", same(permit.number()),
                                    "rules", same(edition.code()),
                                    "until", same(until.toString())),
                            new Audience.Anywhere(),
                            "administration/rules")));
        }
        return drafts;
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
