package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.roster.PublicationId;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.roster.RosterPublication.Notice;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.DraftRepository.Told;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes drafts dated changes. In an open transaction. */
@Component(service = Publisher.class)
public final class Publisher {

    private static final int MOST_NAMED = 100;

    private final DraftRepository drafts;
    private final PlanChanges plans;
    private final SheetReader reader;
    private final Directory directory;
    private final Notices told;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public Publisher(
            @Reference DraftRepository drafts,
            @Reference PlanChanges plans,
            @Reference SheetReader reader,
            @Reference Directory directory,
            @Reference Notices told,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.drafts = drafts;
        this.plans = plans;
        this.reader = reader;
        this.directory = directory;
        this.told = told;
        this.audit = audit;
        this.clock = clock;
    }

    RosterPublication publish(Actor actor, Scope scope, RosterQuery query, String note) {
        List<Employee> people = reader.everybody(actor.org(), scope, query);
        Set<EmployeeId> ids = people.stream().map(Employee::id).collect(Collectors.toSet());
        List<RosterDraft> around = reader.drafts(ids, query.from(), query.until());
        List<RosterDraft> ready = around.stream()
                .filter(draft ->
                        !draft.date().isBefore(query.from()) && !draft.date().isAfter(query.until()))
                .toList();
        if (ready.isEmpty()) {
            throw new Refused("roster.nothing", "nothing is drafted for these people and dates");
        }
        requireAllowed(reader.plans(actor.org(), ids, query.from(), query.until()), ready, query, note);
        List<Notice> notices = notices(people, ready, query);
        plans.write(ready, note);
        drafts.replace(ready, List.of());
        RosterPublication made = new RosterPublication(
                PublicationId.next(),
                query.from(),
                query.until(),
                clock.instant(),
                actor.name(),
                note,
                ready.size(),
                notices);
        drafts.add(made);
        audit.record(
                AuditDraft.of(actor, "roster.publish", "roster", made.id().text(), query.from() + " " + query.until())
                        .with(Map.of("cells", made.cells(), "people", made.told(), "changed", made.changed()))
                        .because(note));
        told.send(
                actor.org(),
                made.notices().stream().flatMap(notice -> news(made, notice)).toList());
        return made;
    }

    /** What was told before and is other now is named by its dates. */
    private static Stream<NoticeDraft> news(RosterPublication made, Notice notice) {
        List<NoticeDraft> news = new ArrayList<>();
        int first = notice.cells() - notice.changed().size();
        if (first > 0) {
            news.add(RosterTold.draft(
                    NoticeTopic.ROSTER_PUBLISHED,
                    notice.employee(),
                    made.id().text(),
                    Map.of(
                            "from", RosterTold.same(made.from().toString()),
                            "until", RosterTold.same(made.until().toString()),
                            "dates", RosterTold.same(String.valueOf(first)))));
        }
        if (!notice.changed().isEmpty()) {
            news.add(RosterTold.changed(notice.employee(), made.id().text(), notice.changed()));
        }
        return news.stream();
    }

    /** With the notices of those whom the scope shows. */
    RosterPublication seen(OrgId org, Scope scope, RosterPublication publication) {
        if (scope.everybody()) {
            return publication;
        }
        Set<EmployeeId> seen = Set.copyOf(directory.seen(
                org, scope, publication.notices().stream().map(Notice::employee).toList()));
        return new RosterPublication(
                publication.id(),
                publication.from(),
                publication.until(),
                publication.at(),
                publication.by(),
                publication.note(),
                publication.cells(),
                publication.notices().stream()
                        .filter(notice -> seen.contains(notice.employee()))
                        .toList());
    }

    /** What a rule forbids may be published with a reason; what runs into each other never. Only what is drawn is judged. */
    private static void requireAllowed(Plans plans, List<RosterDraft> ready, RosterQuery query, String note) {
        Map<EmployeeId, List<RosterDraft>> byPerson = ready.stream().collect(groupingBy(RosterDraft::employee));
        List<Finding> against = plans.findings(byPerson.keySet(), ready, query.from(), query.until()).stream()
                .filter(finding -> byPerson.get(finding.employee()).stream()
                        .anyMatch(draft -> draft.date().equals(finding.date())
                                || draft.date().equals(finding.other())))
                .toList();
        List<Finding> refused = against.stream()
                .filter(finding -> note.isEmpty() || finding.kind() == Finding.Kind.OVERLAP)
                .toList();
        if (!refused.isEmpty()) {
            throw new Refused(
                    refused.stream().anyMatch(finding -> finding.kind() == Finding.Kind.OVERLAP)
                            ? "roster.shifts.overlap"
                            : "roster.findings",
                    refused.size() + " dates break a rule; say why in the note, or change them",
                    refused.stream().limit(MOST_NAMED).map(Publisher::violation).toList());
        }
    }

    public static Refused.Violation violation(Finding finding) {
        return new Refused.Violation(
                "/cells/" + finding.employee().text() + "/" + finding.date(),
                "roster." + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.value() + " where the limit is " + finding.limit());
    }

    private List<Notice> notices(List<Employee> people, List<RosterDraft> ready, RosterQuery query) {
        Map<EmployeeId, List<RosterDraft>> byPerson = ready.stream().collect(groupingBy(RosterDraft::employee));
        Map<EmployeeId, List<Told>> before =
                drafts.told(people.stream().map(Employee::id).toList(), query.from(), query.until()).stream()
                        .collect(groupingBy(Told::employee));
        return people.stream()
                .map(person -> {
                    List<RosterDraft> own = byPerson.getOrDefault(person.id(), List.of());
                    List<Told> told = before.getOrDefault(person.id(), List.of());
                    return new Notice(
                            person.id(),
                            own.size(),
                            own.stream()
                                    .map(RosterDraft::date)
                                    .filter(date -> told.stream().anyMatch(each -> each.covers(date)))
                                    .collect(Collectors.toSet()));
                })
                .toList();
    }
}
