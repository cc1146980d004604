package org.clockhouse.store.internal.punch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;

/**
 * Punches that were committed a moment ago: a terminal that missed an answer sends the same again, and some send their last lines
 * with every batch. What is here is in the log; of what is not here the log is asked.
 */
final class RecentPunches {

    private static final int MOST = 20_000;

    private record Key(OrgId org, TerminalId terminal, long subjectHash, long reading) {}

    private final Map<Key, Boolean> punches = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean hold(OrgId org, TerminalId terminal, long subjectHash, long reading) {
        return punches.containsKey(new Key(org, terminal, subjectHash, reading));
    }

    /** After the commit. */
    synchronized void add(PreparedBatch committed) {
        TerminalId terminal = committed.batch().terminal();
        committed
                .punches()
                .forEach(punch ->
                        punches.put(new Key(committed.org(), terminal, punch.subjectHash(), punch.reading()), true));
    }
}
