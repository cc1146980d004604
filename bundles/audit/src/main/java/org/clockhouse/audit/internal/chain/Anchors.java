package org.clockhouse.audit.internal.chain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.clockhouse.audit.Checkpoint;

/** Checkpoints kept outside the database, in order; one that is not signed by the key says nothing. */
final class Anchors {

    private final String company;
    private final PublicSigningKey key;
    private final Iterator<Checkpoint> kept;
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
        next = kept.hasNext() ? kept.next() : null;
    }
}
