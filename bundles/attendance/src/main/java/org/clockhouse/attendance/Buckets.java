package org.clockhouse.attendance;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Minutes by bucket, and overtime by tier where the rules have tiers. */
public final class Buckets {

    public static final Buckets NONE = new Buckets(new int[Bucket.values().length], Collections.emptySortedMap());

    private final int[] minutes;
    private final SortedMap<String, Integer> tiers;

    private Buckets(int[] minutes, SortedMap<String, Integer> tiers) {
        this.minutes = minutes;
        this.tiers = tiers;
    }

    /** @param minutes by {@link Bucket#ordinal()}; a shorter array leaves the rest at zero */
    public static Buckets of(int... minutes) {
        return new Buckets(Arrays.copyOf(minutes, Bucket.values().length), Collections.emptySortedMap());
    }

    public static Buckets sum(Collection<Buckets> all) {
        int[] sum = new int[Bucket.values().length];
        SortedMap<String, Integer> tiers = new TreeMap<>();
        for (Buckets one : all) {
            one.tiers.forEach((tier, minutes) -> tiers.merge(tier, minutes, Integer::sum));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one.minutes[i];
            }
        }
        return new Buckets(sum, tiers);
    }

    public int get(Bucket bucket) {
        return minutes[bucket.ordinal()];
    }

    public Buckets with(Bucket bucket, int value) {
        int[] copy = minutes.clone();
        copy[bucket.ordinal()] = value;
        return new Buckets(copy, tiers);
    }

    public Buckets withTiers(SortedMap<String, Integer> overtime) {
        return new Buckets(minutes, new TreeMap<>(overtime));
    }

    /** What {@link Bucket#OVERTIME} is made of, by the name of the tier; empty where the rules have none. */
    public SortedMap<String, Integer> tiers() {
        return Collections.unmodifiableSortedMap(tiers);
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
        return other instanceof Buckets that && Arrays.equals(minutes, that.minutes) && tiers.equals(that.tiers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(minutes) + tiers.hashCode();
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
        return text.append(tiers.isEmpty() ? "" : " " + tiers).append(']').toString();
    }
}
