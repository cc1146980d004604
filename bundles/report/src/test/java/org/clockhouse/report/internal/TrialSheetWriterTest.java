package org.clockhouse.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.attendance.trial.TrialChange;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSheetWriterTest {

    @TempDir
    Path directory;

    private final RecordedAudit audit = new RecordedAudit();
    private final TestClock clock = new TestClock("2026-11-01T08:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), audit, new RecordedChanges(), clock);
    private final Department press = registry.department("冲压");
    private final TrialSheetWriter sheets = new TrialSheetWriter(
            new Letterhead(registry.organisation, registry.sites, clock), registry.departments, audit);

    private final RuleTrial trial = new RuleTrial(
            new TrialChange.Dates(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31")),
            2,
            62,
            List.of(new RuleTrial.Moved(
                    new Person(EmployeeId.next(), "10001", new LocalName("王小明", "Wang"), SiteId.next(), press.id()),
                    List.of(LocalDate.parse("2026-10-08"), LocalDate.parse("2026-10-09")),
                    Map.of(Bucket.LATE, -12, Bucket.REGULAR, 12),
                    new TreeMap<>(),
                    new TreeMap<>(Map.of("LATE", 2)))),
            List.of());

    private byte[] written(Format format, Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.write(registry.actor, trial, format, language, out);
        return out.toByteArray();
    }

    @Test
    void everyPersonWhomItMovesHasALineWithTheMinutesAndTheDates() throws IOException {
        assertEquals(
                "Number,Name,Department,Days,Counted ± min,Late ± min,Worse off,New,Gone,Dates\r\n"
                        + "10001,Wang,冲压,2,12,-12,,,late 2,2026-10-08 2026-10-09\r\n",
                new String(written(Format.CSV, Language.EN), StandardCharsets.UTF_8));
    }

    @Test
    void inAWorkbookTheMinutesAreNumbers() throws IOException {
        Path file = Files.write(directory.resolve("trial.xlsx"), written(Format.XLSX, Language.ZH));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertTrue(sheet.contains("<v>-12</v>"), sheet);
        }
    }

    @Test
    void whoTakesTheSheetIsOnRecord() throws IOException {
        written(Format.CSV, Language.EN);
        assertEquals("report.run", audit.apart().get(0).action());
    }
}
