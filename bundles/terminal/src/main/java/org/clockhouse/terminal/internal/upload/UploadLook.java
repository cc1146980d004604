package org.clockhouse.terminal.internal.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clockhouse.driver.FileDriver;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FilePreview.Content;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.Appended;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.UploadId;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.UploadFile;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.internal.visit.Visit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the driver that understands a file, and borrows it for as long as the file is read. */
@Component(service = UploadLook.class, configurationPid = TerminalConfig.PID)
public final class UploadLook {

    private final DriverTable drivers;
    private final UploadReader reader;
    private final Journal journal;
    private final TerminalConfig config;

    @Activate
    public UploadLook(
            @Reference DriverTable drivers,
            @Reference UploadReader reader,
            @Reference Journal journal,
            TerminalConfig config) {
        this.drivers = drivers;
        this.reader = reader;
        this.journal = journal;
        this.config = config;
    }

    /** What was found, and how it is to be read when it is taken in. */
    record Looked(UploadReader.Task task, Upload upload) {}

    /** @throws Refused {@code upload.unreadable} */
    Looked look(OrgId org, Terminal terminal, UploadId id, UploadFile file, Map<String, String> settings)
            throws IOException {
        for (String candidate : candidates(terminal)) {
            try (DriverTable.Loan loan = drivers.borrow(candidate).orElseThrow(() -> missing(candidate))) {
                FileDriver driver = (FileDriver) loan.driver();
                Map<String, String> chosen = chosen(terminal, driver, settings);
                FilePreview preview = driver.preview(file.source(), chosen);
                if (preview.content() != Content.NOTHING) {
                    UploadReader.Task task =
                            new UploadReader.Task(org, terminal, file.source(), chosen, preview.earliest());
                    return new Looked(task, upload(id, file, driver, task, preview));
                }
            }
        }
        throw new Refused("upload.unreadable", "no installed driver makes sense of this file");
    }

    private Upload upload(UploadId id, UploadFile file, FileDriver driver, UploadReader.Task task, FilePreview preview)
            throws IOException {
        boolean holders = preview.content() == Content.HOLDERS;
        UploadReader.Found found = holders
                ? new UploadReader.Found(
                        new Upload.Counts(preview.rows(), 0, 0, preview.unreadable(), 0, 0),
                        List.of(),
                        List.of(),
                        List.of())
                : reader.look(driver, task);
        return new Upload(
                id,
                task.terminal().id(),
                file.name(),
                file.size(),
                file.sha256(),
                holders ? Upload.Kind.HOLDERS : Upload.Kind.PUNCHES,
                driver.descriptor().id(),
                preview.format(),
                preview.facts(),
                preview.open(),
                found.counts(),
                preview.earliest(),
                preview.latest(),
                found.unmatched(),
                found.unreadable(),
                found.suspicious(),
                holders ? reader.holders(driver, task) : List.of(),
                Upload.State.PREVIEW,
                journal.now().plus(Duration.ofHours(config.upload__hours())));
    }

    /** With the driver that is there now: the one that previewed may have been updated. */
    Appended takeIn(String driver, UploadReader.Task task) throws IOException {
        try (DriverTable.Loan loan = drivers.borrow(driver).orElseThrow(() -> missing(driver))) {
            if (!(loan.driver() instanceof FileDriver reads)) {
                throw missing(driver);
            }
            return reader.takeIn(reads, task);
        }
    }

    /** The terminal's own driver knows best; its files may be another's all the same. */
    private List<String> candidates(Terminal terminal) {
        List<String> files = drivers.all().stream()
                .filter(entry -> entry.driver() instanceof FileDriver)
                .map(DriverTable.Entry::id)
                .toList();
        Stream<String> own = files.stream().filter(terminal.driver()::equals);
        return Stream.concat(own, files.stream()).distinct().toList();
    }

    private static Map<String, String> chosen(Terminal terminal, FileDriver driver, Map<String, String> settings) {
        Map<String, String> chosen = new HashMap<>();
        driver.descriptor().settings().forEach(setting -> chosen.put(setting.key(), setting.defaultValue()));
        if (driver.descriptor().id().equals(terminal.driver())) {
            chosen.putAll(Visit.values(terminal));
        }
        settings.forEach((key, value) -> chosen.computeIfPresent(key, (k, before) -> value));
        return chosen;
    }

    private static Unavailable missing(String driver) {
        return new Unavailable("terminal.driver.missing", "driver " + driver + " is not here now");
    }
}
