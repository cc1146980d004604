package org.clockhouse.driver.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.driver.FunctionKey;

/**
 * What one person does at the terminal on one date: mostly a little early in and a little late out, sometimes late, early,
 * forgetful, twice, or not at all. Depends on nothing but its arguments.
 */
final class SimulatedDay {

    private static final double ABSENT = 0.03;
    private static final double LATE = 0.06;
    private static final double EARLY = 0.04;
    private static final double FORGETS_IN = 0.015;
    private static final double FORGETS_OUT = 0.02;
    private static final double TWICE = 0.02;
    private static final double SKIPS_BREAK = 0.1;

    private static final long MINUTE = 60;

    private SimulatedDay() {}

    /** @param at as the clock on the wall shows it */
    record Moment(LocalDateTime at, FunctionKey key) {}

    /** In order of time. */
    static List<Moment> punches(long seed, String pin, LocalDate date, ShiftPlan plan) {
        Dice dice = new Dice(seed, pin, date.toEpochDay());
        List<Moment> moments = new ArrayList<>();
        if (dice.chance(ABSENT)) {
            return moments;
        }
        arrive(dice, plan, moments);
        plan.rest().ifPresent(rest -> rest(dice, rest, moments));
        leave(dice, plan, moments);
        return moments;
    }

    private static void arrive(Dice dice, ShiftPlan plan, List<Moment> moments) {
        boolean late = dice.chance(LATE);
        long seconds = late ? MINUTE + dice.mostlyFew(45 * MINUTE) : -(MINUTE + dice.mostlyFew(25 * MINUTE));
        boolean forgotten = dice.chance(FORGETS_IN);
        boolean twice = dice.chance(TWICE);
        LocalDateTime at = plan.from().plusSeconds(seconds);
        if (!forgotten) {
            moments.add(new Moment(at, FunctionKey.IN));
        }
        if (!forgotten && twice) {
            moments.add(new Moment(at.plusSeconds(dice.between(3, 40)), FunctionKey.IN));
        }
    }

    private static void rest(Dice dice, ShiftPlan.Break rest, List<Moment> moments) {
        if (!dice.chance(SKIPS_BREAK)) {
            moments.add(new Moment(rest.from().plusSeconds(dice.between(0, 6 * MINUTE)), FunctionKey.BREAK_OUT));
            moments.add(new Moment(rest.until().minusSeconds(dice.between(-MINUTE, 5 * MINUTE)), FunctionKey.BREAK_IN));
        }
    }

    private static void leave(Dice dice, ShiftPlan plan, List<Moment> moments) {
        boolean early = dice.chance(EARLY);
        long seconds = early ? -(5 * MINUTE + dice.mostlyFew(60 * MINUTE)) : dice.mostlyFew(25 * MINUTE);
        if (!dice.chance(FORGETS_OUT)) {
            moments.add(new Moment(plan.until().plusSeconds(seconds), FunctionKey.OUT));
        }
    }
}
