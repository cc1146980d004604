package org.clockhouse.attendance.internal.day;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clockhouse.attendance.rule.BreakPolicy;
import org.clockhouse.attendance.rule.Policy.Pairing.Mode;
import org.clockhouse.attendance.rule.Policy.Pairing.SinglePunch;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.FunctionKey;

/**
 * Punches of an occurrence as ins and outs (guide, section 5).
 *
 * @param closed in order
 * @param open the in that nothing follows
 * @param missingIn the out that nothing precedes, where one was looked for
 * @param stray outs without an in
 * @param doubled ins while one was open
 * @param breaks from BREAK_OUT to BREAK_IN, where breaks are punched
 */
public record Pairs(
        List<Pair> closed,
        Optional<Stamp> open,
        Optional<Stamp> missingIn,
        List<Stamp> stray,
        List<Stamp> doubled,
        List<Pair> breaks) {

    public static final Pairs NONE =
            new Pairs(List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    /** An out is never before its in. */
    public record Pair(Stamp in, Stamp out) {

        MinuteSet minutes() {
            return MinuteSet.of(in.minute(), out.minute());
        }
    }

    static Pairs of(List<Stamp> stamps, Occurrence occurrence) {
        if (stamps.isEmpty()) {
            return NONE;
        }
        Pairs pairs = occurrence.policy().breaks().kind() == BreakPolicy.Kind.PUNCHED
                ? withBreaks(stamps, occurrence)
                : paired(stamps, occurrence);
        return occurrence.policy().isToTheSecond() ? pairs.inWholeMinutes() : pairs;
    }

    private static Pairs withBreaks(List<Stamp> stamps, Occurrence occurrence) {
        List<Stamp> others =
                stamps.stream().filter(stamp -> !isBreak(stamp.key())).toList();
        Pairs pairs = others.isEmpty() ? NONE : paired(others, occurrence);
        return new Pairs(pairs.closed, pairs.open, pairs.missingIn, pairs.stray, pairs.doubled, breaks(stamps));
    }

    /** Presence holds only minutes that were there whole, and a break every minute that it began. */
    private Pairs inWholeMinutes() {
        return new Pairs(
                closed.stream()
                        .map(pair -> new Pair(pair.in().fromWholeMinute(), pair.out()))
                        .toList(),
                open.map(Stamp::fromWholeMinute),
                missingIn,
                stray,
                doubled,
                breaks.stream()
                        .map(pause -> new Pair(pause.in(), pause.out().fromWholeMinute()))
                        .toList());
    }

    public Optional<Stamp> firstIn() {
        return closed.isEmpty() ? open : Optional.of(closed.get(0).in());
    }

    public Optional<Stamp> lastOut() {
        return closed.isEmpty()
                ? missingIn
                : Optional.of(closed.get(closed.size() - 1).out());
    }

    boolean isWhole() {
        return open.isEmpty() && missingIn.isEmpty();
    }

    /** These and the whole ones after them. */
    Pairs and(Pairs next) {
        return new Pairs(
                joined(closed, next.closed),
                open.or(next::open),
                missingIn.or(next::missingIn),
                joined(stray, next.stray),
                joined(doubled, next.doubled),
                joined(breaks, next.breaks));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Of closed pairs. */
    public MinuteSet minutes() {
        MinuteSet all = MinuteSet.EMPTY;
        for (Pair pair : closed) {
            all = all.or(pair.minutes());
        }
        return all;
    }

    private static Pairs paired(List<Stamp> stamps, Occurrence occurrence) {
        return switch (occurrence.policy().pairing().mode()) {
            case ALTERNATE -> alternate(stamps);
            case FUNCTION_KEY ->
                hasKeys(stamps) && !areKeysDoubtful(stamps, occurrence) ? byKey(stamps, Stamp::key) : alternate(stamps);
            case FUNCTION_KEY_FIRST_LAST -> hasKeys(stamps) ? firstInLastOut(stamps) : firstLast(stamps, occurrence);
            case READER_DIRECTION -> hasDirections(stamps) ? byKey(stamps, Pairs::way) : alternate(stamps);
            case NEAREST_POINT -> occurrence.isPlanned() ? byPoint(stamps, occurrence) : firstLast(stamps, occurrence);
            case FIRST_LAST -> firstLast(stamps, occurrence);
        };
    }

    /** An out that is too long after its in: somebody pressed the wrong key, or forgot one. */
    public static boolean areKeysDoubtful(List<Stamp> stamps, Occurrence occurrence) {
        var pairing = occurrence.policy().pairing();
        return pairing.mode() == Mode.FUNCTION_KEY
                && pairing.keyTrust().isPresent()
                && byKey(stamps, Stamp::key).closed.stream()
                        .anyMatch(pair -> pair.out().minute() - pair.in().minute()
                                > pairing.keyTrust().getAsInt());
    }

    private static Pairs firstLast(List<Stamp> stamps, Occurrence occurrence) {
        Stamp first = stamps.get(0);
        if (stamps.size() > 1) {
            return closed(first, stamps.get(stamps.size() - 1));
        }
        return isNearerToEnd(first, occurrence) ? missingIn(first) : open(first);
    }

    private static boolean isNearerToEnd(Stamp only, Occurrence occurrence) {
        boolean mayBeOut = occurrence.policy().pairing().single() == SinglePunch.NEARER || !occurrence.isInNeeded();
        return occurrence.isPlanned()
                && mayBeOut
                && Math.abs(only.minute() - occurrence.until()) < Math.abs(only.minute() - occurrence.from());
    }

    private static Pairs alternate(List<Stamp> stamps) {
        List<Pair> pairs = new ArrayList<>(stamps.size() / 2);
        for (int i = 0; i + 1 < stamps.size(); i += 2) {
            pairs.add(new Pair(stamps.get(i), stamps.get(i + 1)));
        }
        Optional<Stamp> odd = stamps.size() % 2 == 0 ? Optional.empty() : Optional.of(stamps.get(stamps.size() - 1));
        return new Pairs(List.copyOf(pairs), odd, Optional.empty(), List.of(), List.of(), List.of());
    }

    private static Pairs byKey(List<Stamp> stamps, Function<Stamp, FunctionKey> way) {
        List<Pair> pairs = new ArrayList<>();
        List<Stamp> stray = new ArrayList<>();
        List<Stamp> doubled = new ArrayList<>();
        List<Stamp> inTurn = new ArrayList<>(stamps);
        Stamp open = null;
        for (int i = 0; i < inTurn.size(); i++) {
            if (open != null) {
                outFirst(inTurn, i, way);
            }
            Stamp stamp = inTurn.get(i);
            boolean in = isIn(way.apply(stamp));
            boolean out = isOut(way.apply(stamp));
            if (in && open == null) {
                open = stamp;
            } else if (in) {
                doubled.add(stamp);
            } else if (out && open != null) {
                pairs.add(new Pair(open, stamp));
                open = null;
            } else if (out) {
                stray.add(stamp);
            }
        }
        return new Pairs(
                List.copyOf(pairs),
                Optional.ofNullable(open),
                Optional.empty(),
                List.copyOf(stray),
                List.copyOf(doubled),
                List.of());
    }

    /** Of presses in one second the one that closes what is open comes first: whoever goes from one place to the next is out, then in. */
    private static void outFirst(List<Stamp> stamps, int from, Function<Stamp, FunctionKey> way) {
        long second = stamps.get(from).second();
        for (int i = from; i < stamps.size() && stamps.get(i).second() == second; i++) {
            if (isOut(way.apply(stamps.get(i)))) {
                Collections.swap(stamps, from, i);
                return;
            }
        }
    }

    private static Pairs firstInLastOut(List<Stamp> stamps) {
        Stamp in = null;
        Stamp out = null;
        Stamp last = null;
        for (Stamp stamp : stamps) {
            if (isIn(stamp.key()) && in == null) {
                in = stamp;
            } else if (isOut(stamp.key())) {
                last = stamp;
                out = in == null ? null : stamp;
            }
        }
        if (in == null) {
            return missingIn(last);
        }
        return out == null ? open(in) : closed(in, out);
    }

    /** The earliest at the start, the latest at the end; the same punch is not both. */
    private static Pairs byPoint(List<Stamp> stamps, Occurrence occurrence) {
        Stamp in = null;
        for (Stamp stamp : stamps) {
            if (in == null && occurrence.onWindow().holds(stamp.minute())) {
                in = stamp;
            }
        }
        Stamp out = null;
        for (Stamp stamp : stamps) {
            if (stamp != in && occurrence.offWindow().holds(stamp.minute())) {
                out = stamp;
            }
        }
        if (in == null) {
            return out == null ? NONE : missingIn(out);
        }
        return out == null || out.minute() < in.minute() ? open(in) : closed(in, out);
    }

    private static List<Pair> breaks(List<Stamp> stamps) {
        List<Pair> breaks = new ArrayList<>(1);
        Stamp left = null;
        for (Stamp stamp : stamps) {
            if (stamp.key() == FunctionKey.BREAK_OUT && left == null) {
                left = stamp;
            } else if (stamp.key() == FunctionKey.BREAK_IN && left != null) {
                breaks.add(new Pair(left, stamp));
                left = null;
            }
        }
        return List.copyOf(breaks);
    }

    private static Pairs closed(Stamp in, Stamp out) {
        return new Pairs(
                List.of(new Pair(in, out)), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }

    private static Pairs open(Stamp in) {
        return new Pairs(List.of(), Optional.of(in), Optional.empty(), List.of(), List.of(), List.of());
    }

    private static Pairs missingIn(Stamp out) {
        return new Pairs(List.of(), Optional.empty(), Optional.of(out), List.of(), List.of(), List.of());
    }

    /** Whether people press keys: what somebody entered for them says nothing about it, unless nothing else is there. */
    private static boolean hasKeys(List<Stamp> stamps) {
        boolean onlyEntered = stamps.stream().allMatch(Stamp::isEntered);
        return stamps.stream()
                .anyMatch(stamp -> (onlyEntered || !stamp.isEntered()) && (isIn(stamp.key()) || isOut(stamp.key())));
    }

    /** A reader for both ways says nothing about any of them. */
    private static boolean hasDirections(List<Stamp> stamps) {
        return stamps.stream().noneMatch(stamp -> stamp.direction() == Direction.BOTH);
    }

    private static FunctionKey way(Stamp stamp) {
        return stamp.direction() == Direction.IN ? FunctionKey.IN : FunctionKey.OUT;
    }

    private static boolean isIn(FunctionKey key) {
        return key == FunctionKey.IN || key == FunctionKey.OT_IN;
    }

    private static boolean isOut(FunctionKey key) {
        return key == FunctionKey.OUT || key == FunctionKey.OT_OUT;
    }

    private static boolean isBreak(FunctionKey key) {
        return key == FunctionKey.BREAK_OUT || key == FunctionKey.BREAK_IN;
    }
}
