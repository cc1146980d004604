package org.clockhouse.attendance;

import java.util.Arrays;
import java.util.Collection;

/** Minutes by bucket. */
public final class Buckets {

    public static final Buckets NONE = new Buckets(new int[Bucket.values().length]);

    private final int[] minutes;

    private Buckets(int[] minutes) {
        this.minutes = minutes;
    }

    /** @param minutes by {@link Bucket#ordinal()}; a shorter array leaves the rest at zero */
    public static Buckets of(int... minutes) {
        return new Buckets(Arrays.copyOf(minutes, Bucket.values().length));
    }

    public static Buckets sum(Collection<Buckets> all) {
        int[] sum = new int[Bucket.values().length];
        for (Buckets one : all) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one.minutes[i];
            }
        }
        return new Buckets(sum);
    }

    public int get(Bucket bucket) {
        return minutes[bucket.ordinal()];
    }

    public Buckets with(Bucket bucket, int value) {
        int[] copy = minutes.clone();
        copy[bucket.ordinal()] = value;
        return new Buckets(copy);
    }

    /** Whether attended is exactly what its parts add up to. */
    public boolean addUp() {
        return get(Bucket.ATTENDED)
                == get(Bucket.REGULAR)
                        + get(Bucket.OT_WORKDAY)
                        + get(Bucket.OT_REST)
                        + get(Bucket.OT_HOLIDAY)
                        + get(Bucket.OVERTIME)
                        + get(Bucket.EXTRA);
    }

    /** Recognised overtime of every kind. */
    public int overtime() {
        return get(Bucket.OT_WORKDAY) + get(Bucket.OT_REST) + get(Bucket.OT_HOLIDAY) + get(Bucket.OVERTIME);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets that && Arrays.equals(minutes, that.minutes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(minutes);
    }

    /** Names what is not zero. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Buckets[");
        for (Bucket bucket : Bucket.values()) {
            if (get(bucket) != 0) {
                text.append(text.length() > 8 ? ", " : "")
                        .append(bucket)
                        .append('=')
                        .append(get(bucket));
            }
        }
        return text.append(']').toString();
    }
}
