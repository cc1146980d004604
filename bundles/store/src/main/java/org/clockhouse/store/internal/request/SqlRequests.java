package org.clockhouse.store.internal.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Request;
import org.clockhouse.request.Request.Event;
import org.clockhouse.request.Request.Route;
import org.clockhouse.request.Request.State;
import org.clockhouse.request.Request.Verb;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestQueue;
import org.clockhouse.request.spi.RequestRepository;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.PersonTurns;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests and their events; what people said is sealed. */
@Component
public final class SqlRequests implements RequestRepository {

    /** Between a name and its value, and after the value: characters that no plain text holds. */
    private static final char IS = '\u0001';

    private static final char END = '\u0002';

    private static final List<State> OPEN =
            Arrays.stream(State.values()).filter(State::isOpen).toList();

    private static final List<State> STANDING =
            Stream.concat(OPEN.stream(), Stream.of(State.APPROVED)).toList();

    private static final String LIES_WITH =
            "waits_for = ? or (escalated = true and escalate_to = ? and waits_for <> '')";

    private final JpaTransactions transactions;
    private final PersonTurns turns;
    private final FieldCipher.Column bodies;
    private final FieldCipher.Column reasons;

    @Activate
    public SqlRequests(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.turns = new PersonTurns(transactions);
        this.bodies = cipher.column("request", "body");
        this.reasons = cipher.column("request_event", "reason");
    }

    /** The person's own row stands for the turn. Derby keeps a lock that was read only when the rows must repeat. */
    @Override
    public void turn(EmployeeId employee) {
        turns.take(List.of(employee));
    }

    @Override
    public List<Request> standing(EmployeeId employee, String kind) {
        return complete(select().append(" and employee_id = ? and kind = ?", employee.text(), kind)
                .in("state", STANDING)
                .append(" order by id")
                .list(this::request));
    }

    @Override
    public Optional<Request> find(RequestId request) {
        return complete(select().append(" and id = ?", request.text()).list(this::request)).stream()
                .findFirst();
    }

