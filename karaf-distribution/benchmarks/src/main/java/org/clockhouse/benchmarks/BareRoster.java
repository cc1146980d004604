package org.clockhouse.benchmarks;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.common.Sequence;
import ai.timefold.solver.core.api.score.stream.common.SequenceChain;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The roster of two hundred people as somebody would write it who has Timefold and nothing else: constraint streams, the
 * solver's own construction and search. The instance is that of {@code Planning.ofTwoHundred}.
 */
public final class BareRoster {

    private static final int REST = 660;
    private static final int DATES = 6;
    private static final int WEEK = 2_880;
    private static final int LENGTH = 480;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** @param start minute after midnight */
    public record Stint(int index, int start) {}

    /** @param skilled whether only first aiders count */
    public record Need(int date, Stint stint, int people, boolean skilled) {}

    /** A date of a person. */
    @PlanningEntity
    public static final class Cell {
        private int person;
        private int date;
        private Stint stint;

        /** Timefold asks for it. */
        public Cell() {}

        Cell(int person, int date) {
            this.person = person;
            this.date = date;
        }

        @PlanningVariable(allowsUnassigned = true)
        public Stint getStint() {
            return stint;
        }

        public void setStint(Stint stint) {
            this.stint = stint;
        }

        public int person() {
            return person;
        }

        public int date() {
            return date;
        }

        int week() {
            return date / 7;
        }

        boolean isSkilled() {
            return person < 60;
        }

        boolean isSpared() {
            return person % 5 == 0 && date % 7 == person % 7;
        }

        boolean isBeforeLeave() {
            return isAway(person, date + 1);
        }

        int restTo(Cell next) {
            return 1_440 + next.stint.start() - stint.start() - LENGTH;
        }
    }

    static boolean isAway(int person, int date) {
        int first = person % 28;
        return person % 20 == 0 && date >= first && date < first + 3;
    }

    /** What Timefold changes step by step. */
    @PlanningSolution
    public static final class Roster {
        private List<Cell> cells = new ArrayList<>();
        private List<Stint> stints = List.of(new Stint(1, 420), new Stint(2, 900), new Stint(3, 1_380));
        private List<Need> needs = new ArrayList<>();
        private HardMediumSoftLongScore score;

        @PlanningEntityCollectionProperty
        public List<Cell> getCells() {
            return cells;
        }

        @ProblemFactCollectionProperty
        @ValueRangeProvider
        public List<Stint> getStints() {
            return stints;
        }

        @ProblemFactCollectionProperty
        public List<Need> getNeeds() {
            return needs;
        }

        @PlanningScore
        public HardMediumSoftLongScore getScore() {
            return score;
        }

        public void setScore(HardMediumSoftLongScore score) {
            this.score = score;
        }
    }

    /** The same rules, needs and shares. */
    public static final class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Cell.class)
                        .join(
                                Cell.class,
                                Joiners.equal(Cell::person),
                                Joiners.equal(cell -> cell.date() + 1, Cell::date))
                        .filter((one, next) -> one.restTo(next) < REST)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (one, next) -> REST - one.restTo(next))
                        .asConstraint("rest"),
                factory.forEach(Cell.class)
                        .filter(cell -> cell.isBeforeLeave() && cell.getStint().index() == 3)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, cell -> LENGTH)
                        .asConstraint("away"),
                factory.forEach(Cell.class)
                        .groupBy(Cell::person, ConstraintCollectors.toConsecutiveSequences(Cell::date))
                        .flattenLast(SequenceChain::getConsecutiveSequences)
                        .filter((person, row) -> row.getCount() > DATES)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (person, row) -> tooMany(row))
                        .asConstraint("consecutive"),
                factory.forEach(Cell.class)
                        .groupBy(Cell::person, Cell::week, ConstraintCollectors.count())
                        .filter((person, week, count) -> count * LENGTH > WEEK)
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (person, week, count) -> count * LENGTH - WEEK)
                        .asConstraint("week"),
                factory.forEach(Need.class)
                        .join(
                                Cell.class,
                                Joiners.equal(Need::date, Cell::date),
                                Joiners.equal(Need::stint, Cell::getStint))
                        .filter((need, cell) -> !need.skilled() || cell.isSkilled())
                        .groupBy((need, cell) -> need, ConstraintCollectors.countBi())
                        .filter((need, count) -> count < need.people())
                        .penalizeLong(
                                HardMediumSoftLongScore.ONE_MEDIUM, (need, count) -> (need.people() - count) * LENGTH)
                        .asConstraint("cover"),
                factory.forEach(Need.class)
                        .ifNotExists(
                                Cell.class,
                                Joiners.equal(Need::date, Cell::date),
                                Joiners.equal(Need::stint, Cell::getStint),
                                Joiners.filtering((need, cell) -> !need.skilled() || cell.isSkilled()))
                        .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, need -> need.people() * LENGTH)
                        .asConstraint("nobody"),
                factory.forEach(Cell.class)
                        .groupBy(Cell::person, ConstraintCollectors.count())
                        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (person, count) -> 64L * count * count)
                        .asConstraint("hours"),
                factory.forEach(Cell.class)
                        .filter(cell -> cell.getStint().index() == 3)
                        .groupBy(Cell::person, ConstraintCollectors.count())
                        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (person, count) -> 100L * count * count)
                        .asConstraint("nights"),
                factory.forEach(Cell.class)
                        .filter(cell -> cell.date() % 7 > 4)
                        .groupBy(Cell::person, ConstraintCollectors.count())
                        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, (person, count) -> 60L * count * count)
                        .asConstraint("days off"),
                factory.forEach(Cell.class)
                        .filter(Cell::isSpared)
                        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, cell -> 1_000)
                        .asConstraint("wishes")
            };
        }

        private static long tooMany(Sequence<Cell, Integer> row) {
            return (row.getCount() - DATES) * (long) LENGTH;
        }
    }

    private BareRoster() {}

    /** @return for each person and date the shift, 0 for none, of the first roster that breaks no rule and covers all */
    static int[][] feasible(int people, int dates) {
        Roster roster = new Roster();
        for (int date = 0; date < dates; date++) {
            int[] many = date % 7 > 4 ? new int[] {40, 35, 25} : new int[] {50, 45, 30};
            for (Stint stint : roster.stints) {
                roster.needs.add(new Need(date, stint, many[stint.index() - 1], false));
                roster.needs.add(new Need(date, stint, 4, true));
            }
        }
        for (int person = 0; person < people; person++) {
            for (int date = 0; date < dates; date++) {
                if (!isAway(person, date)) {
                    roster.cells.add(new Cell(person, date));
                }
            }
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Roster.class)
                .withEntityClasses(Cell.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationConfig(new TerminationConfig()
                        .withBestScoreLimit("0hard/0medium/" + Long.MIN_VALUE / 2 + "soft")
                        .withSpentLimit(PATIENCE));
        Roster found = SolverFactory.<Roster>create(config).buildSolver().solve(roster);
        int[][] stints = new int[people][dates];
        for (Cell cell : found.cells) {
            stints[cell.person][cell.date] = Objects.isNull(cell.stint) ? 0 : cell.stint.index();
        }
        return stints;
    }
}
