package org.clockhouse.attendance.internal.roster;

import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.CoverNeeds;
import org.clockhouse.attendance.spi.CoverRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Needs over a repository. */
@Component
public final class CoverBook implements CoverNeeds {

    private final CoverRepository needs;
    private final Departments departments;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;

    @Activate
    public CoverBook(
            @Reference CoverRepository needs,
            @Reference Departments departments,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.needs = needs;
        this.departments = departments;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<CoverNeed> list(OrgId org) {
        return transactions.in(org, () -> needs.needs().stream()
                .filter(need -> !need.spans().isEmpty())
                .toList());
    }

    @Override
    public CoverNeed of(OrgId org, DepartmentId department) {
        return transactions.in(org, () -> {
            departments.find(org, department);
            return stored(department);
        });
    }

    private CoverNeed stored(DepartmentId department) {
        return needs.needs().stream()
                .filter(need -> need.department().equals(department))
                .findFirst()
                .orElseGet(() -> new CoverNeed(department, List.of(), 0));
    }

    @Override
    public CoverNeed put(Actor actor, CoverNeed need) {
        return transactions.in(actor.org(), () -> {
            Department department = departments.find(actor.org(), need.department());
            CoverNeed old = stored(need.department());
            if (old.version() != need.version()) {
                throw new Stale("cover-need", need.department().text());
            }
            CoverNeed made = new CoverNeed(need.department(), need.spans(), need.version() + 1);
            needs.put(made, need.version());
            audit.record(AuditDraft.of(
                            actor,
                            "roster.need",
                            "department",
                            need.department().text(),
                            department.name().any())
                    .changing(fields(old), fields(made)));
            transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
            return made;
        });
    }

    private static Map<String, Object> fields(CoverNeed need) {
        return Map.of("spans", need.spans().toString());
    }
}
