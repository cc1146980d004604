package org.clockhouse.attendance.internal.leave;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.leave.LeaveBalance;
import org.clockhouse.attendance.leave.LeaveEntry;
import org.clockhouse.attendance.leave.LeaveEntry.Kind;
import org.clockhouse.attendance.leave.LeaveLot;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.rule.PeriodPolicy.OnExpiry;

/**
 * What the lines of one person and type come to on a date: what brings something is a lot, what takes something takes it from the
 * lot that expires first. What was returned was never taken (guide, section 13).
 */
public final class LeaveAccount {

    private final LocalDate date;
    private final List<LeaveLot> lots = new ArrayList<>();
    private int brought;
    private int taken;
    private int owed;

    private LeaveAccount(LocalDate date) {
        this.date = date;
    }

    /** @param date lines of later dates do not count yet */
    public static LeaveAccount of(List<LeaveEntry> entries, LocalDate date) {
        LeaveAccount account = new LeaveAccount(date);
        Map<String, Integer> returned = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.kind() == Kind.RETURNED)
                .forEach(entry -> returned.merge(entry.source(), entry.minutes(), Integer::sum));
        entries.stream()
                .filter(entry -> entry.kind() != Kind.RETURNED && !entry.date().isAfter(date))
                .sorted(Comparator.comparing(LeaveEntry::date).thenComparing(entry -> -entry.minutes()))
                .forEach(entry -> account.book(entry, returned.getOrDefault(entry.source(), 0)));
        return account;
    }

    private void book(LeaveEntry entry, int returned) {
        int minutes = entry.kind() == Kind.TAKEN ? entry.minutes() + returned : entry.minutes();
        if (minutes > 0) {
            int settled = Math.min(owed, minutes);
            owed -= settled;
            brought += minutes;
            lots.add(new LeaveLot(entry, minutes - settled, expiry(entry)));
            lots.sort(Comparator.comparing(lot -> lot.from().expires().orElse(LocalDate.MAX)));
        } else {
            taken += entry.kind() == Kind.TAKEN ? -minutes : 0;
            brought += entry.kind() == Kind.TAKEN ? 0 : minutes;
            take(-minutes, entry.date());
        }
    }

    /** Time off that is extended begins anew each time it would expire. */
    private Optional<LocalDate> expiry(LeaveEntry entry) {
        if (entry.onExpiry() != OnExpiry.EXTEND || entry.expires().isEmpty()) {
            return entry.expires();
        }
        LocalDate first = entry.expires().get();
        long length = ChronoUnit.DAYS.between(entry.date(), first);
        long late = Math.max(0, ChronoUnit.DAYS.between(first, date));
        return length <= 0 || date.equals(LocalDate.MAX)
                ? entry.expires()
                : Optional.of(first.plusDays((late + length - 1) / length * length));
    }

    private void take(int minutes, LocalDate on) {
        int left = minutes;
        for (int i = 0; i < lots.size() && left > 0; i++) {
            LeaveLot lot = lots.get(i);
            if (lot.isOpenOn(on)) {
                int from = Math.min(left, lot.left());
                lots.set(i, new LeaveLot(lot.from(), lot.left() - from, lot.expires()));
                left -= from;
            }
        }
        owed += left;
    }

    /** Taken, and in no lot. */
    public int owed() {
        return owed;
    }

    /** All that was ever brought, what is used up and what expired too, those that expire first in front. */
    public List<LeaveLot> lots() {
        return List.copyOf(lots);
    }

    /** What can be taken on the date; below 0 when more was taken than there was. */
    public int minutes() {
        return open().stream().mapToInt(LeaveLot::left).sum() - owed;
    }

    /** With something left that can be taken on the date. */
    public List<LeaveLot> open() {
        return lots.stream().filter(lot -> lot.left() > 0 && lot.isOpenOn(date)).toList();
    }

    LeaveBalance balance(LeaveType type) {
        return new LeaveBalance(
                type,
                minutes(),
                brought,
                taken,
                lots.stream().mapToInt(lot -> lot.lapsed(date)).sum(),
                lots.stream().mapToInt(lot -> lot.paid(date)).sum(),
                open());
    }
}
