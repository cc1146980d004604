package org.clockhouse.attendance.internal.leave;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.LeaveType.Terms;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Types of leave over a repository, on top of those that ship. */
@Component
public final class LeaveTypeBook implements LeaveCatalogue {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Comparator<LeaveType> BY_DATE =
            Comparator.comparing(LeaveType::code).thenComparing(LeaveType::from);

    private final LeaveTypeRepository types;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public LeaveTypeBook(
            @Reference LeaveTypeRepository types,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.types = types;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<LeaveType> on(OrgId org, LocalDate date) {
        Map<String, LeaveType> inForce = new TreeMap<>();
        for (LeaveType edition : editions(org)) {
            if (!edition.from().isAfter(date)) {
                inForce.put(edition.code(), edition);
            }
        }
        return inForce.values().stream()
                .sorted(Comparator.comparing(LeaveType::hasBalance).reversed().thenComparing(LeaveType::code))
                .toList();
    }

    @Override
    public List<LeaveType> editions(OrgId org) {
        return Stream.concat(LeaveTypes.ALL.stream(), transactions.in(org, types::editions).stream())
                .sorted(BY_DATE)
                .toList();
    }

    @Override
    public LeaveType put(Actor actor, LeaveType type) {
        if (!CODE.matcher(type.code()).matches()) {
            throw Refused.at("/code", "leave-type.code", "2 to 40 of A-Z, 0-9 and _, a letter first");
        }
        if (type.code().equals(LeaveType.COMPENSATORY) && !type.hasBalance()) {
            throw Refused.at("/balance", "leave-type.lieu", "time off for overtime is taken from an account");
        }
        return transactions.in(actor.org(), () -> {
            Optional<LeaveType> newest = editions(actor.org()).stream()
                    .filter(edition -> edition.code().equals(type.code()))
                    .reduce((one, later) -> later);
            if (newest.map(LeaveType::version).orElse(0L) != type.version()) {
                throw new Stale("leave-type", type.code());
            }
            if (newest.filter(last -> type.from().isBefore(last.from())).isPresent()) {
                throw Refused.at("/from", "leave-type.order", "the newest edition begins later");
            }
            LeaveType made = new LeaveType(type.code(), type.from(), type.terms(), type.version() + 1);
            types.put(made, type.version());
            audit.record(AuditDraft.of(
                            actor,
                            "leave-type.put",
                            "leave-type",
                            made.code(),
                            made.name().any())
                    .changing(newest.map(LeaveTypeBook::fields).orElse(Map.of()), fields(made)));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.REQUESTS));
            return made;
        });
    }

    private static Map<String, Object> fields(LeaveType type) {
        Terms terms = type.terms();
        Map<String, Object> fields = new TreeMap<>();
        fields.put("from", type.from().toString());
        fields.put("name", terms.name().toString());
        fields.put("basis", terms.basis().name());
        fields.put("paidPercent", terms.paidPercent());
        fields.put("unit", terms.unit());
        fields.put("mostDays", terms.mostDays().toString());
        fields.put("deadline", terms.deadline().toString());
        fields.put("balance", terms.balance());
        fields.put("yearly", terms.yearly().toString());
        fields.put("offered", terms.offered());
        fields.put("attachment", terms.attachment());
        fields.put("attended", terms.attended());
        fields.put("sign", terms.sign().map(LocalName::toString).orElse(""));
        return fields;
    }
}
