package org.clockhouse.driver.zk.attlog.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.RawPunch;
import org.junit.jupiter.api.Test;

/** Which of two columns is the function key: firmware disagrees, and the file must tell. */
class ColumnOrderTest {

    private final AttlogFileDriver driver = new AttlogFileDriver();

    private FilePreview preview(String content) throws IOException {
        return driver.preview(FileSource.of("1_attlog.dat", Bytes.of(content)), Map.of());
    }

    private void assertOrder(String order, String reason, List<String> open, String content) throws IOException {
        FilePreview preview = preview(content);
        assertEquals(
                Map.of("columns", "setting.columns." + order, "columns.reason", "columns.reason." + reason),
                preview.facts());
        assertEquals(open, preview.open());
    }

    /** A month in which everybody comes with the first pair of values and goes with the second. */
    private static String month(String coming, String going) {
        return IntStream.rangeClosed(1, 28)
                .mapToObj(day -> String.format(
                        "7\t2026-02-%1$02d 08:00:00\t1\t%2$s\t0\n7\t2026-02-%1$02d 17:00:00\t1\t%3$s\t0\n",
                        day, coming, going))
                .collect(Collectors.joining());
    }

    @Test
    void twoHundredAndFiftyFiveIsNoKey() throws IOException {
        assertOrder("stateFirst", "noKey", List.of(), "1\t2026-10-03 08:59:01\t1\t255\t1\t0\n");
        assertOrder("verifyFirst", "noKey", List.of(), "1\t2026-10-03 08:59:01\t1\t1\t255\t0\n");
    }

    @Test
    void aFaceOrAPalmIsAWayOfVerifying() throws IOException {
        assertOrder("stateFirst", "verifyCode", List.of(), "1\t2026-10-03 08:59:01\t1\t0\t15\t0\n");
        assertOrder("verifyFirst", "verifyCode", List.of(), "1\t2026-10-03 08:59:01\t1\t25\t0\t0\n");
    }

    @Test
    void daysThatBeginWithInAndEndWithOutShowTheState() throws IOException {
        assertOrder("stateFirst", "pairs", List.of(), month("0\t1", "1\t1"));
        assertOrder("verifyFirst", "pairs", List.of(), month("1\t0", "1\t1"));
    }

    @Test
    void someOvertimeKeysDoNotTurnTheStateIntoAWayOfVerifying() throws IOException {
        assertOrder("stateFirst", "pairs", List.of(), month("0\t1", "1\t1") + "7\t2026-03-01 08:00:00\t1\t4\t1\t0\n");
    }

    @Test
    void fourAloneIsProbablyACardAndAPersonIsAsked() throws IOException {
        assertOrder("stateFirst", "card", List.of("columns"), "1\t2026-10-03 08:59:01\t1\t0\t4\t0\n");
        assertOrder("verifyFirst", "card", List.of("columns"), "1\t2026-10-03 08:59:01\t1\t4\t0\t0\n");
    }

    @Test
    void whereNothingTellsTheUsualOrderIsTakenAndAPersonIsAsked() throws IOException {
        assertOrder("stateFirst", "usual", List.of("columns"), "1\t2026-10-03 08:59:01\t1\t0\t1\t0\n");
    }

    @Test
    void theOrderChosenByAPersonWins() throws IOException {
        FileSource file = FileSource.of("1_attlog.dat", Bytes.of("1\t2026-10-03 08:59:01\t1\t0\t1\t0\n"));
        try (FileReading reading = driver.open(file, Map.of("columns", "verifyFirst"))) {
            RawPunch punch = reading.next(1).punches().get(0);
            assertEquals(FunctionKey.OUT, punch.key());
            assertEquals(Method.PIN, punch.method());
        }
    }
}
