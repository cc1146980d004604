package org.clockhouse.store.internal.attendance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit.Change;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;

/** Cells that were changed, a line each: person, date, then kind, version and shifts before and after. */
final class CellLines {

    private CellLines() {}

    static String of(Collection<Change> changes) {
        return changes.stream().map(CellLines::line).collect(Collectors.joining("\n"));
    }

    static List<Change> read(String text) {
        return text.lines().map(CellLines::change).toList();
    }

    private static String line(Change change) {
        RosterDraft cell = change.before();
        return String.join("|", cell.employee().text(), cell.date().toString(), part(cell), part(change.after()));
    }

    private static String part(RosterDraft draft) {
        return draft.kind() + "|" + draft.version() + "|" + text(draft.shifts());
    }

    private static Change change(String line) {
        String[] parts = line.split("\\|", -1);
        EmployeeId employee = EmployeeId.of(parts[0]);
        LocalDate date = LocalDate.parse(parts[1]);
        return new Change(draft(employee, date, parts, 2), draft(employee, date, parts, 5));
    }

    private static RosterDraft draft(EmployeeId employee, LocalDate date, String[] parts, int at) {
        return new RosterDraft(
                employee,
                date,
                RosterDraft.Kind.valueOf(parts[at]),
                shifts(parts[at + 2]),
                Long.parseLong(parts[at + 1]));
    }

    static String text(List<ShiftId> shifts) {
        return shifts.stream().map(ShiftId::text).collect(Collectors.joining(" "));
    }

    static List<ShiftId> shifts(String text) {
        return words(text).map(ShiftId::of).toList();
    }

    static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Arrays.stream(text.split(" "));
    }
}
