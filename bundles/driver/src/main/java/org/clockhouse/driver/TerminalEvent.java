package org.clockhouse.driver;

import java.time.LocalDateTime;
import java.util.Optional;

/** Something a terminal reports that is no punch: what was done at it, and what it holds. Passwords and templates are left out. */
public final class TerminalEvent {

    private final Fields is;

    private TerminalEvent(Fields fields) {
        this.is = fields;
    }

    /** @param recordId the same for the same event each time it is reported; at most 200 characters */
    public static Builder builder(String recordId, Kind kind) {
        return new Builder(recordId, kind);
    }

    public String recordId() {
        return is.recordId;
    }

    public Kind kind() {
        return is.kind;
    }

    /** The terminal's own code for the kind, empty when it gave none. */
    public String code() {
        return is.code;
    }

    /** What the terminal's clock showed; empty where it does not say. */
    public Optional<LocalDateTime> clockReading() {
        return is.clockReading;
    }

    /** The number of the person it is about, or who did it; may be empty. */
    public String holderNumber() {
        return is.holderNumber;
    }

    /** The record as it came, without what must not be kept. */
    public Bytes raw() {
        return is.raw;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalEvent that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "TerminalEvent[" + is.kind + " " + is.code + "]";
    }

    /** What it does not know by a better name, a driver reports as {@link #OTHER}. */
    public enum Kind {
        STARTED,
        STOPPED,
        ATTEMPT_FAILED,
        /** The terminal raised an alarm that has no better name here. */
        ALARM,
        DURESS,
        ANTI_PASSBACK,
        /** More people went through than were let in. */
        TAILGATING,
        /** More than one face was before the terminal. */
        SEVERAL_FACES,
        /** A door opened that was not released, or something was broken through or climbed over. */
        DOOR_FORCED,
        /** A door stood open for longer than it may. */
        DOOR_HELD,
        /** The housing of the terminal, or of one of its readers, was opened. */
        TAMPERED,
        DOOR_MOVED,
        MENU_ENTERED,
        SETTINGS_CHANGED,
        CLOCK_SET,
        FACTORY_RESET,
        /** Punches were cleared at the terminal. */
        PUNCHES_CLEARED,
        /** People or everything was cleared at the terminal. */
        HOLDERS_CLEARED,
        ADMINISTRATORS_CLEARED,
        HOLDER_ENROLLED,
        HOLDER_REMOVED,
        CREDENTIAL_ENROLLED,
        CREDENTIAL_REMOVED,
        /** Whom it holds, with name and card. */
        HOLDER_STATED,
        /** It sent a finger, face or palm, or a picture, which was not kept. */
        BIOMETRIC_WITHHELD,
        /** It sent a biometric that the host was offered, see {@link Admission#offer}; the event tells that it came. */
        BIOMETRIC_OFFERED,
        /** What it is, and how it is set. */
        IDENTITY_STATED,
        FAULT,
        OTHER
    }

    private record Fields(
            String recordId,
            Kind kind,
            String code,
            Optional<LocalDateTime> clockReading,
            String holderNumber,
            Bytes raw) {}

    public static final class Builder {

        private final String recordId;
        private final Kind kind;
        private String code = "";
        private Optional<LocalDateTime> clockReading = Optional.empty();
        private String holderNumber = "";
        private Bytes raw = Bytes.NONE;

        private Builder(String recordId, Kind kind) {
            if (recordId.isEmpty() || recordId.length() > 200) {
                throw new IllegalArgumentException("a record id is 1 to 200 characters long");
            }
            this.recordId = recordId;
            this.kind = kind;
        }

        public Builder code(String stated) {
            code = stated;
            return this;
        }

        public Builder clockReading(LocalDateTime shown) {
            clockReading = Optional.of(shown);
            return this;
        }

        public Builder holderNumber(String about) {
            holderNumber = about;
            return this;
        }

        public Builder raw(Bytes record) {
            raw = record;
            return this;
        }

        public TerminalEvent build() {
            return new TerminalEvent(new Fields(recordId, kind, code, clockReading, holderNumber, raw));
        }
    }
}
