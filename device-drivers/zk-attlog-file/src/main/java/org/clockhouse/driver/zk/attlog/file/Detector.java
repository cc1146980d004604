package org.clockhouse.driver.zk.attlog.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.clockhouse.driver.FileSource;

/** Finds out what a file is, from its first part: the same for the same file and settings. */
final class Detector {

    private static final int HEAD = 1 << 16;
    private static final int SAMPLE_ROWS = 20_000;
    /** Notes may stand above it. */
    private static final int HEADING_WITHIN = 20;

    private static final double ENOUGH = 0.99;

    private final Settings settings;

    Detector(Settings settings) {
        this.settings = settings;
    }

    Layout layoutOf(FileSource file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            return binary(Format.EMPTY);
        }
        Optional<Heading> heading = heading(head);
        if (heading.isPresent()) {
            return Layout.headed(heading.get(), keysTell(file, heading.get()), dates(file, heading.get()));
        }
        if (holdsLinesOfPunches(head)) {
            return text(file, head);
        }
        return binary(binaryFormat(head, file.name().toLowerCase(Locale.ROOT)));
    }

    private Layout binary(Format format) {
        return Layout.binary(format, settings.indexIsPin());
    }

    private static Optional<Heading> heading(byte[] head) throws IOException {
        Columns columns = new Columns();
        try (LineReader lines = new LineReader(new ByteArrayInputStream(head))) {
            for (int i = 0; i < HEADING_WITHIN && lines.next(); i++) {
                columns.split(lines.bytes(), lines.length());
                Optional<Heading> heading = Heading.of(columns);
                if (heading.isPresent()) {
                    return heading;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean keysTell(FileSource file, Heading heading) throws IOException {
        Columns columns = new Columns();
        Set<String> keys = new HashSet<>();
        try (LineReader lines = new LineReader(file.open())) {
            for (int i = 0; i < SAMPLE_ROWS && keys.size() < 2 && lines.next(); i++) {
                columns.split(lines.bytes(), lines.length());
                String key = heading.text(columns, heading.key());
                if (key.matches("\\d{1,3}")) {
                    keys.add(key);
                }
            }
        }
        return keys.size() > 1;
    }

    /** As rows prove it; rows that prove both leave all of them unread. */
    private static DateOrder dates(FileSource file, Heading heading) throws IOException {
        Columns columns = new Columns();
        Set<DateOrder> proven = EnumSet.noneOf(DateOrder.class);
        try (LineReader lines = new LineReader(file.open())) {
            for (int i = 0; i < SAMPLE_ROWS && lines.next(); i++) {
                columns.split(lines.bytes(), lines.length());
                for (int column = heading.person() + 1; column < columns.count(); column++) {
                    columns.provenOrder(column).ifPresent(proven::add);
                }
            }
        }
        return proven.size() == 1 ? proven.iterator().next() : DateOrder.YEAR_FIRST;
    }

    /** One line that reads as a punch is proof enough: chance makes none. */
    private static boolean holdsLinesOfPunches(byte[] head) throws IOException {
        Columns columns = new Columns();
        try (LineReader lines = new LineReader(new ByteArrayInputStream(head))) {
            while (lines.next()) {
                columns.split(lines.bytes(), lines.length());
                columns.passOverName();
                if (isPunch(columns)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPunch(Columns columns) {
        return columns.isText()
                && columns.count() >= 2
                && columns.time(Columns.TIME).isPresent()
                && Rows.isPin(columns.text(Columns.PIN, StandardCharsets.UTF_8));
    }

    private Layout text(FileSource file, byte[] head) throws IOException {
        ColumnEvidence evidence = new ColumnEvidence();
        Map<Integer, Integer> widths = new TreeMap<>();
        Columns columns = new Columns();
        try (LineReader lines = new LineReader(file.open())) {
            for (int i = 0; i < SAMPLE_ROWS && lines.next(); i++) {
                columns.split(lines.bytes(), lines.length());
                columns.passOverName();
                if (isPunch(columns)) {
                    widths.merge(columns.count(), 1, Integer::sum);
                    Optional<LocalDateTime> reading = columns.time(Columns.TIME);
                    String pin = columns.text(Columns.PIN, StandardCharsets.UTF_8);
                    evidence.row(
                            pin, reading.orElseThrow(), columns.number(Columns.FIRST), columns.number(Columns.SECOND));
                }
            }
        }
        int usual = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        ColumnEvidence.Finding finding = settings.order()
                .map(chosen -> new ColumnEvidence.Finding(chosen, "chosen", true))
                .orElseGet(evidence::finding);
        return Layout.text(charsetOf(head), usual, finding);
    }

    private static Charset charsetOf(byte[] head) {
        for (Charset charset : List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_8)) {
            try {
                charset.newDecoder().decode(ByteBuffer.wrap(head));
                return charset;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static Format binaryFormat(byte[] head, String name) {
        boolean saysUsers = name.contains("user");
        List<Format> candidates = saysUsers
                ? List.of(Format.USERS_72, Format.USERS_28, Format.PUNCHES_16, Format.PUNCHES_8)
                : List.of(Format.USERS_72, Format.PUNCHES_16, Format.PUNCHES_8, Format.USERS_28);
        Format best = candidates.stream()
                .filter(format -> fits(format, head))
                .findFirst()
                .orElse(Format.UNKNOWN);
        boolean operations = name.contains("oplog")
                || (best == Format.PUNCHES_16 && every(16, head, from -> BinaryRow.isOperation(head, from)));
        return operations ? Format.OPERATIONS : best;
    }

    private static boolean fits(Format format, byte[] head) {
        IntPredicate plausible = format.holdsUsers()
                ? from -> HolderRow.read(format, head, from, Optional.empty()).isPresent()
                : from -> BinaryRow.isPlausible(format, head, from);
        return every(format.width(), head, plausible);
    }

    /** All whole rows, or very nearly all. */
    private static boolean every(int width, byte[] head, IntPredicate rule) {
        int rows = head.length / width;
        int good = 0;
        for (int row = 0; row < rows; row++) {
            good += rule.test(row * width) ? 1 : 0;
        }
        return rows > 0 && good >= Math.ceil(rows * ENOUGH);
    }
}
