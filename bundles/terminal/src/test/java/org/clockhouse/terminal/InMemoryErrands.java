package org.clockhouse.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Errand.State;
import org.clockhouse.terminal.spi.ErrandRepository;
import org.clockhouse.terminal.spi.EventRepository;

/** Errands and events in maps, for each company one set. */
public final class InMemoryErrands {

    private static final class Rows {
        final TreeMap<Long, Errand> errands = new TreeMap<>(Comparator.reverseOrder());
        final List<TerminalEvent> events = new ArrayList<>();
    }

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    public InMemoryErrands(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    public ErrandRepository errands() {
        return new Errands();
    }

    public EventRepository events() {
        return new Events();
    }

    private Rows rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new Rows());
    }

    private final class Errands implements ErrandRepository {

        @Override
        public Errand add(TerminalId terminal, ErrandTask task, Instant asked, Optional<Instant> expires, String by) {
            TreeMap<Long, Errand> all = rows().errands;
            long number = all.isEmpty() ? 1 : all.firstKey() + 1;
            Errand errand = new Errand(number, terminal, task, State.QUEUED, "", asked, asked, expires, 0, by);
            all.put(number, errand);
            transactions.onRollback(() -> all.remove(number));
            return errand;
        }

        @Override
        public void update(Errand errand) {
            TreeMap<Long, Errand> all = rows().errands;
            Errand old = all.put(errand.number(), errand);
            transactions.onRollback(() -> all.put(errand.number(), old));
        }

        @Override
        public Optional<Errand> find(TerminalId terminal, long number) {
            return Optional.ofNullable(rows().errands.get(number))
                    .filter(errand -> errand.terminal().equals(terminal));
        }

        @Override
        public List<Errand> open(TerminalId terminal) {
            return rows().errands.descendingMap().values().stream()
                    .filter(errand -> errand.isOpen() && errand.terminal().equals(terminal))
                    .toList();
        }

        @Override
        public Set<TerminalId> terminals() {
            return rows().errands.values().stream()
                    .filter(Errand::isOpen)
                    .map(Errand::terminal)
                    .collect(Collectors.toSet());
        }

        @Override
        public Slice<Errand> page(TerminalId terminal, Page page) {
            long before = page.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(page.after());
            List<Errand> oneMore = rows().errands.values().stream()
                    .filter(errand -> errand.terminal().equals(terminal) && errand.number() < before)
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, errand -> String.valueOf(errand.number()));
        }
    }

    private final class Events implements EventRepository {

        @Override
        public boolean add(TerminalEvent event) {
            List<TerminalEvent> all = rows().events;
            boolean there = all.stream()
                    .anyMatch(e ->
                            e.terminal().equals(event.terminal()) && e.record().equals(event.record()));
            if (!there) {
                all.add(event);
                transactions.onRollback(() -> all.remove(event));
            }
            return !there;
        }

        @Override
        public Slice<TerminalEvent> page(TerminalId terminal, Page page) {
            List<TerminalEvent> oneMore = rows().events.stream()
                    .filter(event -> event.terminal().equals(terminal))
                    .filter(event -> page.after().isEmpty() || event.id().compareTo(page.after()) < 0)
                    .sorted(Comparator.comparing(TerminalEvent::id).reversed())
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(oneMore, page, TerminalEvent::id);
        }
    }
}
