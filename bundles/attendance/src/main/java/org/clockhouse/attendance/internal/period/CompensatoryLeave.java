package org.clockhouse.attendance.internal.period;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clockhouse.attendance.PeriodPolicy;
import org.clockhouse.attendance.PeriodPolicy.OnExpiry;

/** Overtime that is taken as leave: lots with an expiry, the oldest first (guide, section 13). */
public final class CompensatoryLeave {

    /** What a lot was earned by. Work on a statutory date is paid, and never enters. */
    public enum Source {
        OT_REST("2.0"),
        OT_WORKDAY("1.5");

        private final BigDecimal rate;

        Source(String rate) {
            this.rate = new BigDecimal(rate);
        }

        /** At which minutes are paid that nobody took. */
        public BigDecimal rate() {
            return rate;
        }
    }

    /** @param minutes earned; negative when taken @param source empty when taken */
    public record Entry(LocalDate date, int minutes, Optional<Source> source) {}

    /** @param oldest the open lot that expires first */
    public record Balance(int minutes, Optional<Lot> oldest) {}

    /**
     * @param expires empty for never
     * @param paid how much of it is paid when it expires
     */
    public record Lot(LocalDate earned, int open, Optional<LocalDate> expires, int paid, Source source) {}

    private CompensatoryLeave() {}

    public static Balance at(LocalDate date, List<Entry> entries, PeriodPolicy policy) {
        List<Lot> lots = new ArrayList<>();
        int owed = 0;
        List<Entry> inOrder = entries.stream()
                .filter(entry -> !entry.date().isAfter(date))
                .sorted(Comparator.comparing(Entry::date))
                .toList();
        for (Entry entry : inOrder) {
            if (entry.source().isPresent() && entry.minutes() > 0) {
                int settled = Math.min(owed, entry.minutes());
                owed -= settled;
                lots.add(lot(entry, entry.minutes() - settled, policy, date));
            } else if (entry.minutes() < 0) {
                owed += take(lots, -entry.minutes(), entry.date());
            }
        }
        List<Lot> open = lots.stream()
                .filter(lot -> lot.open() > 0 && isValid(lot, date))
                .toList();
        int sum = open.stream().mapToInt(Lot::open).sum();
        return new Balance(sum - owed, open.stream().findFirst().map(lot -> paid(lot, policy)));
    }

    private static Lot lot(Entry entry, int open, PeriodPolicy policy, LocalDate asOf) {
        Optional<LocalDate> expires = policy.compExpiry().isEmpty()
                ? Optional.empty()
                : Optional.of(entry.date().plusDays(policy.compExpiry().getAsInt()));
        // An extended lot starts anew each time it would expire.
        while (policy.onExpiry() == OnExpiry.EXTEND
                && policy.compExpiry().orElse(0) > 0
                && expires.orElseThrow().isBefore(asOf)) {
            expires = expires.map(date -> date.plusDays(policy.compExpiry().getAsInt()));
        }
        return new Lot(entry.date(), open, expires, 0, entry.source().orElseThrow());
    }

    /** @return what no lot had */
    private static int take(List<Lot> lots, int minutes, LocalDate on) {
        int left = minutes;
        for (int i = 0; i < lots.size() && left > 0; i++) {
            Lot lot = lots.get(i);
            if (isValid(lot, on)) {
                int taken = Math.min(left, lot.open());
                lots.set(i, new Lot(lot.earned(), lot.open() - taken, lot.expires(), 0, lot.source()));
                left -= taken;
            }
        }
        return left;
    }

    /** The day of expiry is the last on which it can be taken. */
    private static boolean isValid(Lot lot, LocalDate date) {
        return lot.expires().map(expires -> !expires.isBefore(date)).orElse(true);
    }

    private static Lot paid(Lot lot, PeriodPolicy policy) {
        boolean pays =
                policy.onExpiry() == OnExpiry.PAY_AT_RATE && lot.expires().isPresent();
        return new Lot(lot.earned(), lot.open(), lot.expires(), pays ? lot.open() : 0, lot.source());
    }
}
