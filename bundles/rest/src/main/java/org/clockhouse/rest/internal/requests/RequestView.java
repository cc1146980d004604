package org.clockhouse.rest.internal.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * A request with what was said about it.
 *
 * @param details what is asked for, as its kind reads it
 * @param steps the roles that must agree, one after the other
 * @param number by which people name it
 * @param waitsFor the role whose word is waited for, or whose deed when it is to do
 * @param escalated whether it was late, and the role that stands by may decide it too
 * @param due last date on which the present step is in time
 * @param workingDaysLeft until then, by the calendar of the person's site; absent when it is closed
 * @param workingDays that the present step has in all
 * @param decidable whether it waits for a decision that is the caller's to make
 * @param effects of an open request: what it would change; only where one request is shown
 */
public record RequestView(
        RequestId id,
        long number,
        String kind,
        AskerView employee,
        Map<String, String> details,
        String reason,
        Request.State state,
        List<RoleId> steps,
        @Maybe RoleId waitsFor,
        LocalDate due,
        boolean overdue,
        @Maybe Integer workingDaysLeft,
        @Maybe Integer workingDays,
        boolean escalated,
        boolean decidable,
        List<RequestEventView> events,
        @Maybe List<EffectView> effects,
        long version)
        implements Versioned {

    public record AskerView(EmployeeId id, @Maybe String number, @Maybe LocalName name) {

        /** @param employee null for somebody who is not there */
        static AskerView of(EmployeeId id, Employee employee) {
            return employee == null
                    ? new AskerView(id, null, null)
                    : new AskerView(id, employee.number(), employee.name());
        }
    }

    /** @param step at which it was, from 0 */
    public record RequestEventView(Request.Verb verb, int step, String by, Instant at, @Maybe String reason) {

        static RequestEventView of(Request.Event event) {
            return new RequestEventView(
                    event.verb(),
                    event.step(),
                    event.name(),
                    event.at(),
                    event.reason().isEmpty() ? null : event.reason());
        }
    }

    /** Minutes of a date by bucket; a bucket without minutes is left out. */
    public record EffectView(LocalDate date, Map<String, Integer> before, Map<String, Integer> after) {

        static EffectView of(Effect effect) {
            return new EffectView(effect.date(), effect.before(), effect.after());
        }
    }

    /** @param today at the person's site @param time null for one that is closed */
    static RequestView of(
            Request request,
            Employee employee,
            LocalDate today,
            Request.TimeLeft time,
            boolean decidable,
            List<Effect> effects) {
        return new RequestView(
                request.id(),
                request.number(),
                request.kind(),
                AskerView.of(request.employee(), employee),
                request.details(),
                request.reason(),
                request.state(),
                request.steps(),
                request.waitsFor().orElse(null),
                request.due(),
                request.isOverdue(today),
                time == null ? null : time.left(),
                time == null ? null : time.of(),
                request.escalated(),
                decidable,
                request.events().stream().map(RequestEventView::of).toList(),
                effects == null ? null : effects.stream().map(EffectView::of).toList(),
                request.version());
    }
}
