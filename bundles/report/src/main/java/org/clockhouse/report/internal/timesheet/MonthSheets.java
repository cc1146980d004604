package org.clockhouse.report.internal.timesheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.leave.LeaveCatalogue;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.report.internal.payroll.CarriedLines;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes month sheets, with what stands beside the days: own pay codes, and what is carried of locked periods. */
@Component(service = MonthSheets.class)
public final class MonthSheets {

    private final PayCodes codes;
    private final CarriedLines carried;
    private final LeaveCatalogue types;
    private final LeaveDays leave;

    @Activate
    public MonthSheets(
            @Reference PayCodes codes,
            @Reference CarriedLines carried,
            @Reference LeaveCatalogue types,
            @Reference LeaveDays leave) {
        this.codes = codes;
        this.carried = carried;
        this.types = types;
        this.leave = leave;
    }

    public MonthSheet of(OrgId org, Scope scope, MonthQuery query, Words words) {
        LeaveSigns signs = new LeaveSigns(org, types.on(org, query.until()), leave);
        return new MonthSheet(org, query, codes, signs, carried(org, scope, query, words), words);
    }

    /** In one cell for each person: the date, and minutes more or fewer. */
    private Map<EmployeeId, String> carried(OrgId org, Scope scope, MonthQuery query, Words words) {
        MonthQuery everybody = new MonthQuery(
                query.from(), query.until(), Optional.empty(), Optional.empty(), Optional.empty(), "", false);
        return carried.of(org, scope, everybody, Set.of()).stream()
                .collect(groupingBy(
                        line -> line.person().id(), mapping(line -> text(line.adjustment(), words), joining("; "))));
    }

    private static String text(Adjustment more, Words words) {
        return more.date() + " "
                + more.minutes().entrySet().stream()
                        .map(entry -> words.of("bucket." + entry.getKey())
                                + (entry.getValue() > 0 ? " +" : " ")
                                + Cell.hours(entry.getValue()))
                        .collect(joining(", "));
    }
}
