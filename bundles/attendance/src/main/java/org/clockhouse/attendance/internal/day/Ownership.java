package org.clockhouse.attendance.internal.day;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.internal.day.Occurrence.Window;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.Policy.Boundary;

/**
 * Which occurrence owns which punch (guide, section 4).
 *
 * @param occurrences by start, with the windows as narrowed by their neighbours
 * @param stamps of each occurrence in order
 * @param unassigned in nobody's window
 * @param repeats too soon after the one before
 */
public record Ownership(
        List<Occurrence> occurrences,
        Map<Occurrence, List<Stamp>> stamps,
        List<Stamp> unassigned,
        List<Stamp> repeats) {

    /** How near to a common boundary the one punch must be that closes the one shift and opens the next. */
    private static final int SHARED = 5;

    /** @param stamps sorted by {@link Stamp#BY_TIME} */
    public static Ownership assign(List<Occurrence> timeline, List<Stamp> stamps, Policy policy) {
        List<Stamp> repeats = new ArrayList<>();
        List<Stamp> kept = withoutRepeats(stamps, policy, repeats);
        List<Occurrence> occurrences = narrow(timeline, policy.ownership().boundary());
        Map<Occurrence, List<Stamp>> owned = new IdentityHashMap<>();
        for (Occurrence occurrence : occurrences) {
            owned.put(occurrence, new ArrayList<>(4));
        }
        Map<Stamp, Occurrence> points = CheckPoints.taken(occurrences, kept);
        List<Stamp> unassigned = new ArrayList<>();
        for (Stamp stamp : kept) {
            Occurrence owner = !points.isEmpty() && points.containsKey(stamp)
                    ? points.get(stamp)
                    : ownerOf(stamp, occurrences, owned);
            if (owner == null) {
                unassigned.add(stamp);
            } else {
                owned.get(owner).add(stamp);
            }
        }
        share(occurrences, owned);
        return new Ownership(occurrences, owned, unassigned, repeats);
    }

    public List<Stamp> of(Occurrence occurrence) {
        return stamps.get(occurrence);
    }

    private static List<Stamp> withoutRepeats(List<Stamp> stamps, Policy policy, List<Stamp> repeats) {
        long within = policy.pairing().dedupe() * 60L;
        if (within == 0) {
            return stamps;
        }
        List<Stamp> kept = new ArrayList<>(stamps.size());
        for (Stamp stamp : stamps) {
            boolean repeat = !kept.isEmpty() && apart(kept.get(kept.size() - 1), stamp, policy) < within;
            (repeat ? repeats : kept).add(stamp);
        }
        return kept;
    }

    private static long apart(Stamp one, Stamp next, Policy policy) {
        return policy.isToTheSecond() ? next.second() - one.second() : (next.minute() - one.minute()) * 60L;
    }

    /**
     * Windows of shifts that follow each other meet where the policy says; dates without a plan take what is left. Where keys
     * decide, windows may overlap, but not those of check points, where no key is asked: a minute would be in two shifts.
     */
    private static List<Occurrence> narrow(List<Occurrence> timeline, Boundary boundary) {
        List<Occurrence> narrowed = new ArrayList<>(timeline);
        int last = -1;
        for (int i = 0; i < narrowed.size(); i++) {
            Occurrence here = narrowed.get(i);
            boolean ownPoints = here.isByPoint() && !here.points().isNone();
            boolean keysDecide = boundary == Boundary.OPEN_PAIR && !here.isByPoint();
            if (!here.isPlanned() || ownPoints || keysDecide) {
                continue;
            }
            if (last >= 0
                    && narrowed.get(last).window().until()
                            >= narrowed.get(i).window().from()) {
                Occurrence before = narrowed.get(last);
                Occurrence after = narrowed.get(i);
                Window[] met = meet(before, after, boundary);
                narrowed.set(last, before.within(met[0]));
                narrowed.set(i, after.within(met[1]));
            }
            last = i;
        }
        return narrowed;
    }

    private static Window[] meet(Occurrence before, Occurrence after, Boundary boundary) {
        Window first = before.window();
        Window next = after.window();
        int starts =
                switch (boundary) {
                    case MIDPOINT -> (next.from() + first.until() + 1) / 2;
                    case NEXT_FIRST -> next.from();
                    default -> Math.max(next.from(), Math.min(before.until(), next.until()));
                };
        // With PREV_END both hold the common edge, and the sweep gives it to the earlier.
        int ends =
                boundary == Boundary.PREV_END ? Math.min(first.until(), starts) : Math.min(first.until(), starts - 1);
        return new Window[] {new Window(first.from(), ends), new Window(starts, next.until())};
    }

    private static Occurrence ownerOf(Stamp stamp, List<Occurrence> occurrences, Map<Occurrence, List<Stamp>> owned) {
        Occurrence free = null;
        Occurrence planned = null;
        for (Occurrence occurrence : occurrences) {
            if (!occurrence.accepts(stamp.minute())) {
                continue;
            }
            if (!occurrence.isPlanned()) {
                free = free == null ? occurrence : free;
            } else if (planned == null) {
                planned = occurrence;
            } else if (isOpenPair(occurrence)
                    && (!owned.get(occurrence).isEmpty() || isLaters(stamp, owned.get(planned)))) {
                planned = occurrence;
            }
        }
        return planned == null ? free : planned;
    }

    private static boolean isOpenPair(Occurrence occurrence) {
        return occurrence.policy().ownership().boundary() == Boundary.OPEN_PAIR;
    }

    /** By its key; without one it closes what is open in the earlier shift, or else opens the later. */
    private static boolean isLaters(Stamp stamp, List<Stamp> earliers) {
        return switch (stamp.key()) {
            case IN, OT_IN -> true;
            case OUT, OT_OUT -> false;
            default -> !isOpen(earliers);
        };
    }

    private static boolean isOpen(List<Stamp> stamps) {
        boolean open = false;
        for (Stamp stamp : stamps) {
            open = switch (stamp.key()) {
                case IN, OT_IN -> true;
                case OUT, OT_OUT -> false;
                default -> !open;
            };
        }
        return open;
    }

    /** The only punch near a common boundary is the out of the one shift and the in of the next (P08). */
    private static void share(List<Occurrence> occurrences, Map<Occurrence, List<Stamp>> owned) {
        Occurrence before = null;
        for (Occurrence after : occurrences) {
            if (!after.isPlanned()) {
                continue;
            }
            if (before != null
                    && before.until() == after.from()
                    && after.policy().ownership().sharedBoundary()) {
                shareAt(after.from(), owned.get(before), owned.get(after));
            }
            before = after;
        }
    }

    private static void shareAt(int boundary, List<Stamp> before, List<Stamp> after) {
        List<Stamp> near = new ArrayList<>();
        before.stream().filter(stamp -> isNear(stamp, boundary)).forEach(near::add);
        boolean theEarliers = !near.isEmpty();
        after.stream().filter(stamp -> isNear(stamp, boundary)).forEach(near::add);
        if (near.size() != 1) {
            return;
        }
        if (theEarliers) {
            after.add(0, near.get(0));
        } else {
            before.add(near.get(0));
        }
    }

    private static boolean isNear(Stamp stamp, int boundary) {
        return Math.abs(stamp.minute() - boundary) <= SHARED;
    }
}
