package org.clockhouse.report.internal;

import java.time.Clock;
import org.clockhouse.attendance.internal.TimeOffice;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.internal.sheet.PlainSheets;
import org.clockhouse.report.internal.card.CardPaperDesk;
import org.clockhouse.report.internal.card.CardSheets;
import org.clockhouse.report.internal.comparison.SheetComparison;
import org.clockhouse.report.internal.figure.CountReading;
import org.clockhouse.report.internal.figure.CountSheet;
import org.clockhouse.report.internal.figure.CycleReading;
import org.clockhouse.report.internal.figure.CycleSheet;
import org.clockhouse.report.internal.figure.DayReading;
import org.clockhouse.report.internal.figure.Figures;
import org.clockhouse.report.internal.figure.LeaveLotSheet;
import org.clockhouse.report.internal.figure.Listings;
import org.clockhouse.report.internal.figure.PairSheet;
import org.clockhouse.report.internal.payroll.CarriedLines;
import org.clockhouse.report.internal.payroll.PayCodes;
import org.clockhouse.report.internal.payroll.Payroll;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.clockhouse.report.internal.timesheet.MonthSheets;

/** The real report bundle over the services of a company, for tests of the API. */
public final class ReportOffice {

    public final SheetReports reports;
    public final TrialSheetWriter trials;
    public final ListSheetWriter lists;
    public final SheetComparison comparison;
    public final CardPaperDesk cardPaper;

    public ReportOffice(
            TimeOffice time,
            InMemoryRegistry registry,
            InMemoryDesk desk,
            PunchLog punches,
            AuditTrail audit,
            Clock clock) {
        Letterhead letterhead = new Letterhead(registry.organisation, registry.sites, clock);
        PayCodes codes = new PayCodes(time.allowances, time.allowanceLines);
        CarriedLines carried = new CarriedLines(time.closing.periods, time.closing.sheets);
        DayReading days = new DayReading(time.timesheets, time.rules, registry.directory);
        CycleReading cycles = new CycleReading(time.cycles);
        CountReading counts = new CountReading(time.counts, time.rules);
        reports = new SheetReports(
                time.timesheets,
                letterhead,
                registry.departments,
                new RosterPaper(time.grid, time.shifts),
                new CardSheets(
                        desk.replacements, desk.checks, registry.directory, registry.sites, registry.departments),
                new Figures(days, registry.sites, registry.departments),
                new Payroll(days, cycles, counts, carried, codes, registry.sites, registry.departments),
                new MonthSheets(codes, carried, time.closing.leaveTypes, time.leaveDays),
                new Listings(
                        new CycleSheet(cycles),
                        new CountSheet(counts),
                        new PairSheet(time.timesheets, punches),
                        new LeaveLotSheet(time.timesheets, time.closing.leaves, time.closing.leaveTypes)),
                time.closing.completeness,
                audit);
        trials = new TrialSheetWriter(letterhead, registry.departments, audit);
        comparison = new SheetComparison(new PlainSheets(), time.timesheets, registry.directory, audit);
        cardPaper = new CardPaperDesk(
                desk.handOvers,
                desk.replacements,
                registry.employees,
                letterhead,
                registry.departments,
                registry.sites);
        lists = new ListSheetWriter(letterhead, audit);
    }
}
