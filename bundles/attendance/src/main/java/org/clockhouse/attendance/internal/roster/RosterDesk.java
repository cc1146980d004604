package org.clockhouse.attendance.internal.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.internal.day.PlannedDate;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterDuty;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEdit.Change;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterMismatch;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts over a repository. */
@Component
public final class RosterDesk implements RosterGrid {

    private static final Duration UNDONE_WITHIN = Duration.ofDays(1);

    /** A cell of the sheet. */
    private record Spot(EmployeeId employee, LocalDate date) {

        static Spot of(RosterDraft draft) {
            return new Spot(draft.employee(), draft.date());
        }
    }

    private final DraftRepository drafts;
    private final SheetReader reader;
    private final Publisher publisher;
    private final MismatchReader mismatches;
    private final DutyReader duties;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public RosterDesk(
            @Reference DraftRepository drafts,
            @Reference SheetReader reader,
            @Reference Publisher publisher,
            @Reference MismatchReader mismatches,
            @Reference DutyReader duties,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.drafts = drafts;
        this.reader = reader;
        this.publisher = publisher;
        this.mismatches = mismatches;
        this.duties = duties;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public RosterSheet sheet(OrgId org, Scope scope, RosterQuery query, Page page) {
        return transactions.in(org, () -> reader.sheet(org, scope, query, page));
    }

    @Override
    public RosterEdit edit(Actor actor, Scope scope, List<RosterDraft> wanted) {
        requireCells(wanted);
        return transactions.in(actor.org(), () -> draw(actor, scope, wanted, "roster.draft"));
    }

    @Override
    public RosterEdit undo(Actor actor, Scope scope, RosterEditId id) {
        return transactions.in(actor.org(), () -> {
            RosterEdit edit = drafts.edit(id).orElseThrow(() -> new NotFound("roster-edit", id.text()));
            return draw(actor, scope, expecting(edit), "roster.undo");
        });
    }

    /** What was there before, to be drawn over exactly what the edit left. */
    private static List<RosterDraft> expecting(RosterEdit edit) {
        return edit.changes().stream()
                .map(change -> new RosterDraft(
                        change.before().employee(),
                        change.before().date(),
                        change.before().kind(),
                        change.before().shifts(),
                        change.after().version()))
                .toList();
    }

    @Override
    public RosterPublication publish(Actor actor, Scope scope, RosterQuery query, String note) {
        return transactions.in(actor.org(), () -> publisher.publish(actor, scope, query, note));
    }

    @Override
    public List<RosterPublication> publications(OrgId org, Scope scope, int limit) {
        return transactions.in(org, () -> drafts.publications(limit).stream()
                .map(publication -> publisher.seen(org, scope, publication))
                .filter(publication ->
                        scope.everybody() || !publication.notices().isEmpty())
                .toList());
    }

    @Override
    public List<RosterMismatch> mismatches(OrgId org, Scope scope, RosterQuery query) {
        return transactions.in(org, () -> mismatches.read(org, scope, query));
    }

    @Override
    public List<RosterDuty> duties(OrgId org, Scope scope, RosterQuery query) {
        return transactions.in(org, () -> duties.read(org, scope, query));
    }

    private static void requireCells(List<RosterDraft> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_CELLS) {
            throw Refused.at("/cells", "value.size", "1 to " + MOST_CELLS + " cells");
        }
        Set<Spot> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!seen.add(Spot.of(wanted.get(i)))) {
                throw Refused.at(pointer(i), "roster.cell.twice", "the cell is named twice");
            }
        }
    }

    private RosterEdit draw(Actor actor, Scope scope, List<RosterDraft> wanted, String action) {
        Set<EmployeeId> people = wanted.stream().map(RosterDraft::employee).collect(Collectors.toSet());
        requireSeen(actor.org(), scope, people);
        LocalDate from =
                wanted.stream().map(RosterDraft::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                wanted.stream().map(RosterDraft::date).max(LocalDate::compareTo).orElseThrow();
        if (until.toEpochDay() - from.toEpochDay() > 366) {
            throw Refused.at("/cells", "value.range", "cells of one call lie within a year");
        }
        Plans plans = reader.plans(actor.org(), people, from, until);
        Map<Spot, RosterDraft> drawn = new HashMap<>();
        reader.drafts(people, from, until).forEach(draft -> drawn.put(Spot.of(draft), draft));
        List<Change> made = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Change change = change(wanted.get(i), i, plans, drawn);
            drawn.put(Spot.of(change.after()), change.after());
            made.add(change);
        }
        requireNoOverlap(wanted, plans.findings(people, List.copyOf(drawn.values()), from, until.plusDays(1)));
        drafts.replace(
                made.stream().map(Change::before).toList(),
                made.stream().map(Change::after).toList());
        RosterEdit edit = new RosterEdit(RosterEditId.next(), made);
        Instant now = clock.instant();
        drafts.keep(edit, now, now.minus(UNDONE_WITHIN));
        audit.record(AuditDraft.of(
                        actor,
                        action,
                        "roster",
                        edit.id().text(),
                        from.equals(until) ? from.toString() : from + " " + until)
                .with(Map.of("cells", made.size(), "people", people.size())));
        transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
        return edit;
    }

    private Change change(RosterDraft wanted, int index, Plans plans, Map<Spot, RosterDraft> drawn) {
        RosterDraft before = drawn.getOrDefault(Spot.of(wanted), RosterDraft.none(wanted.employee(), wanted.date()));
        if (before.version() != wanted.version()) {
            throw new Stale("roster-draft", wanted.date().toString());
        }
        for (ShiftId shift : wanted.shifts()) {
            if (!plans.knows(shift)) {
                throw Refused.at(pointer(index), "shift.unknown", "there is no shift " + shift.text());
            }
        }
        PlannedDate published = plans.published(wanted.employee(), wanted.date());
        if (published.site().isEmpty() && !wanted.isNone()) {
            throw Refused.at(pointer(index), "roster.not-employed", "not employed on " + wanted.date());
        }
        RosterDraft after =
                new RosterDraft(wanted.employee(), wanted.date(), wanted.kind(), plans.ordered(wanted.shifts()), 0);
        boolean same = after.kind() == RosterDraft.Kind.PLAN
                ? after.shifts().equals(Plans.shifts(published))
                : after.kind() == RosterDraft.Kind.STANDING && !plans.isChanged(after.employee(), after.date());
        return new Change(
                before,
                same
                        ? RosterDraft.none(wanted.employee(), wanted.date())
                        : after.versioned(Math.max(clock.millis(), before.version() + 1)));
    }

    private void requireSeen(OrgId org, Scope scope, Set<EmployeeId> people) {
        Set<EmployeeId> hidden = new HashSet<>(people);
        directory.seen(org, scope, people).forEach(hidden::remove);
        if (!hidden.isEmpty()) {
            throw new NotFound("employee", hidden.iterator().next().text());
        }
    }

    /** Shifts that run into each other cannot be worked, whoever allows it. */
    private static void requireNoOverlap(List<RosterDraft> wanted, List<Finding> findings) {
        Set<Spot> overlapping = findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.OVERLAP)
                .flatMap(finding -> Stream.of(
                        new Spot(finding.employee(), finding.date()), new Spot(finding.employee(), finding.other())))
                .collect(Collectors.toSet());
        List<Refused.Violation> wrong = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).isNone() && overlapping.contains(Spot.of(wanted.get(i)))) {
                wrong.add(new Refused.Violation(
                        pointer(i),
                        "roster.shifts.overlap",
                        "on " + wanted.get(i).date() + " a shift starts before the one before it has ended"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused("roster.shifts.overlap", "shifts run into each other", wrong);
        }
    }

    private static String pointer(int index) {
        return "/cells/" + index;
    }
}
