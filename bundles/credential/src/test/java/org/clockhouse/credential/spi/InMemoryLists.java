package org.clockhouse.credential.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.TerminalList.Counts;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryLists implements ListRepository {

    private record Whose(TerminalId terminal, Kept kept) {}

    private final OrgTable<TerminalId, Whose> kept;
    private final InMemoryDeliveries deliveries;

    public InMemoryLists(InMemoryTransactions transactions, InMemoryDeliveries deliveries) {
        this.kept = new OrgTable<>(transactions);
        this.deliveries = deliveries;
    }

    @Override
    public Kept find(TerminalId terminal) {
        return kept.get(terminal).map(Whose::kept).orElse(Kept.NEW);
    }

    @Override
    public Map<TerminalId, Kept> all() {
        return kept.values().stream().collect(Collectors.toMap(Whose::terminal, Whose::kept));
    }

    @Override
    public void save(TerminalId terminal, Kept next) {
        kept.put(terminal, new Whose(terminal, next));
    }

    @Override
    public Map<TerminalId, Counts> counts() {
        Map<TerminalId, Counts> counts = new HashMap<>();
        deliveries.byTerminal().forEach((terminal, lines) -> counts.put(terminal, counts(lines)));
        return counts;
    }

    private static Counts counts(List<Line> lines) {
        return new Counts(
                lines.stream().filter(Line::isHeld).count(),
                lines.stream()
                        .filter(line -> line.isHeld() && !line.isDifferent())
                        .count(),
                lines.stream()
                        .filter(line -> !line.isHeld() && line.isDifferent())
                        .count(),
                lines.stream().filter(line -> line.state() == State.REFUSED).count());
    }
}
