package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Manners of single models, as owners of such terminals published them. */
@Timeout(60)
class FirmwareTest {

    private final Bench bench = Bench.patient();

    @AfterEach
    void close() {
        bench.close();
    }

    /** DS-K1T8003MF gives ten. */
    @Test
    void noMoreRowsAreAskedForAtOnceThanTheModelSaysItGives() throws Exception {
        bench.terminal.statedPage = 10;
        bench.terminal.pageCap = 10;
        for (int n = 1; n <= 25; n++) {
            bench.terminal.punch(String.valueOf(n), Bench.EIGHT.plusMinutes(n), 38);
        }
        try (HikvisionSession session = bench.connect()) {
            Set<String> read = new HashSet<>();
            Cursor at = Cursor.START;
            PunchPage page = session.readPunches(at, 20);
            page.punches().stream().map(RawPunch::recordId).forEach(read::add);
            assertTrue(page.more());
            page = session.readPunches(page.next(), 20);
            page.punches().stream().map(RawPunch::recordId).forEach(read::add);
            assertEquals(25, read.size());
            assertEquals(0, session.list(Cursor.START, 10).credentialIds().size());
        }
    }
}
