package org.clockhouse.rest.internal.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;

/**
 * One kind of work that waits.
 *
 * @param rights all of which are needed to know of it; for the people of the first it is counted
 */
record Waiting(Kind kind, List<String> rights, Count count) {

    enum Kind {
        /** Open ones of the dates that are asked about. */
        EXCEPTIONS,
        /** Those that wait for the caller's own decision. */
        REQUESTS,
        /** Problems on the desks of the caller's roles. */
        TICKETS,
        /** Numbers and cards whose punches are nobody's yet. */
        UNKNOWN_CARDS,
        TERMINAL_ALARMS,
        /** Terminals that called in and are not registered. */
        UNKNOWN_TERMINALS,
        CARDS_TO_ACTIVATE,
        CARD_ALARMS,
        /** Faces and fingers that wait for approval. */
        BIOMETRICS,
        /** Pictures of punches that wait to be compared. */
        PICTURES
    }

    /** @param more whether there is more than was looked at */
    record Tally(int count, boolean more) {

        static Tally of(Slice<?> first) {
            return new Tally(first.items().size(), !first.next().isEmpty());
        }
    }

    /** @param scope the people for whom the first right is held */
    record Asked(Actor actor, Scope scope, Optional<MonthQuery> days) {

        OrgId org() {
            return actor.org();
        }
    }

    interface Count {

        /** Empty when nothing was asked that it could answer. */
        Optional<Tally> of(Asked asked);
    }

    static Waiting of(Kind kind, Count count, String... rights) {
        return new Waiting(kind, List.of(rights), count);
    }

    boolean isFor(Map<String, Scope> held) {
        return rights.stream()
                .allMatch(right -> !held.getOrDefault(right, Scope.NOBODY).isEmpty());
    }

    Scope scope(Map<String, Scope> held) {
        return held.get(rights.get(0));
    }
}
