package org.clockhouse.attendance.internal.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.internal.closing.Late;
import org.clockhouse.attendance.internal.day.DayPlan;
import org.clockhouse.attendance.internal.day.Planner;
import org.clockhouse.attendance.internal.day.Stamp;
import org.clockhouse.attendance.spi.ResultRepository.Known;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works people's dates out and says what differs from what is stored. Touches nothing. One thread, one batch.
 */
public final class Calculator {

    private static final Logger log = LoggerFactory.getLogger(Calculator.class);
    private static final long DAY_SECONDS = 86_400;

    /** What is to be written for one person. */
    record Difference(
            EmployeeId employee,
            List<DayResult> added,
            List<DayResult> replaced,
            List<Known> gone,
            List<Watch> watched,
            List<Watch> settled,
            List<Late> late) {

        int rows() {
            return added.size() + replaced.size() + gone.size() + late.size();
        }

        boolean isNothing() {
            return rows() == 0 && watched.isEmpty() && settled.isEmpty();
        }
    }

    private final Inputs inputs;
    private final Planner planner;
    private int evaluated;

    public Calculator(Inputs inputs) {
        this.inputs = inputs;
        this.planner = new Planner(inputs.book());
    }

    /** How many dates were evaluated so far. */
    public int evaluated() {
        return evaluated;
    }

    /** What comes of a date now; nothing where there is neither a plan nor a punch. */
    public List<Evaluated> results(EmployeeId employee, LocalDate date) {
        List<Stamp> stamps = inputs.stamps().getOrDefault(employee, List.of());
        return near(stamps, date.minusDays(1), date).isEmpty() && date.isBefore(planner.start(employee))
                ? List.of()
                : workOut(employee, date, stamps).results();
    }

