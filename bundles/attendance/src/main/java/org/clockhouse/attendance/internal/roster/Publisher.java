package org.clockhouse.attendance.internal.roster;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.OneOff;
import org.clockhouse.attendance.PublicationId;
import org.clockhouse.attendance.RosterDraft;
import org.clockhouse.attendance.RosterPublication;
import org.clockhouse.attendance.RosterPublication.Notice;
import org.clockhouse.attendance.RosterQuery;
import org.clockhouse.attendance.RosterSheet.Finding;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.attendance.spi.DraftRepository.Told;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.RosterRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Audience;
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
    private final RosterRepository rosters;
    private final MarkRepository marks;
    private final SheetReader reader;
    private final Directory directory;
    private final Notices told;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public Publisher(
            @Reference DraftRepository drafts,
            @Reference RosterRepository rosters,
            @Reference MarkRepository marks,
            @Reference SheetReader reader,
            @Reference Directory directory,
            @Reference Notices told,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.drafts = drafts;
        this.rosters = rosters;
        this.marks = marks;
        this.reader = reader;
        this.directory = directory;
        this.told = told;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
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
        put(ready, note);
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
                made.notices().stream()
                        .filter(notice -> notice.cells() > 0)
                        .map(notice -> draft(made, notice))
                        .toList());
        transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
        return made;
    }

    private static NoticeDraft draft(RosterPublication made, Notice notice) {
        return new NoticeDraft(
                NoticeTopic.ROSTER_PUBLISHED,
                "roster-published " + made.id().text() + " " + notice.employee().text(),
                Map.of(
                        "from", same(made.from().toString()),
                        "until", same(made.until().toString()),
                        "dates", same(String.valueOf(notice.cells()))),
                new Audience.Own(notice.employee()),
                "own/month");
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
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

    private static Refused.Violation violation(Finding finding) {
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

    private void put(List<RosterDraft> ready, String note) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        Map<EmployeeId, Map<LocalDate, OneOff>> standing = standing(ready);
        List<Mark> touched = new ArrayList<>();
        for (RosterDraft draft : ready) {
            OneOff old = standing.getOrDefault(draft.employee(), Map.of()).get(draft.date());
            long read = old == null ? 0 : old.version();
            if (draft.kind() == RosterDraft.Kind.PLAN) {
                long next = read == 0 ? clock.millis() : read + 1;
                rosters.put(new OneOff(draft.employee(), draft.date(), draft.shifts(), note, next), read);
            } else if (old != null) {
                rosters.remove(old);
            }
            if (!draft.date().isAfter(today)) {
                touched.add(new Mark(draft.employee(), draft.date(), draft.date()));
            }
        }
        marks.add(touched);
    }

    private Map<EmployeeId, Map<LocalDate, OneOff>> standing(List<RosterDraft> ready) {
        Set<EmployeeId> people =
                new HashSet<>(ready.stream().map(RosterDraft::employee).toList());
        LocalDate from =
                ready.stream().map(RosterDraft::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                ready.stream().map(RosterDraft::date).max(LocalDate::compareTo).orElseThrow();
        return rosters.oneOffs(people, from, until).stream()
                .collect(groupingBy(OneOff::employee, Collectors.toMap(OneOff::date, each -> each)));
    }
}
