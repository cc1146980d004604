package org.clockhouse.credential.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What was found by keys, and what was not, until something changes: at busy terminals the same people are asked for again and
 * again. Whatever tells of no change is outdated after a minute.
 */
final class Remembered<T> {

    private static final int MOST = 20_000;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, List<T>> found = new HashMap<>();
    private long edition;
    private long began = System.nanoTime();

    /**
     * @param now the edition of what is looked into, asked for before
     * @param look finds those that are not here; for what it does not find there is nothing
     */
    Map<String, List<T>> of(long now, Collection<String> keys, Function<Set<String>, Map<String, List<T>>> look) {
        Map<String, List<T>> answer = new HashMap<>();
        Set<String> missing = new HashSet<>();
        synchronized (this) {
            if (now != edition || found.size() > MOST || System.nanoTime() - began > LONGEST) {
                found.clear();
                edition = now;
                began = System.nanoTime();
            }
            for (String key : keys) {
                List<T> known = found.get(key);
                if (known == null) {
                    missing.add(key);
                } else {
                    answer.put(key, known);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<String, List<T>> looked = look.apply(missing);
            missing.forEach(key -> answer.put(key, List.copyOf(looked.getOrDefault(key, List.of()))));
            keep(now, missing, answer);
        }
        return answer;
    }

    private synchronized void keep(long now, Set<String> keys, Map<String, List<T>> answer) {
        if (now == edition) {
            keys.forEach(key -> found.put(key, answer.get(key)));
        }
    }
}
