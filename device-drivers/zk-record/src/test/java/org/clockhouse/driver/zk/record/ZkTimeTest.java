package org.clockhouse.driver.zk.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZkTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2000-01-01T00:00:00, 00000000",
        "2018-06-25T17:50:35, 2368B36B",
        "2018-06-25T16:09:38, 23689BC2",
        "2026-03-29T02:30:05, 3245F62D",
        "2026-11-21T19:32:08, 33834DB8",
        "2099-12-31T23:59:59, BF92F7FF"
    })
    void readsAndWritesTheReading(LocalDateTime reading, String code) {
        long value = Long.parseLong(code, 16);
        assertEquals(Optional.of(reading), ZkTime.decode(value));
        assertEquals(value, ZkTime.encode(reading));
    }

    @Test
    void theThirtiethOfFebruaryIsNoReading() {
        long first = ZkTime.encode(LocalDateTime.of(2026, 2, 1, 8, 0));
        assertEquals(Optional.empty(), ZkTime.decode(first + 29 * 86_400L));
    }
}
