package org.clockhouse.kernel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FactRateTest {

    private long nanos = 7;
    private final FactRate rate = new FactRate(() -> nanos);

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void nobodyRestsWhileAThousandTerminalsBringAHundredASecond() {
        for (int i = 0; i < 500; i++) {
            rate.add(1);
            pass(10);
            assertEquals(Duration.ZERO, rate.rest(Duration.ofMillis(100)));
        }
    }

    @Test
    void inARushNineteenPartsOfTwentyAreLeftToOthers() {
        rate.add(1_000);
        assertEquals(Duration.ofMillis(1_900), rate.rest(Duration.ofMillis(100)));
    }

    @Test
    void aRestIsNeitherTooShortToHelpNorSoLongThatResultsSeemToStop() {
        rate.add(1_000);
        assertEquals(Duration.ofMillis(20), rate.rest(Duration.ofNanos(1)));
        assertEquals(Duration.ofSeconds(5), rate.rest(Duration.ofMinutes(1)));
    }

    @Test
    void halfASecondAfterTheLastTheRushIsOver() {
        rate.add(1_000);
        pass(499);
        assertEquals(Duration.ofMillis(1_900), rate.rest(Duration.ofMillis(100)));
        pass(1);
        assertEquals(Duration.ZERO, rate.rest(Duration.ofMillis(100)));
    }
}
