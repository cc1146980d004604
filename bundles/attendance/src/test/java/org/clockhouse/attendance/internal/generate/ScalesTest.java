package org.clockhouse.attendance.internal.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.clockhouse.attendance.generate.RosterVerdict;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.spi.RosterPuzzle.Points;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

/** How a roster is weighed. */
class ScalesTest {

    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    private final Planning planning = new Planning();
    private final Random random = new Random(106);

    private Puzzle puzzle(int people, int days) {
        planning.hire(people);
        planning.need(DAILY, 420, 900, 2, "");
        return read(days);
    }

    private Puzzle read(int days) {
        return Puzzles.read(planning, planning.task(days)).puzzle();
    }

    private int[] anything(Puzzle puzzle) {
        int[] choices = new int[puzzle.cells()];
        for (int cell = 0; cell < choices.length; cell++) {
            choices[cell] = random.nextInt(puzzle.options(cell));
        }
        return choices;
    }

    private static int option(Puzzle puzzle, int cell, int shift) {
        assertTrue(puzzle.options(cell) > shift, "the shift may be chosen");
        return shift;
    }

    @Test
    void t106PublishingFindsExactlyWhatTheGeneratorFinds() {
        Puzzle puzzle = puzzle(4, 28);
        int[] choices = anything(puzzle);
        List<RosterDraft> drafts = new ArrayList<>();
        for (int cell = 0; cell < choices.length; cell++) {
            RosterDraft none = puzzle.cells.get(cell).draft();
            drafts.add(new RosterDraft(
                    none.employee(),
                    none.date(),
                    RosterDraft.Kind.PLAN,
                    puzzle.pick(cell, choices[cell]).shifts(),
                    0));
        }
        planning.grid.edit(planning.actor, Scope.EVERYBODY, drafts);

        RosterVerdict verdict = new Verdicts(puzzle, Map.of()).on(choices);
        assertFalse(verdict.findings().isEmpty(), "a roster at random breaks rules");
        assertEquals(new HashSet<>(planning.sheet(28).findings()), new HashSet<>(verdict.findings()));
    }

    @Test
    void whatIsKeptWhileChoicesChangeIsWhatIsWeighedAnew() {
        Puzzle puzzle = puzzle(6, 21);
        int[] choices = anything(puzzle);
        Scales scales = puzzle.judge(choices);
        for (int i = 0; i < 300; i++) {
            int cell = random.nextInt(choices.length);
            choices[cell] = random.nextInt(puzzle.options(cell));
            scales.choose(cell, choices[cell]);
            assertEquals(puzzle.judge(choices).points(), scales.points());
        }
    }

    @Test
    void minutesOfPeopleThatAreMissingAreCounted() {
        Puzzle puzzle = puzzle(2, 1);
        assertEquals(2 * 480, puzzle.judge(new int[2]).points().uncovered());
        int[] one = {option(puzzle, 0, 1), 0};
        assertEquals(480, puzzle.judge(one).points().uncovered());
        int[] other = {option(puzzle, 0, 2), 0};
        assertEquals(2 * 480, puzzle.judge(other).points().uncovered(), "the afternoon covers no morning");
    }

    @Test
    void aSkillIsCoveredOnlyByThoseWhoHaveIt() {
        planning.hire(2);
        planning.say(0, Set.of("first-aid"), List.of());
        planning.need(DAILY, 420, 900, 1, "");
        planning.need(DAILY, 420, 900, 1, "first-aid");
        Puzzle puzzle = read(1);
        assertEquals(0, puzzle.judge(new int[] {1, 0}).points().uncovered());
        assertEquals(480, puzzle.judge(new int[] {0, 1}).points().uncovered());
    }

    @Test
    void t107TheSameWorkWeighsLessWhenItIsShared() {
        Puzzle puzzle = puzzle(2, 2);
        Points shared = puzzle.judge(new int[] {1, 0, 0, 1}).points();
        Points heaped = puzzle.judge(new int[] {1, 1, 0, 0}).points();
        assertEquals(shared.uncovered(), heaped.uncovered());
        assertTrue(shared.strain() < heaped.strain(), shared + " " + heaped);
    }

    @Test
    void aWishThatIsNotMetWeighs() {
        planning.hire(1);
        planning.need(DAILY, 420, 900, 1, "");
        planning.say(
                0,
                Set.of(),
                List.of(new RosterWish(new RosterWish.When.On(Planning.MONDAY), true, List.of(planning.pm.id()))));
        Puzzle puzzle = read(1);
        assertTrue(puzzle.judge(new int[] {2}).points().strain()
                < puzzle.judge(new int[] {1}).points().strain());
    }

    @Test
    void noRosterIsBetterThanTheBounds() {
        Puzzle puzzle = puzzle(3, 7);
        for (int i = 0; i < 200; i++) {
            Points points = puzzle.judge(anything(puzzle)).points();
            assertTrue(points.uncovered() >= puzzle.bound().uncovered(), points + " " + puzzle.bound());
            assertTrue(
                    points.uncovered() > puzzle.bound().uncovered()
                            || points.strain() >= puzzle.bound().strain(),
                    points + " " + puzzle.bound());
        }
    }

    @Test
    void whereTooFewPeopleAreTheBoundSaysHowManyMinutesNobodyCanCover() {
        planning.hire(1);
        planning.need(DAILY, 420, 900, 2, "");
        // A second person is missing all week, and nobody works more than six days of it.
        assertEquals(7 * 480 + 480, read(7).bound().uncovered());
    }
}
