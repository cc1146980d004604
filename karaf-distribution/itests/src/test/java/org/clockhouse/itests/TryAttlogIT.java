package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code try-attlog} as its user runs it: a stick of a ZK terminal becomes a month sheet. */
public class TryAttlogIT {

    private static final int ANCIENT = 25;
    private static final String STICK = row("7", "2024-05-06 07:55:59")
            + row("A017", "2024-05-06 08:10:30")
            + row("000000000000000000000024", "2024-05-06 08:10:31")
            + row("7", "2024-05-06 17:03:10")
            + row("7", "2024-05-07 06:00:00")
            + row("10", "2024-05-07 12:30:00")
            + row("10", "2024-05-07 16:59:59")
            + row("7", "2024-05-07 23:00:59")
            + row("7", "2024-05-09 05:59:59")
            + row("=1", "2024-05-09 08:00:00")
            + IntStream.range(0, ANCIENT)
                    .mapToObj(i -> row("7", "2000-01-01 00:00:" + (10 + i)))
                    .collect(Collectors.joining())
            + row("7", "2024-05-20 08:00:00")
            + row("7", "2024-05-10 08:00:00")
            + row("7", "1990-00--8 -16:-29:-40")
            + "  12\t2024-05-3";
    private static final List<String> SHEET = List.of(
            "pin,work_date,first_in,last_out,attended,late,early,flags",
            "000000000000000000000024,2024-05-06,08:10,,,10,,MISSING_OUT",
            "10,2024-05-07,12:30,16:59,239,240,1,",
            "7,2024-05-06,07:55,17:03,483,0,0,",
            "7,2024-05-07,06:00,23:00,840,0,0,",
            "7,2024-05-10,08:00,,,0,,MISSING_OUT",
            "7,2024-05-20,08:00,,,0,,MISSING_OUT",
            "A017,2024-05-06,08:10,,,10,,MISSING_OUT");

    private RunningSuite suite;
    private Path work;

    private record Ran(int exit, String said) {}

    private static String row(String pin, String reading) {
        return String.format("%9s\t%s\t1\t0\t1\t0\r\n", pin, reading);
    }

    @Before
    public void start() throws Exception {
        work = Files.createTempDirectory("try-attlog");
        suite = new RunningSuite("").start();
    }

    @After
    public void stop() throws IOException {
        suite.close();
        for (String name : List.of("1_attlog.dat", "sheet.csv", "said")) {
            Files.deleteIfExists(work.resolve(name));
        }
        Files.delete(work);
    }

    @Test
    public void aStickBecomesASheetAndWhatDoesNotCountIsListedWhole() throws Exception {
        Ran first = run(STICK, "2024-05");
        assertEquals(first.said, 0, first.exit);
        assertEquals(SHEET, Files.readAllLines(work.resolve("sheet.csv")));
        int quarantined = ANCIENT + 2;
        assertTrue(first.said, first.said.contains("12 new, 0 known, " + quarantined + " quarantined, 1 suspicious"));
        assertEquals(first.said, quarantined, first.said.split("  quarantined, line ").length - 1);
        assertTrue(
                first.said,
                first.said.contains("counted but suspicious, line 37: 7 at 2024-05-10T08:00:00: GOES_BACK"));
        assertTrue(first.said, first.said.contains("no employee for PIN =1"));

        Ran again = run(STICK, "2024-05");
        assertTrue(again.said, again.said.contains(": 0 new, 12 known"));
        assertEquals(SHEET, Files.readAllLines(work.resolve("sheet.csv")));

        Ran before = run(STICK, "2024-03");
        assertEquals(before.said, 0, before.exit);
        assertEquals(SHEET.subList(0, 1), Files.readAllLines(work.resolve("sheet.csv")));

        Ran empty = run("", "2024-05");
        assertEquals(1, empty.exit);
        assertTrue(empty.said, empty.said.endsWith("answered 422: the file is empty (upload.empty)\n"));
    }

    private Ran run(String stick, String month) throws Exception {
        Path file = work.resolve("1_attlog.dat");
        Files.write(file, stick.getBytes(StandardCharsets.US_ASCII));
        Path said = work.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of("..", "dev", "try-attlog").toString(),
                        file.toString(),
                        "--zone",
                        "Asia/Shanghai",
                        "--shift",
                        "08:00-17:00",
                        "--break",
                        "12:00-13:00",
                        "--month",
                        month,
                        "--out",
                        work.resolve("sheet.csv").toString(),
                        "--url",
                        suite.url(""),
                        "--key",
                        suite.key())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        return new Ran(exit, Files.readString(said));
    }
}
