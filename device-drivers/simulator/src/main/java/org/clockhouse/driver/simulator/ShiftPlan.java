package org.clockhouse.driver.simulator;

import java.time.LocalDateTime;
import java.util.Optional;

/** When somebody is to work on one date, as the clock on the wall shows it; may end on the next date. */
record ShiftPlan(LocalDateTime from, LocalDateTime until, Optional<Break> rest) {

    record Break(LocalDateTime from, LocalDateTime until) {}
}
