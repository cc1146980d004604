package org.clockhouse.driver.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Token;

/**
 * What a simulated terminal holds in memory, and forgets at a restart: credentials, how its clock was set, and cards held up
 * by a test. The log that it makes by itself is not among it.
 */
final class SimulatedTerminal {

    static final int MOST_CREDENTIALS = 10_000;

    private final String name;
    private final NavigableMap<String, Grant> credentials = new TreeMap<>();
    private final NavigableMap<Long, List<RawPunch>> presented = new TreeMap<>();
    private Optional<ClockSet> clockSet = Optional.empty();
    private int clearings;
    private long clearedUntil;
    private boolean silent;

    /** @param from since when, in seconds from 1970
     * @param ahead of a clock on the wall */
    private record ClockSet(long from, Duration ahead) {}

    SimulatedTerminal(String name) {
        this.name = name;
    }

    /** What cursors of its present log begin with. */
    synchronized String log() {
        return clearings == 0 ? name : name + "#" + clearings;
    }

    /** Records before this second are gone. */
    synchronized long clearedUntil() {
        return clearedUntil;
    }

    synchronized void clear(Instant now) {
        clearings++;
        clearedUntil = now.getEpochSecond();
        presented.clear();
    }

    /** Somebody holds up a card now, while the clock shows this reading. */
    synchronized void present(Token card, LocalDateTime clockReading, Instant now) {
        long second = now.getEpochSecond();
        RawPunch punch = RawPunch.builder(
                        second + "-" + card.hex(), clockReading, new Subject.Presented(CredentialKind.CARD, card))
                .method(Method.CARD, "")
                .build();
        presented.computeIfAbsent(second, none -> new ArrayList<>()).add(punch);
    }

    synchronized NavigableMap<Long, List<RawPunch>> presented() {
        NavigableMap<Long, List<RawPunch>> copy = new TreeMap<>();
        presented.forEach((second, punches) -> copy.put(second, List.copyOf(punches)));
        return copy;
    }

    /** How far the clock is ahead of one on the wall at that second. */
    synchronized Duration ahead(long second, Duration untilSet) {
        return clockSet.filter(set -> second >= set.from()).map(ClockSet::ahead).orElse(untilSet);
    }

    synchronized void setClock(long now, Duration ahead) {
        clockSet = Optional.of(new ClockSet(now, ahead));
    }

    synchronized boolean put(Grant grant) {
        boolean room = credentials.size() < MOST_CREDENTIALS || credentials.containsKey(grant.credentialId());
        if (room) {
            credentials.put(grant.credentialId(), grant);
        }
        return room;
    }

    synchronized void revoke(String credentialId) {
        credentials.remove(credentialId);
    }

    synchronized int held() {
        return credentials.size();
    }

    /** At most so many ids, in order, after the one given. */
    synchronized List<String> heldAfter(String id, int limit) {
        return credentials.tailMap(id, false).keySet().stream().limit(limit).toList();
    }

    synchronized boolean isSilent() {
        return silent;
    }

    synchronized void silent(boolean whether) {
        silent = whether;
    }
}