    Difference difference(Span span) {
        EmployeeId employee = span.employee();
        Difference difference = new Difference(
                employee,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Map<LocalDate, List<Known>> known = new HashMap<>();
        inputs.known().getOrDefault(employee, List.of()).stream()
                .forEach(row -> known.computeIfAbsent(row.date(), any -> new ArrayList<>(1))
                        .add(row));
        Map<LocalDate, Watch> watches = new HashMap<>();
        inputs.watches().getOrDefault(employee, List.of()).forEach(watch -> watches.put(watch.date(), watch));
        List<Stamp> stamps = inputs.stamps().getOrDefault(employee, List.of());
        LocalDate start = planner.start(employee);
        for (LocalDate date = span.from(); !date.isAfter(span.until()); date = date.plusDays(1)) {
            List<Known> stored = known.getOrDefault(date, List.of());
            boolean expected = !stored.isEmpty() || !date.isBefore(start);
            Watch watch = watches.get(date);
            if (expected
                    || watch != null
                    || !near(stamps, date.minusDays(1), date).isEmpty()) {
                compare(difference, date, stamps, stored, watch);
            }
        }
        planner.evenings()
                .carriedTo(employee, span.until())
                .ifPresent(date ->
                        compare(difference, date, stamps, known.getOrDefault(date, List.of()), watches.get(date)));
        return difference;
    }

    /** Those of a date and of the dates that its windows may reach. @param since the first date that matters to it */
    private static List<Stamp> near(List<Stamp> stamps, LocalDate since, LocalDate date) {
        long from = since.minusDays(1).toEpochDay() * DAY_SECONDS;
        long until = date.plusDays(3).toEpochDay() * DAY_SECONDS;
        int first = 0;
        while (first < stamps.size() && stamps.get(first).second() < from) {
            first++;
        }
        int last = first;
        while (last < stamps.size() && stamps.get(last).second() < until) {
            last++;
        }
        return stamps.subList(first, last);
    }

    private void compare(Difference difference, LocalDate date, List<Stamp> stamps, List<Known> stored, Watch watch) {
        EmployeeId employee = difference.employee();
        Worked worked = workOut(employee, date, stamps);
        if (inputs.closed().covers(date)) {
            compareLocked(difference, date, worked.results(), stored);
            watch(difference, date, worked.results(), false, watch);
            return;
        }
        DayPlan plan = worked.plan();
        List<Known> gone = new ArrayList<>(stored);
        boolean changed = false;
        for (Evaluated result : worked.results()) {
            Optional<Known> was = stored.stream()
                    .filter(row -> row.ordinal() == result.ordinal())
                    .findFirst();
            was.ifPresent(gone::remove);
            if (was.isEmpty()) {
                difference.added().add(Results.of(employee, plan, result, 1, inputs.now()));
                changed = true;
            } else if (was.get().inputHash() != result.inputHash()) {
                difference
                        .replaced()
                        .add(Results.of(employee, plan, result, was.get().version() + 1, inputs.now()));
                changed = true;
            }
        }
        difference.gone().addAll(gone);
        watch(difference, date, worked.results(), changed, watch);
    }

    /** A locked date stays; what it would come to now is another thing. */
    private void compareLocked(Difference difference, LocalDate date, List<Evaluated> results, List<Known> stored) {
        EmployeeId employee = difference.employee();
        Map<Integer, Long> known = new HashMap<>();
        stored.forEach(row -> known.put(row.ordinal(), row.inputHash()));
        inputs.closed().of(employee, date).forEach(line -> known.put(line.ordinal(), line.inputHash()));
        for (Evaluated result : results) {
            Long hash = known.remove(result.ordinal());
            if (hash == null || hash != result.inputHash()) {
                difference
                        .late()
                        .add(new Late(
                                employee,
                                date,
                                result.ordinal(),
                                result.minutes(),
                                result.status(),
                                result.flags(),
                                result.inputHash(),
                                inputs.now()));
            }
        }
        known.forEach((ordinal, hash) -> {
            if (hash != 0) {
                difference.late().add(Late.nothing(employee, date, ordinal, inputs.now()));
            }
        });
    }

    private void watch(Difference difference, LocalDate date, List<Evaluated> results, boolean changed, Watch watch) {
        EmployeeId employee = difference.employee();
        Optional<Watch> next =
                inputs.awaited(employee, date).flatMap(awaited -> Watches.next(employee, date, awaited, results));
        if (next.isEmpty() && watch != null) {
            difference.settled().add(watch);
        } else if (next.isPresent()
                && !next.get().equals(watch)
                && (changed || watch == null || !isAwaiting(watch, next.get()))) {
            difference.watched().add(next.get());
        }
    }

    /** Whether it waits for what it waited for: access levels may have changed since. */
    private static boolean isAwaiting(Watch watch, Watch next) {
        return watch.awaited().equals(next.awaited());
    }

    private record Worked(DayPlan plan, List<Evaluated> results) {}

    /** A date that cannot be worked out is an incident of its own, and never stops another. */
    private Worked workOut(EmployeeId employee, LocalDate date, List<Stamp> stamps) {
        evaluated++;
        try {
            DayPlan plan = planner.day(employee, date);
            return new Worked(plan, evaluate(employee, plan, near(stamps, plan.since(), date)));
        } catch (RuntimeException e) {
            Evaluated incident = Results.incident(employee, date);
            log.error("Evaluation of {} on {} failed: {}", employee.text(), date, incident.flags(), e);
            return new Worked(planner.day(planner.nothing(date)), List.of(incident));
        }
    }

    private List<Evaluated> evaluate(EmployeeId employee, DayPlan plan, List<Stamp> stamps) {
        List<Evaluated> results = Day.evaluate(plan, stamps, inputs.knowledge(employee, plan.date()))
                .results();
        boolean future = plan.date().isAfter(LocalDate.ofInstant(inputs.now(), plan.zone()));
        return future ? results.stream().filter(Calculator::hasPunches).toList() : results;
    }

    /** What is planned for a later date is no result yet; a punch that belongs to it is. */
    private static boolean hasPunches(Evaluated result) {
        return result.work().map(work -> work.hasPunches()).orElse(true);
    }
}
