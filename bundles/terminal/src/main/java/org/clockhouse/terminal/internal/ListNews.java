package org.clockhouse.terminal.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.Delivery.Line;
import org.clockhouse.credential.Delivery.State;
import org.clockhouse.credential.TerminalLists;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.Outcome;

/**
 * What came of terminals' lists and the head office was not told. What it was told is kept here only: after a start, and by other
 * orders, it is told everything once more.
 */
final class ListNews {

    private final TerminalLists lists;
    private final Map<TerminalId, Map<CredentialId, Outcome>> told = new HashMap<>();
    private String version = "";

    ListNews(TerminalLists lists) {
        this.lists = lists;
    }

    /** What a terminal has taken or refused; what is only under way is no news. */
    List<Outcome> of(OrgId org, String held, TerminalId terminal) {
        Map<CredentialId, Outcome> before = held.equals(version) ? told.getOrDefault(terminal, Map.of()) : Map.of();
        return lists.lines(org, terminal).stream()
                .filter(line -> line.state() == State.CONFIRMED || line.state() == State.REFUSED)
                .map(ListNews::outcome)
                .filter(outcome -> !outcome.equals(before.get(outcome.credential())))
                .limit(GatewayCalls.MOST_OUTCOMES)
                .toList();
    }

    void told(String held, TerminalId terminal, List<Outcome> news) {
        if (!held.equals(version)) {
            told.clear();
            version = held;
        }
        Map<CredentialId, Outcome> known = told.computeIfAbsent(terminal, none -> new HashMap<>());
        news.forEach(outcome -> known.put(outcome.credential(), outcome));
    }

    private static Outcome outcome(Line line) {
        return new Outcome(line.credential(), line.want(), line.state(), line.number(), line.detail());
    }
}
