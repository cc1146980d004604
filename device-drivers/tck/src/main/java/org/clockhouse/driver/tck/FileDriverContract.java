package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FilePreview.Content;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.UnreadableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every driver of the file road promises. Rules about lines are skipped where the file is not text. */
@Timeout(60)
public abstract class FileDriverContract {

    private static final int MOST_RAW = 4096;
    private static final long HUGE = 16L << 20;

    private FileBench bench;

    protected abstract FileBench newBench();

    @BeforeEach
    void prepare() {
        bench = newBench();
    }

    private record Rows(List<RawPunch> punches, List<UnreadableRow> unreadable) {
        List<LocalDateTime> clockReadings() {
            return punches.stream().map(RawPunch::clockReading).toList();
        }

        List<String> numbers() {
            return punches.stream()
                    .map(punch -> ((HolderNumber) punch.subject()).value())
                    .toList();
        }
    }

    private Rows read(FileSource file, int limit) throws IOException {
        List<RawPunch> punches = new ArrayList<>();
        List<UnreadableRow> unreadable = new ArrayList<>();
        try (FileReading reading = bench.driver().open(file, bench.settings())) {
            boolean more = true;
            while (more) {
                PunchPage page = reading.next(limit);
                assertTrue(page.rows() <= limit, "asked for " + limit + ", got " + page.rows());
                assertTrue(page.rows() > 0 || !page.more(), "an empty page with more to come never ends");
                punches.addAll(page.punches());
                unreadable.addAll(page.unreadable());
                more = page.more();
            }
        }
        return new Rows(punches, unreadable);
    }

    private Rows read(Bytes content) throws IOException {
        return read(FileSource.of(bench.fileName(), content), 100);
    }

    private FilePreview preview(Bytes content) throws IOException {
        return bench.driver().preview(FileSource.of(bench.fileName(), content), bench.settings());
    }

    private static Bytes and(Bytes first, byte[] then) {
        byte[] both = Arrays.copyOf(first.toArray(), first.size() + then.length);
        System.arraycopy(then, 0, both, first.size(), then.length);
        return Bytes.of(both);
    }

    @Test
    void namesItsRoad() {
        assertTrue(bench.driver().descriptor().roads().contains(Road.FILE));
    }

    @Test
    void rowsKeepTheirOrderSubjectAndClockReading() throws Exception {
        List<Sample> samples = new ArrayList<>(Sample.people(5));
        samples.add(new Sample("1001", LocalDateTime.of(2026, 3, 29, 2, 30, 59)));
        samples.add(new Sample("1001", LocalDateTime.of(2024, 2, 29, 23, 59, 59)));
        Rows rows = read(bench.file(samples));
        assertEquals(samples.stream().map(Sample::clockReading).toList(), rows.clockReadings());
        assertEquals(samples.stream().map(Sample::holderNumber).toList(), rows.numbers());
        assertEquals(List.of(), rows.unreadable());
    }

    @Test
    void rowsCarryTheirPlaceInTheFile() throws Exception {
        List<OptionalLong> places = read(bench.file(Sample.people(4))).punches().stream()
                .map(RawPunch::row)
                .toList();
        assertEquals(Stream.of(1, 2, 3, 4).map(OptionalLong::of).toList(), places);
    }

    @Test
    void theSameFileGivesTheSameRowsInPagesOfAnySize() throws Exception {
        FileSource file = FileSource.of(bench.fileName(), bench.file(Sample.people(10)));
        Rows first = read(file, 100);
        assertEquals(10, first.punches().size());
        for (int limit = 1; limit <= 11; limit++) {
            assertEquals(first, read(file, limit), "in pages of " + limit);
        }
        assertEquals(
                10, first.punches().stream().map(RawPunch::recordId).distinct().count());
    }

    @Test
    void aRowHasTheSameIdInAnotherFile() throws Exception {
        List<Sample> month = Sample.people(6);
        List<String> all = read(bench.file(month)).punches().stream()
                .map(RawPunch::recordId)
                .toList();
        List<String> tail = read(bench.file(month.subList(4, 6))).punches().stream()
                .map(RawPunch::recordId)
                .toList();
        assertEquals(all.subList(4, 6), tail);
    }

    @Test
    void aPreviewChangesNothingAndCountsWhatReadingGives() throws Exception {
        Bytes file = bench.file(Sample.people(9));
        FilePreview preview = preview(file);
        assertEquals(preview, preview(file));
        Rows rows = read(file);
        assertEquals(9, rows.punches().size());
        assertEquals(Content.PUNCHES, preview.content());
        assertEquals(9, preview.rows());
        assertEquals(0, preview.unreadable());
        assertEquals(rows.clockReadings().stream().min(Comparator.naturalOrder()), preview.earliest());
        assertEquals(rows.clockReadings().stream().max(Comparator.naturalOrder()), preview.latest());
        assertEquals(9, preview.subjects().size());
        assertEquals(preview, preview(file));
    }

