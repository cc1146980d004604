package org.clockhouse.store.internal.punch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.FunctionKey;
import org.clockhouse.punch.PunchAttributes.Method;

/**
 * Punches that were committed a moment ago: a terminal that missed an answer sends the same again, and some send their last lines
 * with every batch. What is here is in the log; of what is not here the log is asked.
 */
final class RecentPunches {

    private static final int MOST = 20_000;

    private record Key(
            OrgId org,
            TerminalId terminal,
            long subjectHash,
            long reading,
            Method method,
            FunctionKey key,
            String workCode) {}

    private final Map<Key, Boolean> punches = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean hold(
            OrgId org, TerminalId terminal, long subjectHash, long reading, PunchAttributes attributes) {
        return punches.containsKey(key(org, terminal, subjectHash, reading, attributes));
    }

    /** After the commit. */
    synchronized void add(PreparedBatch committed) {
        TerminalId terminal = committed.batch().terminal();
        committed
                .punches()
                .forEach(punch -> punches.put(
                        key(
                                committed.org(),
                                terminal,
                                punch.subjectHash(),
                                punch.reading(),
                                punch.punch().attributes()),
                        true));
    }

    private static Key key(OrgId org, TerminalId terminal, long subjectHash, long reading, PunchAttributes attributes) {
        return new Key(
                org, terminal, subjectHash, reading, attributes.method(), attributes.key(), attributes.workCode());
    }
}
