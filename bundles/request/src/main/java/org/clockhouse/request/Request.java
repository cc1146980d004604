package org.clockhouse.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Something asked for on behalf of a person, with everything that was said about it. The chain is that of the day on which it
 * was submitted: a later change of the chain moves no request.
 *
 * @param kind code of the {@link RequestKind}
 * @param details what is asked for, as its kind reads it
 * @param steps the roles that must agree, one after the other
 * @param fourEyes whether who submitted it may not decide it
 * @param step index of the role that is waited for; the number of steps when all have agreed
 * @param due last date on which the present step is in time
 * @param events the oldest first; the first is the submission
 */
public record Request(
        RequestId id,
        String kind,
        EmployeeId employee,
        SortedMap<String, String> details,
        String reason,
        State state,
        List<RoleId> steps,
        boolean fourEyes,
        int step,
        LocalDate due,
        List<Event> events,
        long version) {

    /** How far it is. */
    public enum State {
        PENDING,
        /** Back at whoever submitted it, with a question. */
        ASKED_BACK,
        APPROVED,
        REFUSED,
        WITHDRAWN;

        /** Whether somebody still has to do something. */
        public boolean isOpen() {
            return this == PENDING || this == ASKED_BACK;
        }
    }

    /** What somebody did with it. */
    public enum Verb {
        SUBMIT,
        APPROVE,
        REFUSE,
        ASK_BACK,
        ANSWER,
        WITHDRAW
    }

    /**
     * @param step at which it was
     * @param actor id of who did it
     * @param name as people know them
     */
    public record Event(Verb verb, int step, String actor, String name, Instant at, String reason) {}

    public Request {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        steps = List.copyOf(steps);
        events = List.copyOf(events);
    }

    /** Whose word is waited for. */
    public Optional<RoleId> waitsFor() {
        return state == State.PENDING ? Optional.of(steps.get(step)) : Optional.empty();
    }

    public boolean isOverdue(LocalDate today) {
        return state.isOpen() && today.isAfter(due);
    }

    public Event submission() {
        return events.get(0);
    }

    /** Who said the last yes; empty until all have. */
    public Optional<Event> approval() {
        return state == State.APPROVED
                ? events.stream().filter(event -> event.verb() == Verb.APPROVE).reduce((one, later) -> later)
                : Optional.empty();
    }

    public Request moved(State to, int toStep, LocalDate dueOn, Event event) {
        List<Event> all = new ArrayList<>(events);
        all.add(event);
        return new Request(id, kind, employee, details, reason, to, steps, fourEyes, toStep, dueOn, all, version);
    }

    public Request saying(Map<String, String> other, String why) {
        return new Request(
                id, kind, employee, new TreeMap<>(other), why, state, steps, fourEyes, step, due, events, version);
    }

    public Request at(long stored) {
        return new Request(id, kind, employee, details, reason, state, steps, fourEyes, step, due, events, stored);
    }
}
