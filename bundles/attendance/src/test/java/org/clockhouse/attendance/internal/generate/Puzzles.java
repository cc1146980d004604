package org.clockhouse.attendance.internal.generate;

import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.internal.Planning;
import org.clockhouse.attendance.spi.RosterPuzzle;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Scope;

/** Puzzles of companies in memory, for tests of whatever solves them. */
public final class Puzzles {

    private Puzzles() {}

    public static RosterPuzzle of(Planning planning, RosterTask task) {
        return read(planning, task).puzzle();
    }

    static PuzzleReader.Read read(Planning planning, RosterTask task) {
        InMemoryTransactions transactions = planning.transactions();
        return transactions.in(planning.org, () -> planning.reader.read(planning.org, Scope.EVERYBODY, task));
    }
}
