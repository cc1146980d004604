package org.clockhouse.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.generate.CoverNeed;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.AssignmentId;
import org.clockhouse.attendance.roster.OneOff;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.SheetRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;

/** What attendance keeps, in maps, one set for each company. Rolls back what a failed transaction changed. */
final class AttendanceRows {

    /** Everything of one company; replaced as a whole, so that a roll-back puts the old one back. */
    record Data(
            Map<String, Shift> shifts,
            Map<String, RuleSet> rules,
            Map<AssignmentId, Assignment> assignments,
            Map<String, OneOff> oneOffs,
            Map<String, DayResult> results,
            List<DayResult> past,
            TreeMap<Long, Mark> marks,
            Map<String, WatchRepository.Watch> watches,
            Map<SiteId, LocalDate> opened,
            Map<String, Approved> approved,
            TreeMap<String, RosterDraft> drafts,
            Map<RosterEditId, RosterEdit> edits,
            List<RosterPublication> publications,
            Map<DepartmentId, CoverNeed> needs,
            Map<EmployeeId, RosterPreference> preferences,
            Closing closing) {

        Data() {
            this(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new ArrayList<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new ArrayList<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new Closing());
        }

        Data copy() {
            return new Data(
                    new TreeMap<>(shifts),
                    new TreeMap<>(rules),
                    new TreeMap<>(assignments),
                    new TreeMap<>(oneOffs),
                    new TreeMap<>(results),
                    new ArrayList<>(past),
                    new TreeMap<>(marks),
                    new TreeMap<>(watches),
                    new HashMap<>(opened),
                    new TreeMap<>(approved),
                    new TreeMap<>(drafts),
                    new HashMap<>(edits),
                    new ArrayList<>(publications),
                    new TreeMap<>(needs),
                    new TreeMap<>(preferences),
                    closing.copy());
        }
    }

    /** What is kept of periods. */
    record Closing(
            Map<LocalDate, Period> periods,
            Map<String, SheetRepository.Sheet> sheets,
            Map<String, SheetRepository.Acceptance> accepted,
            Map<String, Adjustment> adjustments,
            Map<String, LeaveEntry> leave,
            Map<EmployeeId, LocalDate> workingSince,
            long[] edition) {

        Closing() {
            this(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new HashMap<>(),
                    new long[1]);
        }

        Closing copy() {
            return new Closing(
                    new TreeMap<>(periods),
                    new TreeMap<>(sheets),
                    new TreeMap<>(accepted),
                    new TreeMap<>(adjustments),
                    new TreeMap<>(leave),
                    new HashMap<>(workingSince),
                    edition.clone());
        }
    }

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Data> companies = new HashMap<>();

    AttendanceRows(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Data data() {
        return companies.computeIfAbsent(transactions.org(), any -> new Data());
    }

    Data changing() {
        OrgId org = transactions.org();
        Data before = data();
        Data copy = before.copy();
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    static String key(EmployeeId employee, LocalDate date) {
        return employee.text() + ' ' + date;
    }

    static boolean within(LocalDate date, LocalDate from, LocalDate until) {
        return !date.isBefore(from) && !date.isAfter(until);
    }
}