    @Test
    void everyStreamIsClosed() throws Exception {
        byte[] file = bench.file(Sample.people(5)).toArray();
        ProbedSource source = new ProbedSource(bench.fileName(), file.length, () -> new ByteArrayInputStream(file));
        bench.driver().preview(source, bench.settings());
        assertEquals(0, source.leftOpen(), "after a preview");
        read(source, 2);
        FileReading halfRead = bench.driver().open(source, bench.settings());
        halfRead.next(1);
        halfRead.close();
        halfRead.close();
        assertEquals(0, source.leftOpen(), "after reading");
    }

    @Test
    void aGarbageTailIsReportedWithItsLine() throws Exception {
        assumeTrue(bench.isText(), "not lines of text");
        byte[] tail = "    10\u0001\u0002\u0003 2026-13".getBytes(StandardCharsets.ISO_8859_1);
        Bytes file = and(bench.file(Sample.people(3)), tail);
        Rows rows = read(file);
        assertEquals(3, rows.punches().size());
        assertEquals(1, rows.unreadable().size());
        UnreadableRow row = rows.unreadable().get(0);
        assertEquals(OptionalLong.of(4), row.row());
        assertEquals(Bytes.of(tail), row.raw());
        assertEquals(1, preview(file).unreadable());
        assertEquals(4, preview(file).rows());
    }

    @Test
    void aCutOffLastRowIsReported() throws Exception {
        Bytes whole = bench.file(Sample.people(3));
        Bytes cut = Bytes.of(
                whole.toArray(), 0, whole.size() - bench.file(Sample.people(1)).size() / 2 - 1);
        Rows rows = read(cut);
        assertEquals(2, rows.punches().size());
        assertEquals(1, rows.unreadable().size());
        assertTrue(rows.unreadable().get(0).raw().size() > 0, "the raw row is kept");
    }

    @Test
    void carriageReturnsMakeNoDifference() throws Exception {
        assumeTrue(bench.isText(), "not lines of text");
        Bytes unix = bench.file(Sample.people(3));
        Bytes windows = Bytes.of(unix.text(StandardCharsets.UTF_8).replace("\n", "\r\n"));
        assertEquals(
                read(unix).punches().stream().map(RawPunch::recordId).toList(),
                read(windows).punches().stream().map(RawPunch::recordId).toList());
        assertEquals(0, preview(windows).unreadable());
    }

    @Test
    void anEmptyFileIsNothing() throws Exception {
        assertEquals(Content.NOTHING, preview(Bytes.NONE).content());
        assertEquals(new Rows(List.of(), List.of()), read(Bytes.NONE));
    }

    @Test
    void binaryRubbishIsNoPunchesAndNoException() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            byte[] noise = new byte[1 + 997 * seed];
            new Random(seed).nextBytes(noise);
            FilePreview preview = preview(Bytes.of(noise));
            Rows rows = read(Bytes.of(noise));
            assertTrue(preview.content() != Content.PUNCHES || preview.rows() > 0, preview.toString());
            assertEquals(List.of(), rows.punches(), "noise " + seed + " of " + noise.length + " bytes");
        }
    }

    @Test
    void aHugeLineIsBounded() throws Exception {
        assumeTrue(bench.isText(), "not lines of text");
        ProbedSource source = new ProbedSource(bench.fileName(), HUGE, () -> ProbedSource.endless((byte) 'A', HUGE));
        bench.driver().preview(source, bench.settings());
        Rows rows = read(source, 10);
        assertEquals(List.of(), rows.punches());
        rows.unreadable()
                .forEach(row -> assertTrue(
                        row.raw().size() <= MOST_RAW, "kept " + row.raw().size()));
        assertTrue(rows.unreadable().size() <= 1, "one line is one row");
    }

    @Test
    void afterAHugeLineReadingGoesOn() throws Exception {
        assumeTrue(bench.isText(), "not lines of text");
        byte[] huge = "9".repeat(200_000).concat("\n").getBytes(StandardCharsets.US_ASCII);
        Bytes good = bench.file(Sample.people(2));
        Rows rows = read(and(and(good, huge), good.toArray()));
        assertEquals(4, rows.punches().size());
        UnreadableRow row = rows.unreadable().get(0);
        assertEquals(OptionalLong.of(3), row.row());
        assertTrue(row.raw().size() <= MOST_RAW, "kept " + row.raw().size());
        assertEquals(OptionalLong.of(5), rows.punches().get(3).row());
    }

    @Test
    void aPathInTheFileNameIsIgnored() throws Exception {
        byte[] file = bench.file(Sample.people(2)).toArray();
        String name = bench.fileName();
        for (String path : List.of("../../../etc/" + name, "C:\\Windows\\" + name, "/" + name)) {
            ProbedSource source = new ProbedSource(path, file.length, () -> new ByteArrayInputStream(file));
            assertEquals(preview(Bytes.of(file)), bench.driver().preview(source, bench.settings()), path);
            assertEquals(2, read(source, 10).punches().size());
        }
    }

    @Test
    void aBrokenStickIsAnErrorAndNotAnEnd() throws Exception {
        byte[] file = bench.file(Sample.people(2)).toArray();
        ProbedSource source = new ProbedSource(bench.fileName(), file.length, () -> ProbedSource.breaking(file));
        assertThrows(IOException.class, () -> bench.driver().preview(source, bench.settings()));
        assertThrows(IOException.class, () -> read(source, 10));
        assertEquals(0, source.leftOpen());
    }
}
