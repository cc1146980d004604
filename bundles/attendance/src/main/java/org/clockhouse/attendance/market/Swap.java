package org.clockhouse.attendance.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.request.RequestId;

/**
 * Two people who work, on each of the dates, what the other was to work. It is asked for, agreed to by the colleague, and then
 * decided as a request.
 *
 * @param date on which the asker does not want to work as planned
 * @param otherDate on which the asker works instead; the same date when that day alone is exchanged or handed over
 * @param changes the four cells, or two, as they are to become; since the approval as they were stored
 * @param note why, for the colleague and whoever decides
 * @param request since the colleague agreed
 */
public record Swap(
        SwapId id,
        EmployeeId asker,
        EmployeeId colleague,
        LocalDate date,
        LocalDate otherDate,
        List<RosterEdit.Change> changes,
        String note,
        Instant askedAt,
        State state,
        Optional<RequestId> request,
        long version) {

    /** How far it is between the two; what became of the request is the request's own matter. */
    public enum State {
        ASKED,
        AGREED,
        DECLINED,
        WITHDRAWN
    }

    public Swap {
        changes = List.copyOf(changes);
    }

    /** What the asker was to work on the first date. */
    public List<ShiftId> given() {
        return planned(asker, date);
    }

    /** What the asker works in return; nothing for a day that is handed over. */
    public List<ShiftId> taken() {
        return planned(colleague, otherDate);
    }

    private List<ShiftId> planned(EmployeeId whose, LocalDate on) {
        return changes.stream()
                .map(RosterEdit.Change::before)
                .filter(cell -> cell.employee().equals(whose) && cell.date().equals(on))
                .findFirst()
                .map(RosterDraft::shifts)
                .orElse(List.of());
    }

    /** @throws Refused {@code swap.closed} unless the colleague has still to answer */
    public Swap answered(State next) {
        if (state != State.ASKED) {
            throw new Refused("swap.closed", "the swap is " + state);
        }
        return new Swap(id, asker, colleague, date, otherDate, changes, note, askedAt, next, request, version);
    }

    public Swap asRequest(RequestId asked) {
        return new Swap(
                id, asker, colleague, date, otherDate, changes, note, askedAt, state, Optional.of(asked), version);
    }

    public Swap done(List<RosterEdit.Change> stored) {
        return new Swap(id, asker, colleague, date, otherDate, stored, note, askedAt, state, request, version);
    }

    public Swap at(long stored) {
        return new Swap(id, asker, colleague, date, otherDate, changes, note, askedAt, state, request, stored);
    }
}
