package org.clockhouse.driver;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in a file, before anything of it is taken in. */
public final class FilePreview {

    /** How many unreadable rows a preview shows; all are counted. */
    public static final int SHOWN = 100;

    private final Fields is;

    private FilePreview(Fields fields) {
        this.is = fields;
    }

    /** @param format a text key of the driver that names the kind of file found, for example {@code format.text} */
    public static Builder builder(Content content, String format) {
        return new Builder(content, format);
    }

    public Content content() {
        return is.content;
    }

    /** A text key of the driver. */
    public String format() {
        return is.format;
    }

    /** All rows, readable or not. */
    public long rows() {
        return is.rows;
    }

    public long unreadable() {
        return is.unreadable;
    }

    /** The first {@value #SHOWN} that could not be read. */
    public List<UnreadableRow> unreadableShown() {
        return is.unreadableShown;
    }

    /** Smallest readable clock reading; clocks that were reset show here as 1990 or 2000. */
    public Optional<LocalDateTime> earliest() {
        return is.earliest;
    }

    public Optional<LocalDateTime> latest() {
        return is.latest;
    }

    /** How many rows name each subject, as the terminal names it, in order of appearance. */
    public Map<String, Long> subjects() {
        return is.subjects;
    }

    public Map<FunctionKey, Long> keys() {
        return is.keys;
    }

    public Map<Method, Long> methods() {
        return is.methods;
    }

    /** How many readings lie more than a day before the latest one above them: a clock reset, or a late upload. */
    public long backwards() {
        return is.backwards;
    }

    /** The terminal's number or serial number as the name of the file says it; empty when it does not. */
    public Optional<String> terminalNamed() {
        return is.terminalNamed;
    }

    /** Name of the character set the text was read in; empty for binary files. */
    public String encoding() {
        return is.encoding;
    }

    /** Decisions the driver took: text keys of the driver, for example {@code columns} to {@code columns.stateFirst}. */
    public Map<String, String> facts() {
        return is.facts;
    }

    /** Keys of settings that the file leaves open and a person should choose; the best guess was used here. */
    public List<String> open() {
        return is.open;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePreview that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "FilePreview[" + is.content + " " + is.format + ", " + is.rows + " rows, " + is.unreadable
                + " unreadable]";
    }

    public enum Content {
        PUNCHES,
        HOLDERS,
        /** Not a file of this driver, or an empty one. */
        NOTHING
    }

    private record Fields(
            Content content,
            String format,
            long rows,
            long unreadable,
            List<UnreadableRow> unreadableShown,
            Optional<LocalDateTime> earliest,
            Optional<LocalDateTime> latest,
            Map<String, Long> subjects,
            Map<FunctionKey, Long> keys,
            Map<Method, Long> methods,
            long backwards,
            Optional<String> terminalNamed,
            String encoding,
            Map<String, String> facts,
            List<String> open) {}

    /** Counts as rows are shown to it. */
    public static final class Builder {

        private final Content content;
        private final String format;
        private long rows;
        private long unreadable;
        private final List<UnreadableRow> unreadableShown = new ArrayList<>();
        private LocalDateTime earliest;
        private LocalDateTime latest;
        private final Map<String, Long> subjects = new LinkedHashMap<>();
        private final Map<FunctionKey, Long> keys = new EnumMap<>(FunctionKey.class);
        private final Map<Method, Long> methods = new EnumMap<>(Method.class);
        private long backwards;
        private Optional<String> terminalNamed = Optional.empty();
        private String encoding = "";
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<String> open = new ArrayList<>();

        private Builder(Content content, String format) {
            this.content = content;
            this.format = format;
        }

        public Builder punch(RawPunch punch) {
            rows++;
            LocalDateTime reading = punch.clockReading();
            earliest = earliest == null || reading.isBefore(earliest) ? reading : earliest;
            latest = latest == null || reading.isAfter(latest) ? reading : latest;
            backwards += reading.isBefore(latest.minusDays(1)) ? 1 : 0;
            if (punch.subject() instanceof Subject.HolderNumber number) {
                subjects.merge(number.value(), 1L, Long::sum);
            }
            keys.merge(punch.key(), 1L, Long::sum);
            methods.merge(punch.method(), 1L, Long::sum);
            return this;
        }

        public Builder holder(HolderRecord holder) {
            rows++;
            subjects.merge(holder.number(), 1L, Long::sum);
            return this;
        }

        public Builder unreadable(UnreadableRow row) {
            rows++;
            unreadable++;
            if (unreadableShown.size() < SHOWN) {
                unreadableShown.add(row);
            }
            return this;
        }

        public Builder page(PunchPage page) {
            page.punches().forEach(this::punch);
            page.unreadable().forEach(this::unreadable);
            return this;
        }

        /** Unreadable rows that are only counted. */
        public Builder unreadable(long count) {
            rows += count;
            unreadable += count;
            return this;
        }

        public Builder terminalNamed(Optional<String> byFileName) {
            terminalNamed = byFileName;
            return this;
        }

        public Builder encoding(String charset) {
            encoding = charset;
            return this;
        }

        public Builder fact(String key, String valueKey) {
            facts.put(key, valueKey);
            return this;
        }

        public Builder open(String settingKey) {
            open.add(settingKey);
            return this;
        }

        public FilePreview build() {
            return new FilePreview(new Fields(
                    content,
                    format,
                    rows,
                    unreadable,
                    List.copyOf(unreadableShown),
                    Optional.ofNullable(earliest),
                    Optional.ofNullable(latest),
                    Collections.unmodifiableMap(new LinkedHashMap<>(subjects)),
                    Map.copyOf(keys),
                    Map.copyOf(methods),
                    backwards,
                    terminalNamed,
                    encoding,
                    Map.copyOf(facts),
                    List.copyOf(open)));
        }
    }
}
