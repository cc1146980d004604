package org.clockhouse.store.internal.punch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clockhouse.store.internal.punch.GroupCommit.Pace;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final long FAST = 500_000;
    private static final long SLOW = 10_000_000;

    @Test
    void whereACommitIsSlowTheNextGroupWaitsForAllOfTheLast() {
        assertEquals(60, Pace.NONE.after(8, SLOW).after(60, SLOW).expected());
    }

    @Test
    void whereItIsQuickTheNextBeginsWithAQuarterOfThoseThatCame() {
        assertEquals(16, Pace.NONE.after(40, FAST).after(24, FAST).expected());
    }

    /** A collection, or a neighbour, in one of them. */
    @Test
    void oneSlowGroupAmongQuickOnesDoesNotChangeThat() {
        assertEquals(16, Pace.NONE.after(40, FAST).after(24, SLOW).expected());
    }

    @Test
    void aLoneCallerIsNotKeptWaitingForAnother() {
        assertEquals(1, Pace.NONE.expected());
        assertEquals(0, Pace.NONE.after(1, FAST).expected());
    }
}
