package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.clockhouse.attendance.spi.FailedStartRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every keeper of failed starts must do. */
public abstract class FailedStartContract {

    private final OrgId org = OrgId.next();

    protected abstract Transactions transactions();

    protected abstract FailedStartRepository starts();

    @Test
    void aPersonsDateIsFollowedUpOnceInEachCompany() {
        EmployeeId ann = EmployeeId.next();
        LocalDate monday = LocalDate.of(2026, 11, 2);
        assertEquals(true, add(org, ann, monday));
        assertEquals(false, add(org, ann, monday));
        assertEquals(true, add(org, ann, monday.plusDays(1)));
        assertEquals(true, add(OrgId.next(), ann, monday));
    }

    @Test
    void thePositionIsThatOfTheCompany() {
        transactions().run(org, () -> starts().position(17));
        transactions().run(org, () -> starts().position(18));
        assertEquals(18, transactions().in(org, () -> starts().position()));
        assertEquals(0, transactions().in(OrgId.next(), () -> starts().position()));
    }

    private boolean add(OrgId company, EmployeeId employee, LocalDate date) {
        return transactions().in(company, () -> starts().add(employee, date));
    }
}
