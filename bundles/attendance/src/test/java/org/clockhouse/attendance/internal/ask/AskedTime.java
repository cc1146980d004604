package org.clockhouse.attendance.internal.ask;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clockhouse.attendance.internal.leave.LeaveCharges;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.internal.result.InputReader;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.attendance.spi.LeaveRepository;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.Whereabouts;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.RequestKind;

/** The kinds that attendance registers, for tests. */
public final class AskedTime {

    private AskedTime() {}

    public static List<RequestKind> kinds(
            InputReader reader,
            ApprovedRepository approved,
            LeaveCatalogue types,
            LeaveRepository leaves,
            MarkRepository marks,
            Employees employees,
            Sites sites,
            Calendars calendars,
            Transactions transactions,
            Changes changes,
            Clock clock) {
        Forecast forecast = new Forecast(reader);
        InForce inForce = new InForce(approved, marks, transactions, changes, clock);
        AskedStretch stretches = new AskedStretch(employees, sites);
        return List.of(
                new CorrectionKind(forecast, inForce, employees, sites, calendars, AskedTime::measured, clock),
                new LeaveKind(forecast, inForce, stretches, new LeaveCharges(types, leaves, forecast, clock)),
                new TripKind(forecast, inForce, stretches),
                new OvertimeKind(forecast, inForce, stretches));
    }

    private static Whereabouts.Measured measured(OrgId org, EmployeeId person, int latitude, int longitude) {
        return new Whereabouts.Measured(OptionalInt.of(812), Optional.of(new LocalName("东门", "East gate")));
    }
}
