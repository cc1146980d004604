package org.clockhouse.driver;

import java.time.LocalDateTime;
import java.util.Optional;

/** A picture that a terminal took of whoever punched or was refused. Never printed, never kept by a driver. */
public final class PunchPhoto {

    private final Fields is;

    private PunchPhoto(Fields fields) {
        this.is = fields;
    }

    /** @param content as the terminal gave it; the host looks itself whether it is a picture */
    public static Builder builder(Bytes content) {
        return new Builder(content);
    }

    /** Of the punch that it belongs to; empty where the terminal does not say. */
    public Optional<LocalDateTime> clockReading() {
        return is.clockReading;
    }

    /** As it stands in that terminal's punches; empty where it knows nobody. */
    public String holderNumber() {
        return is.holderNumber;
    }

    public Bytes content() {
        return is.content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PunchPhoto that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "PunchPhoto[" + is.content.size() + " bytes]";
    }

    private record Fields(Optional<LocalDateTime> clockReading, String holderNumber, Bytes content) {}

    public static final class Builder {

        private final Bytes content;
        private Optional<LocalDateTime> clockReading = Optional.empty();
        private String holderNumber = "";

        private Builder(Bytes content) {
            this.content = content;
        }

        public Builder clockReading(LocalDateTime shown) {
            clockReading = Optional.of(shown);
            return this;
        }

        public Builder holderNumber(String number) {
            holderNumber = number;
            return this;
        }

        public PunchPhoto build() {
            return new PunchPhoto(new Fields(clockReading, holderNumber, content));
        }
    }
}
