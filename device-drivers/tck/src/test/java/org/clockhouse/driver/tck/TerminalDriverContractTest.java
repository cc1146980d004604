package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.clockhouse.driver.TerminalAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract can fail: every defect is noticed, and a driver without one passes. */
class TerminalDriverContractTest {

    @Test
    void aDriverWithoutADefectPasses() {
        Map<String, String> outcome = Suites.all(OnT100.class, Defect.NONE);
        assertTrue(outcome.size() >= 25, "rules run: " + outcome.keySet());
        outcome.values().removeIf(String::isEmpty);
        assertEquals(Map.of(), outcome);
    }

    @ParameterizedTest
    @EnumSource(value = Defect.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDefectIsNoticedByItsRule(Defect defect) {
        assertNotEquals("", Suites.one(OnT100.class, defect.rule(), defect), defect + " passed " + defect.rule());
    }

    @ExtendWith(Suites.DefectGiven.class)
    static final class OnT100 extends TerminalDriverContract {

        private final Defect defect;

        OnT100(Defect defect) {
            this.defect = defect;
        }

        @Override
        protected TerminalBench newBench(Duration replyTimeout) {
            T100Terminal terminal = new T100Terminal();
            T100Driver driver = new T100Driver(defect);
            return new MemoryBench(
                    () -> driver,
                    new TerminalAddress(URI.create("tcp://t100:4001"), Map.of()),
                    terminal,
                    new MemoryBench.Hands(terminal::present, T100Terminal.CAPACITY, terminal::clear),
                    replyTimeout);
        }
    }
}
