package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.LeaveType.Basis;
import org.clockhouse.attendance.leave.LeaveType.Step;
import org.clockhouse.attendance.leave.LeaveType.Terms;
import org.clockhouse.attendance.spi.LeaveTypeRepository;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of types of leave does. */
public abstract class LeaveTypeRepositoryContract {

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract LeaveTypeRepository types();

    private static LeaveType edition(String code, String from, int paid, long version) {
        Terms terms = new Terms(
                new LocalName("年休假", "Annual"),
                Basis.WORK_MINUTES,
                paid,
                240,
                OptionalInt.of(10),
                OptionalInt.of(-3),
                true,
                List.of(new Step(1, 5), new Step(10, 10)),
                12,
                true,
                true,
                paid > 0,
                Optional.of(new LocalName("年", "AL")));
        return new LeaveType(code, LocalDate.parse(from), terms, version);
    }

    private void put(LeaveType edition) {
        transactions().run(org, () -> types().put(edition, edition.version() - 1));
    }

    private List<LeaveType> all(OrgId company) {
        return transactions().in(company, () -> types().editions());
    }

    @Test
    void editionsComeBackByCodeAndDate() {
        LeaveType later = edition("ANNUAL", "2027-01-01", 80, 2);
        LeaveType first = edition("ANNUAL", "2026-01-01", 100, 1);
        LeaveType other = edition("STUDY", "2026-06-01", 0, 1);
        put(first);
        put(later);
        put(other);
        assertEquals(List.of(first, later, other), all(org));
        assertEquals(List.of(), all(OrgId.next()));
    }

    @Test
    void oneOfTheSameDateIsReplacedAndWhoeverReadTheTypeBeforeIsToldSo() {
        put(edition("ANNUAL", "2026-01-01", 100, 1));
        LeaveType better = edition("ANNUAL", "2026-01-01", 90, 2);
        put(better);
        assertEquals(List.of(better), all(org));
        assertThrows(Stale.class, () -> put(edition("ANNUAL", "2027-01-01", 90, 2)));
        assertThrows(Stale.class, () -> put(edition("ANNUAL", "2027-01-01", 90, 1)));
    }
}
