package org.clockhouse.store.internal.registry;

import java.util.ArrayList;
import java.util.List;

/** Keeps the number of different statements small: Derby compiles each one anew. */
public final class Marks {

    private Marks() {}

    /** The values, the last one repeated up to the next power of two; an empty list stays empty. */
    public static <T> List<T> padded(List<T> values) {
        if (values.isEmpty()) {
            return values;
        }
        int size = Math.max(4, Integer.highestOneBit(values.size() * 2 - 1));
        List<T> padded = new ArrayList<>(values);
        while (padded.size() < size) {
            padded.add(values.get(values.size() - 1));
        }
        return padded;
    }
}
