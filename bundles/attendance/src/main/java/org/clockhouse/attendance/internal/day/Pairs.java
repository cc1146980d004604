package org.clockhouse.attendance.internal.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.Policy.Pairing;
import org.clockhouse.punch.PunchAttributes.FunctionKey;

/**
 * Punches of an occurrence as ins and outs (guide, section 5).
 *
 * @param closed in order
 * @param open the in that nothing follows
 * @param stray outs without an in
 * @param doubled ins while one was open
 */
public record Pairs(List<Pair> closed, Optional<Stamp> open, List<Stamp> stray, List<Stamp> doubled) {

    public static final Pairs NONE = new Pairs(List.of(), Optional.empty(), List.of(), List.of());

    /** @param until exclusive; not before {@code from} */
    public record Pair(Stamp in, Stamp out) {

        MinuteSet minutes() {
            return MinuteSet.of(in.minute(), out.minute());
        }
    }

    public static Pairs of(List<Stamp> stamps, Pairing.Mode mode) {
        if (stamps.isEmpty()) {
            return NONE;
        }
        return switch (mode) {
            case ALTERNATE -> alternate(stamps);
            case FUNCTION_KEY -> hasKeys(stamps) ? byKey(stamps) : alternate(stamps);
            case FUNCTION_KEY_FIRST_LAST -> hasKeys(stamps) ? firstInLastOut(stamps) : firstLast(stamps);
            default -> firstLast(stamps);
        };
    }

    public Optional<Stamp> firstIn() {
        return closed.isEmpty() ? open : Optional.of(closed.get(0).in());
    }

    public Optional<Stamp> lastOut() {
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(closed.get(closed.size() - 1).out());
    }

    public MinuteSet minutes() {
        MinuteSet all = MinuteSet.EMPTY;
        for (Pair pair : closed) {
            all = all.or(pair.minutes());
        }
        return all;
    }

    private static Pairs firstLast(List<Stamp> stamps) {
        Stamp first = stamps.get(0);
        return stamps.size() == 1
                ? new Pairs(List.of(), Optional.of(first), List.of(), List.of())
                : closed(List.of(new Pair(first, stamps.get(stamps.size() - 1))));
    }

    private static Pairs alternate(List<Stamp> stamps) {
        List<Pair> pairs = new ArrayList<>(stamps.size() / 2);
        for (int i = 0; i + 1 < stamps.size(); i += 2) {
            pairs.add(new Pair(stamps.get(i), stamps.get(i + 1)));
        }
        Optional<Stamp> odd = stamps.size() % 2 == 0 ? Optional.empty() : Optional.of(stamps.get(stamps.size() - 1));
        return new Pairs(List.copyOf(pairs), odd, List.of(), List.of());
    }

    private static Pairs byKey(List<Stamp> stamps) {
        List<Pair> pairs = new ArrayList<>();
        List<Stamp> stray = new ArrayList<>();
        List<Stamp> doubled = new ArrayList<>();
        Stamp open = null;
        for (Stamp stamp : stamps) {
            if (stamp.key() == FunctionKey.IN && open == null) {
                open = stamp;
            } else if (stamp.key() == FunctionKey.IN) {
                doubled.add(stamp);
            } else if (stamp.key() == FunctionKey.OUT && open != null) {
                pairs.add(new Pair(open, stamp));
                open = null;
            } else if (stamp.key() == FunctionKey.OUT) {
                stray.add(stamp);
            }
        }
        return new Pairs(List.copyOf(pairs), Optional.ofNullable(open), List.copyOf(stray), List.copyOf(doubled));
    }

    private static Pairs firstInLastOut(List<Stamp> stamps) {
        Stamp in = null;
        Stamp out = null;
        for (Stamp stamp : stamps) {
            if (stamp.key() == FunctionKey.IN && in == null) {
                in = stamp;
            } else if (stamp.key() == FunctionKey.OUT && in != null) {
                out = stamp;
            }
        }
        if (in == null) {
            return new Pairs(List.of(), Optional.empty(), List.copyOf(stamps), List.of());
        }
        return out == null
                ? new Pairs(List.of(), Optional.of(in), List.of(), List.of())
                : closed(List.of(new Pair(in, out)));
    }

    private static Pairs closed(List<Pair> pairs) {
        return new Pairs(pairs, Optional.empty(), List.of(), List.of());
    }

    private static boolean hasKeys(List<Stamp> stamps) {
        return stamps.stream().anyMatch(stamp -> stamp.key() == FunctionKey.IN || stamp.key() == FunctionKey.OUT);
    }
}
