package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.Newcomer;
import org.clockhouse.attendance.spi.NewcomerRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every keeper of newcomers must do. */
public abstract class NewcomerRepositoryContract {

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract NewcomerRepository newcomers();

    private static Newcomer newcomer(String id, Optional<AssignmentId> assignment) {
        return new Newcomer(
                id, EmployeeId.next(), assignment, "a".repeat(64), "oa", Instant.parse("2026-11-02T12:00:00Z"));
    }

    private Optional<Newcomer> find(String id) {
        return transactions().in(org, () -> newcomers().find(id));
    }

    private void add(Newcomer newcomer) {
        transactions().run(org, () -> newcomers().add(newcomer));
    }

    @Test
    void aNewcomerIsFoundByTheIdOfTheOtherSystemWhoseCaseCounts() {
        Newcomer li = newcomer("OA-17", Optional.of(AssignmentId.next()));
        Newcomer wang = newcomer("oa-17", Optional.empty());
        add(li);
        add(wang);
        assertEquals(Optional.of(li), find("OA-17"));
        assertEquals(Optional.of(wang), find("oa-17"));
        assertEquals(Optional.empty(), find("OA-18"));
    }

    @Test
    void anIdIsUsedOnce() {
        add(newcomer("OA-17", Optional.empty()));
        Refused refused = assertThrows(Refused.class, () -> add(newcomer("OA-17", Optional.empty())));
        assertEquals("newcomer.id.taken", refused.code());
    }
}
