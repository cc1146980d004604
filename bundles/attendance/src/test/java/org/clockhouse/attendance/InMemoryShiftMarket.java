package org.clockhouse.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.spi.OpenShiftRepository;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;

/** Swaps and open shifts in maps, one each for each company. */
public final class InMemoryShiftMarket {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, TreeMap<SwapId, Swap>> swapped = new HashMap<>();
    private final Map<OrgId, TreeMap<OpenShiftId, OpenShift>> opened = new HashMap<>();

    public final SwapRepository swaps = new SwapRows();
    public final OpenShiftRepository openShifts = new OpenShiftRows();

    public InMemoryShiftMarket(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private <K, V> void put(TreeMap<K, V> rows, K key, V row) {
        V before = rows.put(key, row);
        transactions.onRollback(() -> {
            rows.remove(key);
            Optional.ofNullable(before).ifPresent(old -> rows.put(key, old));
        });
    }

    private final class SwapRows implements SwapRepository {

        private TreeMap<SwapId, Swap> rows() {
            return swapped.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
        }

        @Override
        public Swap put(Swap swap) {
            Swap old = rows().get(swap.id());
            if ((old == null ? 0 : old.version()) != swap.version()) {
                throw new Stale("swap", swap.id().text());
            }
            Swap stored = swap.at(swap.version() + 1);
            InMemoryShiftMarket.this.put(rows(), swap.id(), stored);
            return stored;
        }

        @Override
        public Optional<Swap> find(SwapId swap) {
            return Optional.ofNullable(rows().get(swap));
        }

        @Override
        public List<Swap> of(EmployeeId person, Instant askedSince, LocalDate from) {
            return rows().descendingMap().values().stream()
                    .filter(swap ->
                            swap.asker().equals(person) || swap.colleague().equals(person))
                    .filter(swap -> !swap.askedAt().isBefore(askedSince)
                            || !swap.date().isBefore(from)
                            || !swap.otherDate().isBefore(from))
                    .toList();
        }
    }

    private final class OpenShiftRows implements OpenShiftRepository {

        private TreeMap<OpenShiftId, OpenShift> rows() {
            return opened.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
        }

        @Override
        public OpenShift put(OpenShift shift) {
            OpenShift old = rows().get(shift.id());
            if ((old == null ? 0 : old.version()) != shift.version()) {
                throw new Stale("open-shift", shift.id().text());
            }
            OpenShift stored = shift.at(shift.version() + 1);
            InMemoryShiftMarket.this.put(rows(), shift.id(), stored);
            return stored;
        }

        @Override
        public Optional<OpenShift> hold(OpenShiftId shift) {
            return Optional.ofNullable(rows().get(shift));
        }

        @Override
        public List<OpenShift> between(LocalDate from, LocalDate until) {
            return rows().values().stream()
                    .filter(shift ->
                            !shift.date().isBefore(from) && !shift.date().isAfter(until))
                    .sorted(Comparator.comparing(OpenShift::date).thenComparing(OpenShift::id))
                    .toList();
        }
    }
}
