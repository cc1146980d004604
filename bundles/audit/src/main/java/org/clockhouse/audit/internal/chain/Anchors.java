package org.clockhouse.audit.internal.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.clockhouse.audit.Checkpoint;

/**
 * Checkpoints kept outside the database, by number; one that is not signed by the key says nothing. Two sealers that write
 * to one file overtake each other between commit and copy, so what lies a little out of order is put in order.
 */
final class Anchors {

    private static final int READ_AHEAD = 64;

    private final String company;
    private final PublicSigningKey key;
    private final Iterator<Checkpoint> kept;
    private final PriorityQueue<Checkpoint> ahead = new PriorityQueue<>(Comparator.comparingLong(Checkpoint::number));
    private Checkpoint next;

    Anchors(String company, PublicSigningKey key, Iterator<Checkpoint> kept) {
        this.company = company;
        this.key = key;
        this.kept = kept;
        step();
    }

    /** Those up to this one of the trail that are not it. */
    List<Checkpoint> missedBy(Checkpoint checkpoint) {
        List<Checkpoint> missed = new ArrayList<>();
        while (next != null && next.number() <= checkpoint.number()) {
            if (!next.signature().equals(checkpoint.signature())) {
                take(missed);
            }
            step();
        }
        return missed;
    }

    /** Those after the last one of the trail. */
    List<Checkpoint> rest() {
        List<Checkpoint> rest = new ArrayList<>();
        while (next != null) {
            take(rest);
            step();
        }
        return rest;
    }

    private void take(List<Checkpoint> into) {
        if (key.signed(company, next)) {
            into.add(next);
        }
    }

    private void step() {
        while (ahead.size() < READ_AHEAD && kept.hasNext()) {
            ahead.add(kept.next());
        }
        next = ahead.poll();
    }
}
