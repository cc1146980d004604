package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** An alarm. */
public record AlarmId(UUID value) {

    public static AlarmId next() {
        return new AlarmId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static AlarmId of(String text) {
        return new AlarmId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
