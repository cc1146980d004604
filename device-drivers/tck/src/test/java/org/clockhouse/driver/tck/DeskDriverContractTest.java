package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.tck.ToyDesk.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract can fail: every flaw is noticed, and a driver without one passes. */
class DeskDriverContractTest {

    @Test
    void aDriverWithoutAFlawPasses() {
        Map<String, String> outcome = Suites.all(OnToyDesk.class, Flaw.NONE);
        assertTrue(outcome.size() >= 12, "rules run: " + outcome.keySet());
        outcome.values().removeIf(String::isEmpty);
        assertEquals(Map.of(), outcome);
    }

    @ParameterizedTest
    @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFlawIsNoticedByItsRule(Flaw flaw) {
        assertNotEquals("", Suites.one(OnToyDesk.class, flaw.rule(), flaw), flaw + " passed " + flaw.rule());
    }

    @ExtendWith(Suites.DefectGiven.class)
    static final class OnToyDesk extends DeskDriverContract {

        private final Flaw flaw;

        OnToyDesk(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected DeskBench newBench(Duration replyTimeout) {
            return new ToyDesk(flaw, replyTimeout);
        }
    }
}
