package org.clockhouse.audit.internal.chain;

import static org.clockhouse.audit.ChainReport.Kind.CHECKPOINT_FORGED;
import static org.clockhouse.audit.ChainReport.Kind.CHECKPOINT_REMOVED;
import static org.clockhouse.audit.ChainReport.Kind.DELETED;
import static org.clockhouse.audit.ChainReport.Kind.EDITED;
import static org.clockhouse.audit.ChainReport.Kind.REORDERED;
import static org.clockhouse.audit.ChainReport.Kind.REWRITTEN;
import static org.clockhouse.audit.ChainReport.Kind.TRUNCATED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clockhouse.audit.ChainReport;
import org.clockhouse.audit.ChainReport.Finding;
import org.clockhouse.audit.ChainReport.Kind;
import org.clockhouse.audit.Checkpoint;

/**
 * Walks the trail once, in constant memory: entries in order, each checkpoint after the entry it covers. After something
 * wrong it goes on from what the next row claims, so that one edited row does not make all that follow look broken.
 */
public final class ChainCheck {

    private static final int MOST_FINDINGS = 1000;

    private final String company;
    private final PublicSigningKey key;
    private final Anchors anchors;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unsealed = new ArrayList<>();
    private final Map<Long, Integer> missing = new HashMap<>();
    private Checkpoint last = new Checkpoint(0, Instant.EPOCH, 0, "", "", "");
    private Checkpoint uncovered;
    private boolean finished;
    private long entries;
    private long checkpoints;
    private long sequence;
    private String previous;
    private Supplier<String> previousId = () -> "";

    /** @param anchors checkpoints kept outside the database, in order: they show what was cut off or restored from an older copy */
    public ChainCheck(String company, PublicSigningKey key, Iterator<Checkpoint> anchors) {
        this.company = company;
        this.key = key;
        this.anchors = new Anchors(company, key, anchors);
        this.previous = Chain.genesis(company);
    }

    public void entry(Link link) {
        entries++;
        if (link.sequence() <= sequence) {
            outOfPlace(link);
            return;
        }
        if (link.sequence() > sequence + 1) {
            gap(link);
        }
        content(link);
        place(link);
        sequence = link.sequence();
        previous = link.hash();
        previousId = link.id();
        uncovered = null;
    }

    /**
     * Each checkpoint holds the digest of the one before, so a good signature on the last vouches for the whole row of them:
     * a signature is looked at only where the row breaks or ends.
     */
    public void checkpoint(Checkpoint checkpoint) {
        checkpoints++;
        if (!continues(checkpoint)) {
            boolean vouched = vouch();
            String name = "checkpoint " + checkpoint.number();
            if (checkpoint.number() != last.number() + 1) {
                add(CHECKPOINT_REMOVED, checkpoint.sequence(), "", name + " follows checkpoint " + last.number());
            } else if (vouched) {
                add(CHECKPOINT_FORGED, checkpoint.sequence(), "", name + " does not continue the one before it");
            }
        }
        last = checkpoint;
        cover(checkpoint);
        anchors.missedBy(checkpoint).forEach(this::removed);
    }

    private boolean continues(Checkpoint next) {
        return next.number() == last.number() + 1 && next.previous().equals(Chain.digest(company, last));
    }

    /** Whether the last checkpoint is signed; says so if not. */
    private boolean vouch() {
        return last.number() == 0 || isSigned(last);
    }

    private boolean isSigned(Checkpoint checkpoint) {
        boolean signed = key.signed(company, checkpoint);
        if (!signed) {
            String detail = "checkpoint " + checkpoint.number() + " is not signed by the key";
            add(CHECKPOINT_FORGED, checkpoint.sequence(), "", detail);
        }
        return signed;
    }

    /** Where the database says the chain ends; to be told after everything else. */
    public void head(long at, String hash) {
        if (at > sequence) {
            add(TRUNCATED, sequence + 1, "", "the trail ends at entry " + sequence + ", its head is entry " + at);
        } else if (at == sequence && at > 0 && !hash.equals(previous)) {
            add(REWRITTEN, at, previousId.get(), "entry " + at + " is not the one that was sealed last");
        }
    }

