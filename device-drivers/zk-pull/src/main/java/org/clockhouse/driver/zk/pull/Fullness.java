package org.clockhouse.driver.zk.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.driver.Health;

/** How full a terminal's memory is, told early enough that somebody can come. Of its memory for punches the host tells by itself. */
final class Fullness {

    private static final int EARLY_PERCENT = 80;
    private static final int URGENT_PERCENT = 95;

    private Fullness() {}

    static Health health(Sizes sizes) {
        List<String> full = new ArrayList<>();
        add(full, "people", sizes.users(), sizes.userCapacity());
        add(full, "fingerprints", sizes.fingerprints(), sizes.fingerprintCapacity());
        add(full, "faces", sizes.faces(), sizes.faceCapacity());
        Health health = Health.of(full.isEmpty() ? Health.State.GOOD : Health.State.DEGRADED, String.join("; ", full));
        return sizes.punches().isPresent()
                ? health.holding(sizes.punches().getAsInt(), sizes.users().orElse(0))
                        .logged(sizes.punches().getAsInt())
                : health;
    }

    private static void add(List<String> full, String what, OptionalInt held, OptionalInt most) {
        if (held.isEmpty() || most.orElse(0) <= 0) {
            return;
        }
        long percent = 100L * held.getAsInt() / most.getAsInt();
        if (percent >= EARLY_PERCENT) {
            String urgency = percent >= URGENT_PERCENT ? "urgent: " : "";
            full.add(urgency + "memory for " + what + " is " + percent + " % full (" + held.getAsInt() + " of "
                    + most.getAsInt() + ")");
        }
    }
}
