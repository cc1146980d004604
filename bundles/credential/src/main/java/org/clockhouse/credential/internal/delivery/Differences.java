package org.clockhouse.credential.internal.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Want;
import org.clockhouse.credential.delivery.Delivery.Wanted;

/** What has to be ordered so that a terminal's lines say what is wanted. */
final class Differences {

    /** What the terminal would not take is tried again after so long: it may have room by then. */
    static final Duration TRY_AGAIN = Duration.ofHours(1);

    private Differences() {}

    static List<Line> between(List<Wanted> wanted, List<Line> lines, Instant now) {
        Map<Object, Line> rest = new HashMap<>();
        lines.forEach(line -> rest.put(line.credential(), line));
        List<Line> ordered = new ArrayList<>();
        for (Wanted each : wanted) {
            ordered(each, Optional.ofNullable(rest.remove(each.credential())), now)
                    .ifPresent(ordered::add);
        }
        rest.values().stream()
                .filter(line -> line.isHeld() || isToBeTriedAgain(line, now))
                .map(line -> line.expected(Want.REMOVED, line.stamp(), now))
                .forEach(ordered::add);
        return ordered;
    }

    private static Optional<Line> ordered(Wanted wanted, Optional<Line> line, Instant now) {
        if (line.isEmpty()) {
            return Optional.of(new Line(
                    wanted.credential(),
                    wanted.holder(),
                    wanted.want(),
                    State.EXPECTED,
                    now,
                    wanted.stamp(),
                    "",
                    0,
                    ""));
        }
        Line known = line.get();
        boolean other = known.want() != wanted.want() || known.isHeld() && known.stamp() != wanted.stamp();
        return other || isToBeTriedAgain(known, now)
                ? Optional.of(known.expected(wanted.want(), wanted.stamp(), now))
                : Optional.empty();
    }

    private static boolean isToBeTriedAgain(Line line, Instant now) {
        return line.state() == State.REFUSED && line.since().plus(TRY_AGAIN).isBefore(now);
    }
}