    /** An entry that committed and is not sealed yet. */
    public void unsealed(String id) {
        unsealed.add(id);
    }

    /** Something else is wrong, such as a line that cannot be read. */
    public void add(Kind kind, long at, String id, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(kind, at, id, detail));
        }
    }

    /** How far the walk has come. */
    public ExportEnd end(String at) {
        return new ExportEnd(at, entries, entries == 0 ? "" : previous, checkpoints, unsealed.size());
    }

    /** Nothing more comes: what was signed and never came is missing. */
    void finish() {
        if (!finished) {
            finished = true;
            vouch();
        }
        if (uncovered != null) {
            truncated(uncovered, "checkpoint");
            uncovered = null;
        }
        for (Checkpoint kept : anchors.rest()) {
            removed(kept);
            if (kept.sequence() > sequence) {
                truncated(kept, "checkpoint kept outside the database:");
            }
        }
    }

    public ChainReport report() {
        finish();
        long unsigned = Math.max(0, sequence - last.sequence());
        return new ChainReport(entries, checkpoints, unsealed, unsigned, key.fingerprint(), findings);
    }

    private void outOfPlace(Link link) {
        Integer gap = missing.remove(link.sequence());
        String detail = "entry " + link.sequence() + " comes after entry " + sequence;
        if (gap == null) {
            add(REORDERED, link.sequence(), link.id().get(), detail);
        } else {
            findings.set(gap, new Finding(REORDERED, link.sequence(), link.id().get(), detail));
        }
    }

    private void gap(Link link) {
        long first = sequence + 1;
        long until = link.sequence() - 1;
        String which = first == until ? "entry " + first + " is" : "entries " + first + " to " + until + " are";
        add(DELETED, first, "", which + " missing");
        if (until - first < MOST_FINDINGS && findings.size() < MOST_FINDINGS) {
            for (long gone = first; gone <= until; gone++) {
                missing.put(gone, findings.size() - 1);
            }
        }
        previous = link.previous();
    }

    private void content(Link link) {
        if (!link.intact()) {
            add(EDITED, link.sequence(), link.id().get(), "the content of entry " + link.sequence() + " was changed");
        }
    }

    /** What is wrong with the place of an entry follows from what it says about itself. */
    private void place(Link link) {
        String own = Chain.link(link.previous(), link.sequence(), link.contentHash());
        boolean follows = link.previous().equals(previous);
        boolean consistent = own.equals(link.hash());
        String name = "entry " + link.sequence();
        if (!follows && consistent) {
            add(
                    REWRITTEN,
                    sequence,
                    previousId.get(),
                    "entry " + sequence + " is not the one that " + name + " was sealed after");
        } else if (!follows) {
            add(REORDERED, link.sequence(), link.id().get(), name + " was not sealed at this place");
        } else if (!consistent) {
            add(EDITED, link.sequence(), link.id().get(), "the hash of " + name + " does not fit its content");
        }
    }

    private void cover(Checkpoint checkpoint) {
        if (checkpoint.sequence() > sequence) {
            uncovered = checkpoint;
        } else if (checkpoint.sequence() < sequence && isSigned(checkpoint)) {
            add(REORDERED, checkpoint.sequence(), "", "checkpoint " + checkpoint.number() + " comes too late");
        } else if (checkpoint.sequence() == sequence && !checkpoint.hash().equals(previous) && isSigned(checkpoint)) {
            signedOtherwise(checkpoint);
        }
    }

    private void removed(Checkpoint kept) {
        String detail =
                "checkpoint " + kept.number() + " of " + kept.at() + ", kept outside the database, is gone from it";
        add(CHECKPOINT_REMOVED, kept.sequence(), "", detail);
    }

    private void signedOtherwise(Checkpoint checkpoint) {
        String detail =
                "entry " + sequence + " and those before it are not what checkpoint " + checkpoint.number() + " signed";
        add(REWRITTEN, sequence, previousId.get(), detail);
    }

    private void truncated(Checkpoint checkpoint, String what) {
        String detail = "the trail ends at entry " + sequence + ", but " + what + " " + checkpoint.number()
                + " was signed over entry " + checkpoint.sequence();
        add(TRUNCATED, sequence + 1, "", detail);
    }
}
