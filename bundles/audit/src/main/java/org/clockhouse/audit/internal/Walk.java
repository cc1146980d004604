package org.clockhouse.audit.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.clockhouse.audit.AuditEntry;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.spi.AuditRepository;
import org.clockhouse.audit.spi.AuditRepository.Head;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;

/** One pass over a trail, in pieces, each in a transaction of its own so that nobody waits for the whole. */
final class Walk {

    /** Who is led along. */
    interface Visitor {

        void entry(AuditEntry entry) throws IOException;

        void checkpoint(Checkpoint checkpoint) throws IOException;
    }

    private static final int PIECE = 500;
    private static final Head NOTHING = new Head(0, "");

    private final AuditRepository entries;
    private final Transactions transactions;
    private final OrgId org;
    private final Deque<Checkpoint> checkpoints = new ArrayDeque<>();
    private long number;

    Walk(AuditRepository entries, Transactions transactions, OrgId org) {
        this.entries = entries;
        this.transactions = transactions;
        this.org = org;
    }

    /**
     * Every entry up to the head as it is now, each checkpoint after the entry that it covers.
     *
     * @return the head, which the last entry has to be
     */
    Head lead(Visitor visitor) throws IOException {
        Head head = transactions.in(org, () -> entries.head().orElse(NOTHING));
        long lastNumber = transactions.in(
                org, () -> entries.lastCheckpoint().map(Checkpoint::number).orElse(0L));
        long sequence = 0;
        List<AuditEntry> piece = after(sequence, head);
        while (!piece.isEmpty()) {
            for (AuditEntry entry : piece) {
                checkpointsUntil(entry.sequence() - 1, lastNumber, visitor);
                visitor.entry(entry);
                sequence = entry.sequence();
            }
            piece = after(sequence, head);
        }
        checkpointsUntil(Long.MAX_VALUE, lastNumber, visitor);
        return head;
    }

    private List<AuditEntry> after(long sequence, Head head) {
        return transactions.in(org, () -> entries.sealedAfter(sequence, PIECE)).stream()
                .filter(entry -> entry.sequence() <= head.sequence())
                .toList();
    }

    private void checkpointsUntil(long sequence, long lastNumber, Visitor visitor) throws IOException {
        while (true) {
            if (checkpoints.isEmpty() && number < lastNumber) {
                checkpoints.addAll(transactions.in(org, () -> entries.checkpointsAfter(number, PIECE)));
            }
            Checkpoint next = checkpoints.peek();
            if (next == null || next.sequence() > sequence || next.number() > lastNumber) {
                return;
            }
            number = next.number();
            visitor.checkpoint(checkpoints.remove());
        }
    }
}