    @Override
    public Request put(Request request) {
        long number = request.version() == 0 ? nextNumber() : request.number();
        Object[] values = {
            bodies.seal(place(request.id()), body(request)),
            request.state(),
            request.step(),
            request.waitsFor().map(RoleId::text).orElse(""),
            request.due(),
            request.escalated(),
            request.version() + 1,
            org(),
            request.id().text()
        };
        if (request.version() == 0) {
            transactions
                    .sql(
                            "insert into request (body, state, step, waits_for, due_on, escalated, version, org_id, id,"
                                    + " kind, employee_id, steps, four_eyes, escalate_to, request_number)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            Stream.concat(
                                            Arrays.stream(values),
                                            Stream.of(
                                                    request.kind(),
                                                    request.employee().text(),
                                                    SqlChains.steps(request.steps()),
                                                    request.route().fourEyes(),
                                                    request.route().escalateTo().text(),
                                                    number))
                                    .toArray())
                    .update();
        } else if (transactions
                        .sql(
                                "update request set body = ?, state = ?, step = ?, waits_for = ?, due_on = ?,"
                                        + " escalated = ?, version = ? where org_id = ? and id = ?",
                                values)
                        .append(" and version = ?", request.version())
                        .update()
                != 1) {
            throw new Stale("request", request.id().text());
        }
        addEvents(request);
        return request.at(number, request.events(), request.version() + 1);
    }

    /** The row is locked until the transaction ends, so that numbers have no gaps. */
    private long nextNumber() {
        int known = transactions
                .sql("update request_number set last_number = last_number + 1 where org_id = ?", org())
                .update();
        if (known == 0) {
            transactions
                    .sql("insert into request_number (org_id, last_number) values (?, 1)", org())
                    .update();
        }
        return transactions
                .sql("select last_number from request_number where org_id = ?", org())
                .number();
    }

    private void addEvents(Request request) {
        int known = (int) transactions
                .sql(
                        "select count(*) from request_event where org_id = ? and request_id = ?",
                        org(),
                        request.id().text())
                .number();
        for (int i = known; i < request.events().size(); i++) {
            Event event = request.events().get(i);
            transactions
                    .sql(
                            "insert into request_event (org_id, request_id, event_no, verb, step, actor_id, actor_name,"
                                    + " done_at, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            org(),
                            request.id().text(),
                            i,
                            event.verb(),
                            event.step(),
                            event.actor(),
                            event.name(),
                            event.at(),
                            reasons.seal(place(request.id()) + "|" + i, event.reason()))
                    .update();
        }
    }

    @Override
    public Slice<Request> page(Scope scope, RequestFilter filter, Page page) {
        Sql sql = ScopeSql.seen(select(), org(), "employee_id", scope)
                .and(filter.kind().isPresent(), "kind = ?", filter.kind().orElse(""))
                .and(
                        filter.state().isPresent(),
                        "state = ?",
                        filter.state().map(Enum::name).orElse(""))
                .and(
                        filter.employee().isPresent(),
                        "employee_id = ?",
                        filter.employee().map(EmployeeId::text).orElse(""))
                .and(filter.waitsFor().isPresent(), LIES_WITH, liesWith(filter.waitsFor()))
                .and(!page.after().isEmpty(), "id < ?", page.after());
        if (filter.overdueOn().isPresent()) {
            sql.in("state", OPEN).append(" and due_on < ?", filter.overdueOn().get());
        }
        List<Request> oneMore =
                complete(sql.append(" order by id desc fetch first " + (page.limit() + 1) + " rows only")
                        .list(this::request));
        return Slice.of(oneMore, page, request -> request.id().text());
    }

    private static Object[] liesWith(Optional<RoleId> role) {
        String text = role.map(RoleId::text).orElse("");
        return new Object[] {text, text};
    }

    @Override
    public List<Request> late(LocalDate date, int limit) {
        return complete(select().in("state", OPEN)
                .append(" and due_on < ? and escalated = false", date)
                .append(" order by due_on, id fetch first " + limit + " rows only")
                .list(this::request));
    }

    @Override
    public RequestQueue queue(Scope scope, RoleId role, LocalDate today) {
        Sql sql = transactions.sql(
                "select sum(case when state = 'PENDING' then 1 else 0 end) to_decide,"
                        + " sum(case when state = 'TO_DO' then 1 else 0 end) to_do,"
                        + " sum(case when due_on < ? or escalated = true then 1 else 0 end) overdue from request where org_id = ?",
                today,
                org());
        ScopeSql.seen(sql, org(), "employee_id", scope).and(true, LIES_WITH, liesWith(Optional.of(role)));
        return sql.first(row -> new RequestQueue(
                        role, (int) row.number("to_decide"), (int) row.number("to_do"), (int) row.number("overdue")))
                .orElseThrow();
    }

    private Sql select() {
        return transactions.sql("select * from request where org_id = ?", org());
    }

    /** Without its events. */
    private Request request(Sql.Row row) {
        RequestId id = RequestId.of(row.text("id"));
        SortedMap<String, String> said = read(bodies.open(place(id), row.bytes("body")));
        String reason = said.remove("");
        return new Request(
                id,
                row.number("request_number"),
                row.text("kind"),
                EmployeeId.of(row.text("employee_id")),
                said,
                reason,
                row.constant(State.class, "state"),
                new Route(
                        SqlChains.steps(row.text("steps")), row.flag("four_eyes"), new RoleId(row.text("escalate_to"))),
                row.integer("step"),
                row.date("due_on"),
                row.flag("escalated"),
                List.of(),
                row.number("version"));
    }

    private List<Request> complete(List<Request> bare) {
        Map<String, List<Event>> events = new HashMap<>();
        if (!bare.isEmpty()) {
            transactions
                    .sql("select * from request_event where org_id = ?", org())
                    .in(
                            "request_id",
                            bare.stream().map(each -> each.id().text()).toList())
                    .append(" order by request_id, event_no")
                    .each(row -> events.computeIfAbsent(row.text("request_id"), any -> new ArrayList<>())
                            .add(event(row)));
        }
        return bare.stream()
                .map(each ->
                        each.at(each.number(), events.getOrDefault(each.id().text(), List.of()), each.version()))
                .toList();
    }

    private Event event(Sql.Row row) {
        String place = place(RequestId.of(row.text("request_id"))) + "|" + row.integer("event_no");
        return new Event(
                row.constant(Verb.class, "verb"),
                row.integer("step"),
                row.text("actor_id"),
                row.text("actor_name"),
                row.instant("done_at"),
                reasons.open(place, row.bytes("reason")));
    }

    /** The reason has no name. */
    private static String body(Request request) {
        StringBuilder text =
                new StringBuilder().append(IS).append(request.reason()).append(END);
        request.details()
                .forEach((name, value) ->
                        text.append(name).append(IS).append(value).append(END));
        return text.toString();
    }

    private static SortedMap<String, String> read(String body) {
        SortedMap<String, String> said = new TreeMap<>();
        for (String each : body.split(String.valueOf(END))) {
            int is = each.indexOf(IS);
            said.put(each.substring(0, is), each.substring(is + 1));
        }
        return said;
    }

    private String place(RequestId request) {
        return org() + "|" + request.text();
    }

    private String org() {
        return transactions.org().text();
    }
}
