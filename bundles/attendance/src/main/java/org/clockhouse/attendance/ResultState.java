package org.clockhouse.attendance;

import java.util.Collection;
import java.util.List;

/** How settled a result is. Names are stored. */
public enum ResultState {
    /** Its window is open, or a terminal has not reported past it: it may change by itself. */
    PROVISIONAL,
    /** Every terminal has reported past the window: it changes only when a fact is changed. */
    FINAL,
    /** Its period is closed: it never changes. */
    LOCKED,
    /** The open period carries a difference to it. */
    ADJUSTED;

    private static final List<ResultState> SETTLED = List.of(PROVISIONAL, ADJUSTED, FINAL, LOCKED);

    /** What may be said of all of them together; of none that it is locked. */
    public static ResultState leastSettled(Collection<ResultState> states) {
        return SETTLED.stream().filter(states::contains).findFirst().orElse(LOCKED);
    }
}
