package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A picture that a terminal took. */
public record SnapshotId(UUID value) {

    public static SnapshotId next() {
        return new SnapshotId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static SnapshotId of(String text) {
        return new SnapshotId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
