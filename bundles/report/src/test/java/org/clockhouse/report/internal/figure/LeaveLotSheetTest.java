package org.clockhouse.report.internal.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.internal.PreparedLeave;
import org.clockhouse.report.internal.PreparedLots;
import org.clockhouse.report.internal.PreparedTimesheets;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.SheetHead;
import org.clockhouse.report.internal.sheet.Words;
import org.junit.jupiter.api.Test;

/** Overtime that became time off: what is left of it, and what has to be paid because nobody took it. */
class LeaveLotSheetTest {

    private final DepartmentId press = DepartmentId.next();
    private final Person wang =
            new Person(EmployeeId.next(), "000117", new LocalName("王小明", "Wang"), SiteId.next(), press);
    private final PreparedLots lots = new PreparedLots(wang.id());

    private List<String> month(String month) throws IOException {
        PreparedTimesheets timesheets = new PreparedTimesheets();
        timesheets.rows.add(MonthRow.of(wang, List.of()));
        List<String> rows = new ArrayList<>();
        new LeaveLotSheet(timesheets, lots, new PreparedLeave())
                .read(OrgId.next(), Scope.EVERYBODY, MonthQuery.of(YearMonth.parse(month)))
                .write(Map.of(press, "冲压车间"), new Words(Language.EN), new Sheet() {
                    @Override
                    public void begin(SheetHead head) {}

                    @Override
                    public void row(List<Cell> cells) {
                        rows.add(cells.stream().map(Cell::shown).collect(Collectors.joining(",")));
                    }

                    @Override
                    public void end() {}
                });
        return rows;
    }

    @Test
    void t048WhatNobodyTookIsPaidInThePeriodInWhichItEnds() throws IOException {
        lots.earned("2026-11-14", 390, "2027-02-12", OnExpiry.PAY_AT_RATE);
        lots.taken("2026-12-01", 240);
        String lot = "000117,Wang,冲压车间,LIEU,2026-11-14,overtime on rest days,6:30,";
        assertEquals(List.of(lot + "0:00,6:30,0:00,0:00,0.87,2027-02-12,is paid"), month("2026-11"));
        assertEquals(List.of(lot + "4:00,2:30,0:00,0:00,0.33,2027-02-12,is paid"), month("2026-12"));
        assertEquals(List.of(lot + "4:00,0:00,2:30,0:00,0.00,2027-02-12,is paid"), month("2027-02"));
        assertEquals(List.of(), month("2027-03"));
    }

    /** A day of leave of this person has 7:30. */
    @Test
    void whatIsLeftIsSaidInDaysOfThePersonToo() throws IOException {
        lots.earned("2026-11-14", 1_125, "2027-02-12", OnExpiry.PAY_AT_RATE);
        assertEquals(
                List.of("000117,Wang,冲压车间,LIEU,2026-11-14,overtime on rest days,18:45,0:00,18:45,0:00,0:00,2.50,"
                        + "2027-02-12,is paid"),
                month("2026-11"));
    }

    @Test
    void t048WhatIsUsedUpIsShownInThePeriodInWhichItWas() throws IOException {
        lots.earned("2026-10-10", 120, "2026-12-31", OnExpiry.LAPSE);
        lots.taken("2026-11-05", 120);
        assertEquals(1, month("2026-11").size());
        assertEquals(List.of(), month("2026-12"));
    }

    @Test
    void t048WhatLapsesAndWhatIsExtendedIsToldApart() throws IOException {
        lots.earned("2026-11-01", 60, "2026-11-20", OnExpiry.LAPSE);
        lots.earned("2026-11-01", 30, "2026-11-20", OnExpiry.EXTEND);
        assertEquals(
                List.of(
                        "000117,Wang,冲压车间,LIEU,2026-11-01,overtime on rest days,1:00,0:00,0:00,0:00,1:00,0.00,2026-11-20,lapses",
                        "000117,Wang,冲压车间,LIEU,2026-11-01,overtime on rest days,0:30,0:00,0:30,0:00,0:00,0.07,2026-12-09,"
                                + "is extended"),
                month("2026-11"));
    }
}
