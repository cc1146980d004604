package org.clockhouse.driver;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A punch as the terminal recorded it. The host, not the driver, turns the clock reading into an instant, and knows a punch
 * by terminal, subject and clock reading to the second; everything else here describes it.
 */
public final class RawPunch {

    private final Fields is;

    private RawPunch(Fields fields) {
        this.is = fields;
    }

    /**
     * @param recordId the same for the same punch at every reading, and never reused by the terminal. Where numbering
     *     restarts after the log is cleared, the driver builds the id from the reading and the subject. At most 200 characters
     * @param clockReading what the terminal's clock showed
     */
    public static Builder builder(String recordId, LocalDateTime clockReading, Subject subject) {
        return new Builder(recordId, clockReading, subject);
    }

    public String recordId() {
        return is.recordId;
    }

    public LocalDateTime clockReading() {
        return is.clockReading;
    }

    public Subject subject() {
        return is.subject;
    }

    public Method method() {
        return is.method;
    }

    /** The terminal's own code for the method, empty when it gave none. */
    public String methodCode() {
        return is.methodCode;
    }

    public FunctionKey key() {
        return is.key;
    }

    /** The terminal's own code for the key, empty when it gave none. */
    public String keyCode() {
        return is.keyCode;
    }

    public Outcome outcome() {
        return is.outcome;
    }

    /** Which reader of the terminal, counted from 1; empty when the terminal does not say. */
    public OptionalInt reader() {
        return is.reader;
    }

    /** Which door of the terminal, counted from 1; empty when the terminal does not say. */
    public OptionalInt door() {
        return is.door;
    }

    /** What was typed as cost centre or task, empty when nothing was. */
    public String workCode() {
        return is.workCode;
    }

    /** The offset from UTC of the clock reading, for the few terminals that state one. */
    public Optional<ZoneOffset> offset() {
        return is.offset;
    }

    /** How sure the terminal was of a face, finger or palm, from 0 to 100; empty when it does not say. */
    public OptionalInt score() {
        return is.score;
    }

    /** Where the terminal keeps a photo of the moment, in its own words. */
    public Optional<String> photo() {
        return is.photo;
    }

    /** The place in the terminal's own order: a record number or a line of a file; empty where there is none. */
    public OptionalLong row() {
        return is.row;
    }

    /** The record as it came, for evidence; none where the driver builds punches from several answers. */
    public Bytes raw() {
        return is.raw;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawPunch that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "RawPunch[" + is.recordId + " at " + is.clockReading + "]";
    }

    private record Fields(
            String recordId,
            LocalDateTime clockReading,
            Subject subject,
            Method method,
            String methodCode,
            FunctionKey key,
            String keyCode,
            Outcome outcome,
            OptionalInt reader,
            OptionalInt door,
            String workCode,
            Optional<ZoneOffset> offset,
            OptionalInt score,
            Optional<String> photo,
            OptionalLong row,
            Bytes raw) {}

    /** What is not said stays unstated; the outcome is accepted until said otherwise. */
    public static final class Builder {

        private final String recordId;
        private final LocalDateTime clockReading;
        private final Subject subject;
        private Method method = Method.UNSTATED;
        private String methodCode = "";
        private FunctionKey key = FunctionKey.UNSTATED;
        private String keyCode = "";
        private Outcome outcome = Outcome.ACCEPTED;
        private OptionalInt reader = OptionalInt.empty();
        private OptionalInt door = OptionalInt.empty();
        private String workCode = "";
        private Optional<ZoneOffset> offset = Optional.empty();
        private OptionalInt score = OptionalInt.empty();
        private Optional<String> photo = Optional.empty();
        private OptionalLong row = OptionalLong.empty();
        private Bytes raw = Bytes.NONE;

        private Builder(String recordId, LocalDateTime clockReading, Subject subject) {
            if (recordId.isEmpty() || recordId.length() > 200) {
                throw new IllegalArgumentException("a record id is 1 to 200 characters long");
            }
            if (clockReading == null || subject == null) {
                throw new IllegalArgumentException("a punch has a clock reading and a subject");
            }
            this.recordId = recordId;
            this.clockReading = clockReading;
            this.subject = subject;
        }

        public Builder method(Method said, String code) {
            method = said;
            methodCode = code;
            return this;
        }

        public Builder key(FunctionKey said, String code) {
            key = said;
            keyCode = code;
            return this;
        }

        public Builder refused(Outcome.Reason reason, String code) {
            outcome = new Outcome.Refused(reason, code);
            return this;
        }

        public Builder reader(int number) {
            reader = OptionalInt.of(number);
            return this;
        }

        public Builder door(int number) {
            door = OptionalInt.of(number);
            return this;
        }

        public Builder workCode(String code) {
            workCode = code;
            return this;
        }

        public Builder offset(ZoneOffset stated) {
            offset = Optional.of(stated);
            return this;
        }

        public Builder score(int percent) {
            score = OptionalInt.of(Math.max(0, Math.min(100, percent)));
            return this;
        }

        public Builder photo(String reference) {
            photo = Optional.of(reference);
            return this;
        }

        public Builder row(long number) {
            row = OptionalLong.of(number);
            return this;
        }

        public Builder raw(Bytes record) {
            raw = record;
            return this;
        }

        public RawPunch build() {
            return new RawPunch(new Fields(
                    recordId,
                    clockReading,
                    subject,
                    method,
                    methodCode,
                    key,
                    keyCode,
                    outcome,
                    reader,
                    door,
                    workCode,
                    offset,
                    score,
                    photo,
                    row,
                    raw));
        }
    }
}
