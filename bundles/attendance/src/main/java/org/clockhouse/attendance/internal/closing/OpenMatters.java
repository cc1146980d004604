package org.clockhouse.attendance.internal.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PersonSheet.Issue;
import org.clockhouse.attendance.closing.PersonSheet.Kind;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.Tickets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people asked for, or said, about the dates of a period and nobody has decided or answered. */
@Component(service = OpenMatters.class)
public final class OpenMatters {

    private static final Set<String> ABOUT_TIME = Set.of("CORRECTION", "LEAVE", "OVERTIME", "TRIP");

    private final Requests requests;
    private final Tickets tickets;

    @Activate
    public OpenMatters(@Reference Requests requests, @Reference Tickets tickets) {
        this.requests = requests;
        this.tickets = tickets;
    }

    Map<EmployeeId, List<Issue>> of(OrgId org, Scope scope, Optional<EmployeeId> employee, Period period) {
        Map<EmployeeId, List<Issue>> issues = new HashMap<>();
        for (Request.State state : List.of(Request.State.PENDING, Request.State.ASKED_BACK)) {
            RequestFilter filter = new RequestFilter(
                    Optional.empty(), Optional.of(state), employee, Optional.empty(), Optional.empty());
            for (Request request : every(page -> requests.page(org, scope, filter, page))) {
                if (ABOUT_TIME.contains(request.kind()) && touches(request, period)) {
                    add(issues, request.employee(), issue(request, period));
                }
            }
        }
        TicketFilter open = new TicketFilter(Optional.empty(), Optional.empty(), employee, true);
        for (Ticket ticket : every(page -> tickets.page(org, scope, open, page))) {
            if (ticket.subject() == Ticket.Subject.DAY
                    && ticket.state() != Ticket.State.ANSWERED
                    && ticket.employee().isPresent()
                    && period.covers(LocalDate.parse(ticket.subjectId()))) {
                add(
                        issues,
                        ticket.employee().get(),
                        new Issue(
                                LocalDate.parse(ticket.subjectId()),
                                0,
                                Kind.DISPUTE,
                                ticket.id().text()));
            }
        }
        return issues;
    }

    private static void add(Map<EmployeeId, List<Issue>> issues, EmployeeId employee, Issue issue) {
        issues.computeIfAbsent(employee, any -> new ArrayList<>()).add(issue);
    }

    private static Issue issue(Request request, Period period) {
        LocalDate first = date(request, "from", "date");
        return new Issue(
                first.isBefore(period.from()) ? period.from() : first,
                0,
                Kind.REQUEST,
                request.id().text());
    }

    private static boolean touches(Request request, Period period) {
        return !date(request, "from", "date").isAfter(period.until())
                && !date(request, "until", "date").isBefore(period.from());
    }

    /** Details start with a date in both writings, as a date and as a wall time. */
    private static LocalDate date(Request request, String name, String otherwise) {
        String text = request.details().getOrDefault(name, request.details().get(otherwise));
        return LocalDate.parse(text.substring(0, 10));
    }

    private static <T> List<T> every(Function<Page, Slice<T>> list) {
        List<T> all = new ArrayList<>();
        String after = "";
        do {
            Slice<T> slice = list.apply(new Page(after, Page.MOST));
            all.addAll(slice.items());
            after = slice.next();
        } while (!after.isEmpty());
        return all;
    }
}
