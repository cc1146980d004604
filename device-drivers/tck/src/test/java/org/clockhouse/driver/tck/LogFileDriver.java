package org.clockhouse.driver.tck;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.FileDriver;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.tck.FileDriverContractTest.Defect;

/** Reads lines {@code number reading;}; right but for one defect, each a visible line below. Simple, not frugal. */
final class LogFileDriver implements FileDriver {

    private static final Pattern ROW = Pattern.compile("([A-Z0-9]+) (\\S{16,19});");
    private static final Pattern SLOPPY = Pattern.compile("([A-Z0-9]+) (\\S{0,19});?");
    private static final int LONGEST = 200;

    private final Defect defect;
    private final AtomicInteger previews = new AtomicInteger();

    LogFileDriver(Defect defect) {
        this.defect = defect;
    }

    private record Line(long number, String text, boolean tooLong) {}

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder("acme.log")
                .made("Acme", "Log")
                .roads(defect == Defect.FORGETS_ITS_ROAD ? Road.VISIT : Road.FILE)
                .build();
    }

    @Override
    public FilePreview preview(FileSource file, Map<String, String> settings) throws IOException {
        int count = previews.incrementAndGet();
        PunchPage page = page(lines(file));
        FilePreview.Content content =
                page.punches().isEmpty() ? FilePreview.Content.NOTHING : FilePreview.Content.PUNCHES;
        FilePreview.Builder preview = FilePreview.builder(content, "format.log").page(page);
        if (defect == Defect.REMEMBERS_WHAT_IT_PREVIEWED && count > 1) {
            preview.fact("again", "again");
        }
        return preview.build();
    }

    @Override
    public FileReading open(FileSource file, Map<String, String> settings) throws IOException {
        List<Line> lines = lines(file);
        return new FileReading() {
            private int at;

            @Override
            public PunchPage next(int limit) {
                int until = defect == Defect.IGNORES_THE_LIMIT ? lines.size() : Math.min(lines.size(), at + limit);
                PunchPage page = page(lines.subList(at, until));
                at = until;
                PunchPage.Builder next =
                        PunchPage.builder(new Cursor("line " + at)).punches(page.punches());
                page.unreadable().forEach(next::unreadable);
                return next.more(at < lines.size()).build();
            }

            @Override
            public void close() {
                // All was read when it was opened.
            }
        };
    }

    private List<Line> lines(FileSource file) throws IOException {
        if (defect == Defect.OPENS_THE_FILE_BY_ITS_NAME && file.name().contains("/")) {
            Files.readAllBytes(Path.of(file.name()));
        }
        InputStream in = new BufferedInputStream(file.open());
        try {
            return lines(in);
        } finally {
            if (defect != Defect.LEAVES_STREAMS_OPEN) {
                in.close();
            }
        }
    }

    private List<Line> lines(InputStream in) throws IOException {
        List<Line> lines = new ArrayList<>();
        int most = defect == Defect.KEEPS_HUGE_LINES ? Integer.MAX_VALUE : LONGEST;
        StringBuilder line = new StringBuilder();
        int length = 0;
        int next = read(in);
        if (next < 0 && defect == Defect.FAILS_ON_AN_EMPTY_FILE) {
            throw new IOException("empty");
        }
        while (next >= 0 || length > 0) {
            if (next < 0 || next == '\n') {
                lines.add(new Line(lines.size() + 1, line.toString(), length > most));
                line.setLength(0);
                length = 0;
            } else if (next != '\r' || defect == Defect.STUMBLES_OVER_CARRIAGE_RETURNS) {
                length++;
                if (length <= most) {
                    line.append((char) next);
                }
            }
            next = next < 0 ? -1 : read(in);
        }
        return lines;
    }

    private int read(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            if (defect == Defect.TAKES_AN_ERROR_FOR_THE_END) {
                return -1;
            }
            throw e;
        }
    }

    private PunchPage page(List<Line> lines) {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        List<RawPunch> punches = new ArrayList<>();
        for (Line line : lines) {
            Matcher row = (defect == Defect.TAKES_A_CUT_ROW_FOR_WHOLE ? SLOPPY : ROW).matcher(line.text());
            if (row.matches() && !line.tooLong()) {
                punches.add(punch(row, line.number()));
            } else if (defect == Defect.THROWS_AT_RUBBISH) {
                throw new IllegalStateException("no row: line " + line.number());
            } else if (defect != Defect.DROPS_GARBAGE) {
                page.unreadable(unreadable(line));
            }
        }
        if (defect == Defect.SORTS_ITS_ROWS) {
            punches.sort(Comparator.comparing(RawPunch::clockReading));
        }
        return page.punches(punches).build();
    }

    private RawPunch punch(Matcher row, long number) {
        String text = row.group(2);
        boolean cut = defect == Defect.TAKES_A_CUT_ROW_FOR_WHOLE && text.length() < 16;
        LocalDateTime reading = LocalDateTime.parse(cut ? "2026-01-01T00:00" : text);
        if (defect == Defect.CALCULATES_WITH_TIME_ZONES) {
            reading = reading.atZone(ZoneId.of("Europe/Madrid")).toLocalDateTime();
        }
        String id = defect == Defect.NUMBERS_AS_RECORD_IDS ? "row " + number : row.group();
        RawPunch.Builder punch = RawPunch.builder(id, reading, new Subject.HolderNumber(row.group(1)));
        return defect == Defect.FORGETS_LINE_NUMBERS
                ? punch.build()
                : punch.row(number).build();
    }

    private static UnreadableRow unreadable(Line line) {
        byte[] raw = line.text().getBytes(StandardCharsets.ISO_8859_1);
        return UnreadableRow.of("?" + line.text().hashCode(), UnreadableRow.Reason.NOT_A_ROW, "", Bytes.of(raw))
                .at(line.number());
    }
}
