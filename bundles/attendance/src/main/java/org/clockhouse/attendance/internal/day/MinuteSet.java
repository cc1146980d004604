package org.clockhouse.attendance.internal.day;

import java.util.Arrays;

/**
 * A set of minutes since 1970-01-01T00:00Z, as sorted stretches that do not touch. No minute is in it twice, which is what
 * keeps a minute from being counted twice.
 */
public final class MinuteSet {

    public static final MinuteSet EMPTY = new MinuteSet(new int[0]);

    /** from, until, from, until ...; every until is exclusive. */
    private final int[] ends;

    private MinuteSet(int[] ends) {
        this.ends = ends;
    }

    /** @param until exclusive; at or before {@code from} makes an empty set */
    public static MinuteSet of(int from, int until) {
        return until <= from ? EMPTY : new MinuteSet(new int[] {from, until});
    }

    public boolean isEmpty() {
        return ends.length == 0;
    }

    public int length() {
        int sum = 0;
        for (int i = 0; i < ends.length; i += 2) {
            sum += ends[i + 1] - ends[i];
        }
        return sum;
    }

    public int stretches() {
        return ends.length / 2;
    }

    public int from(int stretch) {
        return ends[2 * stretch];
    }

    public int until(int stretch) {
        return ends[2 * stretch + 1];
    }

    public MinuteSet and(MinuteSet other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        int[] found = new int[ends.length + other.ends.length];
        int count = 0;
        for (int i = 0, j = 0; i < ends.length && j < other.ends.length; ) {
            int from = Math.max(ends[i], other.ends[j]);
            int until = Math.min(ends[i + 1], other.ends[j + 1]);
            if (from < until) {
                found[count++] = from;
                found[count++] = until;
            }
            if (ends[i + 1] < other.ends[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return count == 0 ? EMPTY : new MinuteSet(Arrays.copyOf(found, count));
    }

    public MinuteSet minus(MinuteSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        int[] found = new int[ends.length + other.ends.length];
        int count = 0;
        int j = 0;
        for (int i = 0; i < ends.length; i += 2) {
            int from = ends[i];
            int until = ends[i + 1];
            while (j < other.ends.length && other.ends[j + 1] <= from) {
                j += 2;
            }
            for (int k = j; k < other.ends.length && other.ends[k] < until && from < until; k += 2) {
                if (from < other.ends[k]) {
                    found[count++] = from;
                    found[count++] = other.ends[k];
                }
                from = Math.max(from, other.ends[k + 1]);
            }
            if (from < until) {
                found[count++] = from;
                found[count++] = until;
            }
        }
        return count == 0 ? EMPTY : new MinuteSet(Arrays.copyOf(found, count));
    }

    public MinuteSet or(MinuteSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        int[] found = new int[ends.length + other.ends.length];
        int count = 0;
        for (int i = 0, j = 0; i < ends.length || j < other.ends.length; ) {
            boolean mine = j >= other.ends.length || i < ends.length && ends[i] <= other.ends[j];
            int from = mine ? ends[i] : other.ends[j];
            int until = mine ? ends[i + 1] : other.ends[j + 1];
            if (mine) {
                i += 2;
            } else {
                j += 2;
            }
            if (count > 0 && from <= found[count - 1]) {
                found[count - 1] = Math.max(found[count - 1], until);
            } else {
                found[count++] = from;
                found[count++] = until;
            }
        }
        return new MinuteSet(Arrays.copyOf(found, count));
    }

    /** The minutes before an instant. */
    public MinuteSet before(int minute) {
        return and(of(Integer.MIN_VALUE, minute));
    }

    /** The minutes from an instant on. */
    public MinuteSet since(int minute) {
        return and(of(minute, Integer.MAX_VALUE));
    }

    /** The instant at which so many minutes of the set have passed; the end of the set if it has fewer. */
    public int after(int minutes) {
        int left = minutes;
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i + 1] - ends[i] >= left) {
                return ends[i] + left;
            }
            left -= ends[i + 1] - ends[i];
        }
        return isEmpty() ? 0 : ends[ends.length - 1];
    }

    /** The first so many minutes; all of them if there are fewer. */
    public MinuteSet first(int minutes) {
        if (minutes <= 0) {
            return EMPTY;
        }
        return minutes >= length() ? this : before(after(minutes));
    }

    /** The last so many minutes. */
    public MinuteSet last(int minutes) {
        return minutes <= 0 ? EMPTY : minus(first(length() - minutes));
    }

    /** The same minutes, later by so many. */
    MinuteSet moved(int by) {
        int[] moved = ends.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return new MinuteSet(moved);
    }

    public boolean holds(int minute) {
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i] <= minute && minute < ends[i + 1]) {
                return true;
            }
        }
        return false;
    }

    public long fingerprint() {
        long sum = Fingerprint.START;
        for (int end : ends) {
            sum = Fingerprint.add(sum, end);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinuteSet that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return Arrays.toString(ends);
    }
}
