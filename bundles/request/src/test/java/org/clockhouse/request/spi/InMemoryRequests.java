package org.clockhouse.request.spi;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.spi.InMemoryEmployees;
import org.clockhouse.registry.spi.OrgTable;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestQueue;

public final class InMemoryRequests implements RequestRepository {

    private final OrgTable<RequestId, Request> requests;
    private final InMemoryEmployees employees;

    public InMemoryRequests(InMemoryTransactions transactions, InMemoryEmployees employees) {
        this.requests = new OrgTable<>(transactions);
        this.employees = employees;
    }

    /** Transactions in memory run one after the other. */
    @Override
    public void turn(EmployeeId employee) {}

    @Override
    public List<Request> standing(EmployeeId employee, String kind) {
        return requests.values().stream()
                .filter(request ->
                        request.employee().equals(employee) && request.kind().equals(kind))
                .filter(request -> request.state().isOpen() || request.state() == Request.State.APPROVED)
                .toList();
    }

    @Override
    public Optional<Request> find(RequestId request) {
        return requests.get(request);
    }

    @Override
    public Request put(Request request) {
        if (find(request.id()).map(Request::version).orElse(0L) != request.version()) {
            throw new Stale("request", request.id().text());
        }
        long number = request.version() == 0 ? requests.values().size() + 1 : request.number();
        Request stored = request.at(number, request.events(), request.version() + 1);
        requests.put(stored.id(), stored);
        return stored;
    }

    @Override
    public Slice<Request> page(Scope scope, RequestFilter filter, Page page) {
        Predicate<Employee> seen = employees.in(scope);
        List<Request> found = requests.values().stream()
                .filter(request -> fits(filter, request))
                .filter(request ->
                        employees.find(List.of(request.employee())).stream().anyMatch(seen))
                .filter(request -> page.after().isEmpty() || request.id().text().compareTo(page.after()) < 0)
                .sorted(Comparator.comparing(Request::id).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, request -> request.id().text());
    }

    @Override
    public List<Request> late(LocalDate date, int limit) {
        return requests.values().stream()
                .filter(request -> request.isOverdue(date) && !request.escalated())
                .sorted(Comparator.comparing(Request::due).thenComparing(Request::id))
                .limit(limit)
                .toList();
    }

    @Override
    public RequestQueue queue(Scope scope, RoleId role, LocalDate today) {
        List<Request> lying = requests.values().stream()
                .filter(request -> request.liesWith(role))
                .filter(request ->
                        employees.find(List.of(request.employee())).stream().anyMatch(employees.in(scope)))
                .toList();
        return new RequestQueue(
                role,
                (int) lying.stream()
                        .filter(request -> request.state() == Request.State.PENDING)
                        .count(),
                (int) lying.stream()
                        .filter(request -> request.state() == Request.State.TO_DO)
                        .count(),
                (int) lying.stream()
                        .filter(request -> request.escalated() || request.isOverdue(today))
                        .count());
    }

    private static boolean fits(RequestFilter filter, Request request) {
        return filter.kind().map(request.kind()::equals).orElse(true)
                && filter.state().map(request.state()::equals).orElse(true)
                && filter.employee().map(request.employee()::equals).orElse(true)
                && filter.waitsFor().map(request::liesWith).orElse(true)
                && filter.overdueOn().map(request::isOverdue).orElse(true);
    }
}
