package org.clockhouse.attendance.internal.closing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells how far a period is: its people with one notice, however many they are, and those who approve with another. */
@Component(service = PeriodNews.class)
public final class PeriodNews {

    private final Notices notices;
    private final Directory directory;

    @Activate
    public PeriodNews(@Reference Notices notices, @Reference Directory directory) {
        this.notices = notices;
        this.directory = directory;
    }

    /** In the transaction that moves it. One that is opened again is no news to everybody. */
    void moved(OrgId org, Period period) {
        switch (period.state()) {
            case OPEN -> {}
            case REVIEW ->
                notices.send(
                        org,
                        List.of(
                                toItsPeople(org, NoticeTopic.PERIOD_TO_CONFIRM, period),
                                toApprovers(NoticeTopic.PERIOD_TO_APPROVE, period)));
            case LOCKED ->
                notices.send(
                        org,
                        List.of(
                                toItsPeople(org, NoticeTopic.PERIOD_LOCKED, period),
                                toApprovers(NoticeTopic.PERIOD_LOCKED, period)));
        }
    }

    private NoticeDraft toItsPeople(OrgId org, NoticeTopic topic, Period period) {
        return draft(topic, period, "people", new Audience.Each(people(org, period)), "own/month");
    }

    private static NoticeDraft toApprovers(NoticeTopic topic, Period period) {
        return draft(topic, period, "approvers", new Audience.Anywhere(), "attendance/periods");
    }

    private static NoticeDraft draft(NoticeTopic topic, Period period, String whom, Audience audience, String link) {
        return new NoticeDraft(
                topic,
                topic + " " + period.id().text() + " " + period.version() + " " + whom,
                Map.of(
                        "from", same(period.from().toString()),
                        "until", same(period.until().toString())),
                audience,
                link);
    }

    private Set<EmployeeId> people(OrgId org, Period period) {
        Set<EmployeeId> people = new HashSet<>();
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> some =
                    directory.employed(org, Scope.EVERYBODY, EmployeeFilter.ALL, period.from(), period.until(), page);
            some.items().forEach(person -> people.add(person.id()));
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return people;
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
