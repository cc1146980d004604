package org.clockhouse.attendance.internal.leave;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.LeaveBalance;
import org.clockhouse.attendance.LeaveBalance.Lot;
import org.clockhouse.attendance.LeaveEntry;
import org.clockhouse.attendance.LeaveEntry.Kind;
import org.clockhouse.attendance.LeaveType;

/**
 * What the lines of one person and type come to: what brings something is a lot, what takes something takes it from the lot
 * that expires first. What was returned was never taken.
 */
final class LeaveAccount {

    private final List<Lot> lots = new ArrayList<>();
    private int brought;
    private int taken;
    private int owed;

    private LeaveAccount() {}

    /** @param until lines of later dates do not count yet */
    static LeaveAccount of(List<LeaveEntry> entries, LocalDate until) {
        LeaveAccount account = new LeaveAccount();
        Map<String, Integer> returned = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.kind() == Kind.RETURNED)
                .forEach(entry -> returned.merge(entry.source(), entry.minutes(), Integer::sum));
        entries.stream()
                .filter(entry -> entry.kind() != Kind.RETURNED && !entry.date().isAfter(until))
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
            lots.add(new Lot(entry.date(), minutes - settled, entry.expires()));
            lots.sort(Comparator.comparing(lot -> lot.expires().orElse(LocalDate.MAX)));
        } else {
            taken += entry.kind() == Kind.TAKEN ? -minutes : 0;
            brought += entry.kind() == Kind.TAKEN ? 0 : minutes;
            take(-minutes, entry.date());
        }
    }

    private void take(int minutes, LocalDate on) {
        int left = minutes;
        for (int i = 0; i < lots.size() && left > 0; i++) {
            Lot lot = lots.get(i);
            if (isValid(lot, on)) {
                int from = Math.min(left, lot.left());
                lots.set(i, new Lot(lot.from(), lot.left() - from, lot.expires()));
                left -= from;
            }
        }
        owed += left;
    }

    /** Taken, and in no lot. */
    int owed() {
        return owed;
    }

    LeaveBalance balance(LeaveType type, LocalDate date) {
        List<Lot> open = lots.stream()
                .filter(lot -> lot.left() > 0 && isValid(lot, date))
                .toList();
        int expired = lots.stream()
                .filter(lot -> !isValid(lot, date))
                .mapToInt(Lot::left)
                .sum();
        int left = open.stream().mapToInt(Lot::left).sum();
        return new LeaveBalance(type, left - owed, brought, taken, expired, open);
    }

    /** The day of expiry is the last on which it can be taken. */
    private static boolean isValid(Lot lot, LocalDate date) {
        Optional<LocalDate> expires = lot.expires();
        return expires.isEmpty() || !expires.get().isBefore(date);
    }
}
