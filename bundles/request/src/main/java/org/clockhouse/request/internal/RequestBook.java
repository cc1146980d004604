package org.clockhouse.request.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.clockhouse.account.RoleId;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Event;
import org.clockhouse.request.Request.Verb;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.spi.RequestRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What everything about requests does: looks through a scope, writes with an audit entry, and hints after the commit. */
@Component(service = RequestBook.class)
public final class RequestBook {

    private final RequestRepository requests;
    private final Employees employees;
    private final Sites sites;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public RequestBook(
            @Reference RequestRepository requests,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.requests = requests;
        this.employees = employees;
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    RequestRepository stored() {
        return requests;
    }

    <T> T in(OrgId org, Supplier<T> work) {
        return transactions.in(org, work::get);
    }

    Request find(OrgId org, Scope scope, RequestId id) {
        Request request = requests.find(id).orElseThrow(() -> new NotFound("request", id.text()));
        try {
            employees.find(org, scope, request.employee());
        } catch (NotFound e) {
            throw new NotFound("request", id.text());
        }
        return request;
    }

    /** @throws Stale unless the version is the stored one */
    Request find(OrgId org, Scope scope, RequestId id, long version) {
        Request request = find(org, scope, id);
        if (request.version() != version) {
            throw new Stale("request", id.text());
        }
        return request;
    }

    /** @throws NotFound outside the scope too */
    Employee person(OrgId org, Scope scope, EmployeeId id) {
        return employees.find(org, scope, id);
    }

    Employee asker(OrgId org, Request request) {
        return employees.find(org, Scope.EVERYBODY, request.employee());
    }

    Instant now() {
        return clock.instant();
    }

    /** At the person's site. */
    LocalDate today(OrgId org, Employee employee) {
        return dateAt(org, employee, clock.instant());
    }

    /** At the person's site, when the request was submitted. */
    LocalDate submitted(OrgId org, Employee employee, Request request) {
        return dateAt(org, employee, request.submission().at());
    }

    private LocalDate dateAt(OrgId org, Employee employee, Instant instant) {
        return LocalDate.ofInstant(instant, sites.find(org, employee.site()).zone());
    }

    Event event(Actor actor, Verb verb, int step, String reason) {
        return new Event(verb, step, actor.id(), actor.name(), clock.instant(), reason.strip());
    }

    AuditDraft entry(Actor actor, String action, Request request) {
        String label = request.kind() + " " + asker(actor.org(), request).number();
        return AuditDraft.of(actor, action, "request", request.id().text(), label);
    }

    void wrote(AuditDraft entry) {
        audit.record(entry);
        OrgId org = entry.actor().org();
        transactions.afterCommit(() -> changes.tell(org, Topic.REQUESTS));
    }

    /** What the audit keeps of a request. */
    static Map<String, Object> fields(Request request) {
        Map<String, Object> fields = new TreeMap<>();
        request.details().forEach((name, value) -> fields.put("details." + name, value));
        fields.put("employee", request.employee().text());
        fields.put("state", request.state().name());
        fields.put("due", request.due().toString());
        fields.put("waitsFor", request.waitsFor().map(RoleId::text).orElse(""));
        return fields;
    }
}
