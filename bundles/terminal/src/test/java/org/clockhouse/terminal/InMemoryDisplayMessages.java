package org.clockhouse.terminal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.TerminalRepository;

/** Words for displays in maps, for each company one set. */
public final class InMemoryDisplayMessages implements DisplayMessageRepository {

    private static final class Rows {
        private final TreeMap<Integer, DisplayMessage> messages = new TreeMap<>(Comparator.reverseOrder());
        private final Map<List<Object>, Target> targets = new HashMap<>();
    }

    private final InMemoryTransactions transactions;
    private final TerminalRepository terminals;
    private final Map<OrgId, Rows> companies = new HashMap<>();

    public InMemoryDisplayMessages(InMemoryTransactions transactions, TerminalRepository terminals) {
        this.transactions = transactions;
        this.terminals = terminals;
    }

    private Rows rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new Rows());
    }

    @Override
    public DisplayMessage add(DisplayMessages.Draft draft, String by, Instant at) {
        Map<Integer, DisplayMessage> all = rows().messages;
        int number = all.keySet().stream().findFirst().orElse(0) + 1;
        DisplayMessage message =
                new DisplayMessage(number, draft.audience(), draft.text(), draft.from(), draft.until(), by, at, false);
        all.put(number, message);
        transactions.onRollback(() -> all.remove(number));
        return message;
    }

    @Override
    public void withdraw(int number) {
        Map<Integer, DisplayMessage> all = rows().messages;
        DisplayMessage old = all.get(number);
        all.put(number, old.withdraw());
        transactions.onRollback(() -> all.put(number, old));
    }

    @Override
    public void put(Target target) {
        Map<List<Object>, Target> all = rows().targets;
        List<Object> key = List.of(target.message(), target.terminal());
        Target old = all.put(key, target);
        transactions.onRollback(() -> {
            if (old == null) {
                all.remove(key);
            } else {
                all.put(key, old);
            }
        });
    }

    @Override
    public Optional<DisplayMessage> find(int number) {
        return Optional.ofNullable(rows().messages.get(number));
    }

    @Override
    public List<DisplayMessage> running(Instant now) {
        return rows().messages.values().stream()
                .filter(message -> !message.withdrawn() && message.until().isAfter(now))
                .sorted(Comparator.comparing(DisplayMessage::number))
                .toList();
    }

    @Override
    public List<Target> targets(Scope scope, Collection<Integer> messages) {
        return rows().targets.values().stream()
                .filter(target -> messages.contains(target.message()) && sees(scope, target.terminal()))
                .sorted(Comparator.comparing(Target::message)
                        .thenComparing(target -> target.terminal().text()))
                .toList();
    }

    private boolean sees(Scope scope, TerminalId terminal) {
        return scope.everybody()
                || terminals
                        .find(terminal)
                        .filter(found -> scope.sites().contains(found.site()))
                        .isPresent();
    }

    @Override
    public List<Due> due(TerminalId terminal, Instant now) {
        return rows().targets.values().stream()
                .filter(target -> target.terminal().equals(terminal) && target.told() == 0)
                .map(target -> new Due(rows().messages.get(target.message()), target))
                .filter(due -> due.message().isCurrent(now))
                .sorted(Comparator.comparing((Due due) -> due.message().number())
                        .reversed())
                .toList();
    }

    @Override
    public Slice<DisplayMessage> page(Scope scope, Page page) {
        int before = page.after().matches("\\d{1,9}") ? Integer.parseInt(page.after()) : Integer.MAX_VALUE;
        List<DisplayMessage> oneMore = rows().messages.values().stream()
                .filter(message -> message.number() < before)
                .filter(message -> !targets(scope, List.of(message.number())).isEmpty())
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(oneMore, page, message -> String.valueOf(message.number()));
    }
}
