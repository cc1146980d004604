package org.clockhouse.terminal;

import java.util.UUID;
import org.clockhouse.kernel.TimeOrdered;

/** A gateway. */
public record GatewayId(UUID value) {

    public static GatewayId next() {
        return new GatewayId(TimeOrdered.uuid());
    }

    /** @throws org.clockhouse.kernel.Refused with code {@code id.malformed} if the text is not a UUID */
    public static GatewayId of(String text) {
        return new GatewayId(TimeOrdered.parse(text));
    }

    public String text() {
        return value.toString();
    }
}
