package org.clockhouse.driver.zk.attlog.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.FileDriver;
import org.clockhouse.driver.FilePreview;
import org.clockhouse.driver.FilePreview.Content;
import org.clockhouse.driver.FileReading;
import org.clockhouse.driver.FileSource;
import org.clockhouse.driver.HolderFile;
import org.clockhouse.driver.HolderRecord;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Reads the sticks that ZK terminals and their many clones write. */
@Component(service = Driver.class)
public final class AttlogFileDriver implements FileDriver, HolderFile {

    private static final int PAGE = 1000;
    /** {@code 1_attlog.dat}: the terminal's number, or its serial number, before the last underscore. */
    private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[^A-Z0-9])([A-Z0-9]+)_attlog\\.[a-z]+$");

    private final DriverDescriptor descriptor = DriverDescriptor.builder("zk.attlog")
            .made("ZKTeco", "attlog.dat")
            .roads(Road.FILE)
            .settings(Settings.COLUMNS, Settings.ENCODING, Settings.INDEX_IS_PIN)
            .texts(Texts.beside(AttlogFileDriver.class))
            .tested(
                    Tested.real("attlog.dat of two offices, models unknown", ""),
                    Tested.real("attlog.dat of six more offices, as published", ""),
                    Tested.real("GLG and AGL files of two offices, as published", ""),
                    Tested.emulated("GLG, AGL and ALOG files with a line of headings", ""),
                    Tested.emulated("attlog.dat in rows of 8 and 16 bytes", ""),
                    Tested.emulated("user.dat in records of 28 and 72 bytes", ""))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public FilePreview preview(FileSource brought, Map<String, String> settings) throws IOException {
        FileSource file = PlainText.of(brought);
        Settings chosen = new Settings(settings);
        Layout layout = new Detector(chosen).layoutOf(file);
        FilePreview.Builder preview = FilePreview.builder(
                        contentOf(layout.format()), layout.format().key())
                .terminalNamed(terminalNamed(file.name()));
        if (layout.format().holdsUsers()) {
            preview.unreadable(holders(file, settings, preview::holder));
        } else if (layout.format().holdsPunches()) {
            countRows(file, layout, preview);
        }
        if (layout.format() == Format.TEXT) {
            explainColumns(layout, preview);
        }
        if (layout.dates() != DateOrder.YEAR_FIRST) {
            preview.fact("dates", layout.dates().key());
        }
        if (layout.format() == Format.PUNCHES_8 && !layout.indexIsPin()) {
            preview.open(Settings.INDEX_IS_PIN.key());
        }
        return preview.build();
    }

    private static void explainColumns(Layout layout, FilePreview.Builder preview) {
        ColumnEvidence.Finding finding = layout.finding();
        preview.encoding(layout.charset().name())
                .fact("columns", "setting.columns." + finding.order().word())
                .fact("columns.reason", "columns.reason." + finding.reason());
        if (!finding.sure()) {
            preview.open(Settings.COLUMNS.key());
        }
    }

    private static void countRows(FileSource file, Layout layout, FilePreview.Builder preview) throws IOException {
        try (FileReading reading = reading(file, layout)) {
            PunchPage page = reading.next(PAGE);
            while (page.more()) {
                preview.page(page);
                page = reading.next(PAGE);
            }
            preview.page(page);
        }
    }

    private static Content contentOf(Format format) {
        if (format.holdsUsers()) {
            return Content.HOLDERS;
        }
        return format.holdsPunches() ? Content.PUNCHES : Content.NOTHING;
    }

    private static Optional<String> terminalNamed(String fileName) {
        Matcher named = NAMED.matcher(fileName);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    @Override
    public FileReading open(FileSource brought, Map<String, String> settings) throws IOException {
        FileSource file = PlainText.of(brought);
        return reading(file, new Detector(new Settings(settings)).layoutOf(file));
    }

    private static FileReading reading(FileSource file, Layout layout) throws IOException {
        if (!layout.format().holdsPunches()) {
            return new NoRows();
        }
        InputStream in = file.open();
        return switch (layout.format()) {
            case TEXT -> new TextReading(in, layout);
            case HEADED -> new HeadedReading(in, layout);
            default -> new BinaryReading(in, layout);
        };
    }

    @Override
    public int holders(FileSource file, Map<String, String> settings, Consumer<HolderRecord> each) throws IOException {
        Settings chosen = new Settings(settings);
        Format format = new Detector(chosen).layoutOf(file).format();
        if (!format.holdsUsers()) {
            return 0;
        }
        int unreadable = 0;
        byte[] record = new byte[format.width()];
        try (InputStream in = new BufferedInputStream(file.open())) {
            int length = in.readNBytes(record, 0, record.length);
            while (length == record.length) {
                Optional<HolderRecord> holder = HolderRow.read(format, record, 0, chosen.charset());
                holder.ifPresent(each);
                unreadable += holder.isEmpty() ? 1 : 0;
                length = in.readNBytes(record, 0, record.length);
            }
            return unreadable + (length > 0 ? 1 : 0);
        }
    }

    /** A file without punches. */
    private static final class NoRows implements FileReading {

        @Override
        public PunchPage next(int limit) {
            return PunchPage.empty(Cursor.START);
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
