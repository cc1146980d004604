package org.clockhouse.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;

/**
 * Something asked for on behalf of a person, with everything that was said about it. The chain is that of the day on which it
 * was submitted: a later change of the chain moves no request.
 *
 * @param number by which people name it, counted in the company from 1; 0 until it is stored
 * @param kind code of the {@link RequestKind}
 * @param details what is asked for, as its kind reads it
 * @param step index of the role that is waited for; the number of steps when all have agreed
 * @param due last date on which the present step is in time
 * @param escalated whether it was late, and others may decide it too
 * @param events the oldest first; the first is the submission
 */
public record Request(
        RequestId id,
        long number,
        String kind,
        EmployeeId employee,
        SortedMap<String, String> details,
        String reason,
        State state,
        Route route,
        int step,
        LocalDate due,
        boolean escalated,
        List<Event> events,
        long version) {

    /** Among the details: codes of the limits that were gone past when it was entered, between blanks. */
    public static final String PAST = "past";

    /** How far it is. */
    public enum State {
        PENDING,
        /** Back at whoever submitted it, with a question. */
        ASKED_BACK,
        /** Everybody has agreed, and the desk of the last step is to carry it out. */
        TO_DO,
        /** Everybody has agreed, and it is in force. */
        APPROVED,
        /** Carried out. */
        DONE,
        REFUSED,
        WITHDRAWN;

        /** Whether somebody still has to do something. */
        public boolean isOpen() {
            return this == PENDING || this == ASKED_BACK || this == TO_DO;
        }
    }

    /** What somebody did with it. */
    public enum Verb {
        SUBMIT,
        APPROVE,
        REFUSE,
        ASK_BACK,
        ANSWER,
        WITHDRAW,
        /** It was late: somebody else may decide it too. */
        ESCALATE,
        CARRY_OUT
    }

    /**
     * The way it takes.
     *
     * @param steps the roles that must agree, one after the other
     * @param fourEyes whether who submitted it may not decide it
     * @param escalateTo the role that may decide it too once it is late
     */
    public record Route(List<RoleId> steps, boolean fourEyes, RoleId escalateTo) {

        public Route {
            steps = List.copyOf(steps);
        }
    }

    /**
     * How much of its time a step has left, in the working days of the person's site.
     *
     * @param left 0 when today is the last day, and when it is late
     */
    public record TimeLeft(int left, int of) {}

    /**
     * @param step at which it was
     * @param actor id of who did it
     * @param name as people know them
     */
    public record Event(Verb verb, int step, String actor, String name, Instant at, String reason) {}

    public Request {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        events = List.copyOf(events);
    }

    /** Codes of the limits that it was entered past. */
    public Set<String> past() {
        return details.containsKey(PAST) ? Set.of(details.get(PAST).split(" ")) : Set.of();
    }

    public List<RoleId> steps() {
        return route.steps();
    }

    /** Whose word, or whose deed, is waited for. */
    public Optional<RoleId> waitsFor() {
        return switch (state) {
            case PENDING -> Optional.of(steps().get(step));
            case TO_DO -> Optional.of(steps().get(steps().size() - 1));
            default -> Optional.empty();
        };
    }

    /** Whether it lies on the desk of this role. */
    public boolean liesWith(RoleId role) {
        return waitsFor()
                .filter(waited ->
                        waited.equals(role) || escalated && route.escalateTo().equals(role))
                .isPresent();
    }

    public boolean isOverdue(LocalDate today) {
        return state.isOpen() && today.isAfter(due);
    }

    /** What its time is counted from: of something promised the submission, else the last word that moved it. */
    public Event begins() {
        return state == State.TO_DO
                ? submission()
                : events.stream()
                        .filter(event -> event.verb() != Verb.ESCALATE)
                        .reduce((one, later) -> later)
                        .orElseThrow();
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

    /** A step on; a new step is not late yet. */
    public Request moved(State to, int toStep, LocalDate dueOn, Event event) {
        return with(to, toStep, dueOn, false, details, reason, event);
    }

    /** Late: the role of the route that stands by may decide it too. */
    public Request late(Event event) {
        return with(state, step, due, true, details, reason, event);
    }

    /** @param added what its kind notes of how it was done */
    public Request carriedOut(Map<String, String> added, Event event) {
        SortedMap<String, String> all = new TreeMap<>(details);
        all.putAll(added);
        return with(State.DONE, step, due, false, all, reason, event);
    }

    public Request saying(Map<String, String> other, String why) {
        return new Request(
                id,
                number,
                kind,
                employee,
                new TreeMap<>(other),
                why,
                state,
                route,
                step,
                due,
                escalated,
                events,
                version);
    }

    /** As it is stored. */
    public Request at(long counted, List<Event> said, long stored) {
        return new Request(
                id, counted, kind, employee, details, reason, state, route, step, due, escalated, said, stored);
    }

    private Request with(
            State to,
            int toStep,
            LocalDate dueOn,
            boolean late,
            SortedMap<String, String> said,
            String why,
            Event event) {
        List<Event> all = new ArrayList<>(events);
        all.add(event);
        return new Request(id, number, kind, employee, said, why, to, route, toStep, dueOn, late, all, version);
    }
}
