package org.clockhouse.rest.internal.roster;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterSheet;
import org.clockhouse.attendance.roster.RosterSheet.Cell;
import org.clockhouse.attendance.roster.RosterSheet.Finding;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.time.MonthRowView;

/**
 * People by dates.
 *
 * @param items by pinyin; what is empty is left out of them, so that a month of many people stays small
 * @param findings what speaks against the plan with its drafts
 */
public record RosterSheetView(List<RosterRowView> items, List<RosterFindingView> findings, String next) {

    /** @param cells those on which something is planned, drafted or known, by date */
    public record RosterRowView(
            EmployeeId employeeId,
            String number,
            LocalName name,
            SiteId siteId,
            DepartmentId departmentId,
            List<RosterCellView> cells) {

        static RosterRowView of(RosterSheet.Row row) {
            return new RosterRowView(
                    row.person().id(),
                    row.person().number(),
                    row.person().name(),
                    row.person().site(),
                    row.person().department(),
                    row.cells().stream()
                            .filter(RosterRowView::isWorthTelling)
                            .map(RosterCellView::of)
                            .toList());
        }

        private static boolean isWorthTelling(Cell cell) {
            return !cell.shifts().isEmpty()
                    || !cell.draft().isNone()
                    || !cell.away().isEmpty()
                    || !cell.actual().isEmpty()
                    || cell.changed()
                    || !cell.employed()
                    || cell.source().equals("CHANGE")
                    || cell.dayType() != DayType.WORKDAY && cell.dayType() != DayType.REST_DAY;
        }
    }

    /**
     * One person's date.
     *
     * @param shiftIds what is published, in order of start; left out for a day off
     * @param source which statement won: CHANGE, EMPLOYEE, DEPARTMENT, COMPANY or NONE
     * @param changed true when it was published anew after the person had been told something else
     * @param away what approved requests let the person do: LEAVE, TRIP or OVERTIME
     * @param notEmployed true when nothing can be planned
     * @param actual what came of it, when it was asked for
     */
    public record RosterCellView(
            LocalDate date,
            DayType dayType,
            String source,
            @Maybe List<ShiftId> shiftIds,
            @Maybe RosterDraftView draft,
            @Maybe Boolean changed,
            @Maybe Boolean notEmployed,
            @Maybe List<Approved.Kind> away,
            @Maybe List<MonthRowView.DayCell> actual) {

        static RosterCellView of(Cell cell) {
            return new RosterCellView(
                    cell.date(),
                    cell.dayType(),
                    cell.source(),
                    cell.shifts().isEmpty() ? null : cell.shifts(),
                    cell.draft().isNone() ? null : RosterDraftView.of(cell.draft()),
                    cell.changed() ? true : null,
                    cell.employed() ? null : true,
                    cell.away().isEmpty() ? null : cell.away(),
                    cell.actual().isEmpty()
                            ? null
                            : cell.actual().stream()
                                    .map(MonthRowView.DayCell::of)
                                    .toList());
        }
    }

    /** @param shiftIds none for a day off, and when the standing assignment is to hold again @param version to name when it is drawn over */
    public record RosterDraftView(RosterDraft.Kind kind, List<ShiftId> shiftIds, long version) {

        static RosterDraftView of(RosterDraft draft) {
            return new RosterDraftView(draft.kind(), draft.shifts(), draft.version());
        }
    }

    /**
     * Why a date should not be worked as planned.
     *
     * @param otherDate with which it does not go together
     * @param value minutes; dates for CONSECUTIVE
     */
    public record RosterFindingView(
            EmployeeId employeeId, LocalDate date, Finding.Kind kind, LocalDate otherDate, int value, int limit) {

        static RosterFindingView of(Finding finding) {
            return new RosterFindingView(
                    finding.employee(),
                    finding.date(),
                    finding.kind(),
                    finding.other(),
                    finding.value(),
                    finding.limit());
        }
    }

    static RosterSheetView of(RosterSheet sheet) {
        return new RosterSheetView(
                sheet.rows().stream().map(RosterRowView::of).toList(),
                sheet.findings().stream().map(RosterFindingView::of).toList(),
                sheet.next());
    }
}
