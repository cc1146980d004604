package org.clockhouse.attendance.internal.closing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.closing.PeriodUndos;
import org.clockhouse.attendance.spi.PeriodRepository;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.SheetRepository.Acceptance;
import org.clockhouse.attendance.spi.SheetRepository.Sheet;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds again what was said in one act by who said it and when. */
@Component
public final class UndoBook implements PeriodUndos {

    private final PeriodRepository periods;
    private final SheetRepository sheets;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public UndoBook(
            @Reference PeriodRepository periods,
            @Reference SheetRepository sheets,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.periods = periods;
        this.sheets = sheets;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public int takeBackApproval(Actor actor, Scope scope, PeriodId id, Instant at) {
        return transactions.in(actor.org(), () -> {
            Period period = open(id);
            if (period.state() != Period.State.REVIEW) {
                throw new Refused("period.not-in-review", "the period is not in review");
            }
            int people = everybody(actor, scope, period, ids -> {
                List<Sheet> open = sheets.of(id, ids).stream()
                        .filter(sheet -> sheet.approved()
                                .filter(yes -> yes.by().equals(actor.name())
                                        && yes.at().equals(at))
                                .isPresent())
                        .map(sheet -> new Sheet(sheet.employee(), sheet.confirmed(), Optional.empty()))
                        .toList();
                sheets.put(id, open);
                return open.size();
            });
            wrote(PeriodBook.audited(actor, "period.approve-undo", period).with(Map.of("people", people)));
            return people;
        });
    }

    @Override
    public int takeBackAcceptance(Actor actor, Scope scope, PeriodId id, Instant at) {
        return transactions.in(actor.org(), () -> {
            Period period = open(id);
            int days = everybody(actor, scope, period, ids -> {
                List<Acceptance> said = sheets.accepted(ids, period.from(), period.until()).stream()
                        .filter(each ->
                                each.by().equals(actor.name()) && each.at().equals(at))
                        .toList();
                sheets.forget(said);
                return said.size();
            });
            wrote(PeriodBook.audited(actor, "period.accept-undo", period).with(Map.of("days", days)));
            return days;
        });
    }

    private Period open(PeriodId id) {
        Period period = PeriodBook.in(periods.all(), id);
        if (period.isLocked()) {
            throw new Refused("period.locked", "the period is locked");
        }
        return period;
    }

    private int everybody(Actor actor, Scope scope, Period period, ToIntFunction<List<EmployeeId>> undo) {
        int count = 0;
        String after = "";
        do {
            Slice<Employee> people = directory.employed(
                    actor.org(), scope, EmployeeFilter.ALL, period.from(), period.until(), new Page(after, Page.MOST));
            count += undo.applyAsInt(people.items().stream().map(Employee::id).toList());
            after = people.next();
        } while (!after.isEmpty());
        return count;
    }

    private void wrote(AuditDraft draft) {
        audit.record(draft);
        transactions.afterCommit(() -> changes.tell(draft.actor().org(), Topic.TIMESHEETS));
    }
}
