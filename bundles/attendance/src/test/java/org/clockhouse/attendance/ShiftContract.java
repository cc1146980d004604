package org.clockhouse.attendance;

import static org.clockhouse.attendance.AnnAndBob.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of shifts and rule sets, edition by edition. */
public interface ShiftContract extends AnnAndBob {

    @Test
    default void aShiftComesBackAsItWasPut() {
        Shift put = shift(rule());
        assertEquals(1, put.version());
        assertEquals(List.of(put), in(() -> shifts().editions()));
    }

    @Test
    default void aSecondEditionKeepsTheFirst() {
        RuleSet rule = rule();
        Shift first = shift(rule);
        Shift second =
                in(() -> shifts().put(new Shift(first.id(), 2, MONDAY, terms("D2", rule.id()), true, first.version())));
        List<Shift> editions = in(() -> shifts().editions());
        assertEquals(2, editions.size());
        assertEquals(second, editions.get(1));
        assertEquals("D1", editions.get(0).terms().code());
        assertEquals(2, editions.get(0).version());
        assertTrue(editions.get(0).retired());
    }

    @Test
    default void aShiftReadBeforeSomebodyElsesChangeIsStale() {
        RuleSet rule = rule();
        Shift first = shift(rule);
        in(() -> shifts().put(first));
        assertThrows(Stale.class, () -> in(() -> shifts().put(first)));
    }

    @Test
    default void aCodeIsTakenOnce() {
        RuleSet rule = rule();
        shift(rule);
        Refused refused = assertThrows(Refused.class, () -> shift(rule));
        assertEquals("shift.code.taken", refused.code());
        assertTrue(refused.isDuplicate());
        assertEquals(
                "rule-set.code.taken", assertThrows(Refused.class, this::rule).code());
    }

    @Test
    default void aRuleSetComesBackWithItsSettings() {
        RuleSet put = rule();
        RuleSet next = in(
                () -> rules().put(new RuleSet(put.id(), "R1", put.name(), 2, MONDAY, Policy.STANDARD, put.version())));
        List<RuleSet> editions = in(() -> rules().editions());
        assertEquals(put.policy(), editions.get(0).policy());
        assertEquals(next, editions.get(1));
        assertThrows(Stale.class, () -> in(() -> rules().put(put)));
    }
}
