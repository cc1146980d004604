package org.clockhouse.attendance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.clockhouse.attendance.day.RollCall;
import org.clockhouse.attendance.day.RollCallId;
import org.clockhouse.attendance.spi.RollCallRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;

/** Roll calls in maps, one for each company. */
public final class InMemoryRollCalls implements RollCallRepository {

    private record Kept(RollCall call, long position) {}

    private final InMemoryTransactions transactions;
    private final Map<OrgId, TreeMap<RollCallId, Kept>> companies = new HashMap<>();

    public InMemoryRollCalls(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private TreeMap<RollCallId, Kept> kept() {
        return companies.computeIfAbsent(transactions.org(), any -> new TreeMap<>());
    }

    private void put(Kept next) {
        TreeMap<RollCallId, Kept> kept = kept();
        RollCallId id = next.call().head().id();
        Kept before = kept.put(id, next);
        transactions.onRollback(() -> {
            kept.remove(id);
            Optional.ofNullable(before).ifPresent(old -> kept.put(id, old));
        });
    }

    @Override
    public void add(RollCall call, long position) {
        if (running().stream()
                .anyMatch(one -> one.head().site().equals(call.head().site()))) {
            throw Refused.duplicate("roll-call.running", "the roll is being called at this site already");
        }
        put(new Kept(call, position));
    }

    @Override
    public Optional<RollCall> find(RollCallId id) {
        return Optional.ofNullable(kept().get(id)).map(Kept::call);
    }

    @Override
    public List<RollCall.Summary> newest(int limit) {
        return kept().descendingMap().values().stream()
                .map(Kept::call)
                .sorted(Comparator.comparing(call -> call.head().ended().isPresent()))
                .limit(limit)
                .map(call -> new RollCall.Summary(call.head(), call.entries().size(), (int) call.entries().stream()
                        .filter(entry -> entry.found().isPresent())
                        .count()))
                .toList();
    }

    @Override
    public List<Running> running() {
        return kept().values().stream()
                .filter(one -> one.call().head().ended().isEmpty())
                .map(one -> new Running(one.call().head(), one.position()))
                .toList();
    }

    @Override
    public void reached(RollCallId id, long position) {
        put(new Kept(kept().get(id).call(), position));
    }

    @Override
    public boolean found(RollCallId id, EmployeeId employee, RollCall.Found found) {
        return change(
                id,
                employee,
                entry -> entry.found().isPresent()
                        ? entry
                        : new RollCall.Entry(employee, entry.standing(), entry.lastSeen(), Optional.of(found)));
    }

    @Override
    public boolean lost(RollCallId id, EmployeeId employee) {
        return change(
                id,
                employee,
                entry -> entry.found()
                                .filter(found -> found.how() == RollCall.How.HAND)
                                .isEmpty()
                        ? entry
                        : new RollCall.Entry(employee, entry.standing(), entry.lastSeen(), Optional.empty()));
    }

    @Override
    public void add(RollCallId id, RollCall.Entry entry) {
        List<RollCall.Entry> entries = new ArrayList<>(kept().get(id).call().entries());
        if (entries.stream().noneMatch(one -> one.employee().equals(entry.employee()))) {
            entries.add(entry);
            with(id, entries);
        }
    }

    @Override
    public boolean end(RollCallId id, RollCall.Mention end) {
        Kept kept = kept().get(id);
        RollCall.Head head = kept.call().head();
        if (head.ended().isPresent()) {
            return false;
        }
        RollCall.Head ended = new RollCall.Head(
                id, head.site(), head.startedAt(), head.startedBy(), head.assembly(), Optional.of(end));
        put(new Kept(new RollCall(ended, kept.call().entries()), kept.position()));
        return true;
    }

    private boolean change(RollCallId id, EmployeeId employee, UnaryOperator<RollCall.Entry> change) {
        List<RollCall.Entry> before = kept().get(id).call().entries();
        List<RollCall.Entry> after = before.stream()
                .map(entry -> entry.employee().equals(employee) ? change.apply(entry) : entry)
                .toList();
        with(id, after);
        return !before.equals(after);
    }

    private void with(RollCallId id, List<RollCall.Entry> entries) {
        Kept kept = kept().get(id);
        put(new Kept(new RollCall(kept.call().head(), entries), kept.position()));
    }
}
