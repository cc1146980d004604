package org.clockhouse.store.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Days that punches have marked and that nobody has begun to work out: another punch of such a day needs no mark of its own. Whoever
 * reads marks has them forgotten first, and waits for those who write: a punch that found its day marked is there by then.
 */
public final class WaitingMarks {

    /** As many as this are written again. */
    private static final int MOST = 20_000;

    /** A day of somebody. */
    public record Day(String employee, LocalDate day) {}

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Map<String, Set<Day>> waiting = new ConcurrentHashMap<>();

    /** Held by whoever writes punches, from before it asks what waits until after its commit. */
    public Lock writing() {
        return lock.readLock();
    }

    public boolean hold(String org, Day day) {
        return waiting.getOrDefault(org, Set.of()).contains(day);
    }

    /** After the commit. */
    public void add(String org, Collection<Day> days) {
        Set<Day> known = waiting.computeIfAbsent(org, any -> ConcurrentHashMap.newKeySet());
        if (known.size() > MOST) {
            known.clear();
        }
        known.addAll(days);
    }

    /** Before the marks are read. */
    public void forget(String org) {
        lock.writeLock().lock();
        try {
            waiting.remove(org);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
