package org.clockhouse.credential.visitor;

import java.util.UUID;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.TimeOrdered;

/** A visitor, for whom nothing is asked that is asked of people who work here. */
public record VisitorId(UUID value) {

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static VisitorId of(String text) {
        return new VisitorId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }

    /** As the holder of a card. */
    public EmployeeId person() {
        return new EmployeeId(value);
    }
}
