package org.clockhouse.terminal.internal.list;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.Outcome;

/**
 * What came of terminals' lists and the head office was not told. What it was told is kept here only: after a start, and by other
 * orders, it is told everything once more.
 */
public final class ListNews {

    private final TerminalLists lists;
    private final Map<TerminalId, Map<CredentialId, News>> told = new HashMap<>();
    private String version = "";

    /** @param since when it came about: a list that was told again says the same once more */
    public record News(Outcome outcome, Instant since) {}

    public ListNews(TerminalLists lists) {
        this.lists = lists;
    }

    /** What a terminal has taken or refused; what is only under way is no news. */
    public List<News> of(OrgId org, String held, TerminalId terminal) {
        Map<CredentialId, News> before = held.equals(version) ? told.getOrDefault(terminal, Map.of()) : Map.of();
        return lists.lines(org, terminal).stream()
                .filter(line -> line.state() == State.CONFIRMED || line.state() == State.REFUSED)
                .map(ListNews::news)
                .filter(news -> !news.equals(before.get(news.outcome().credential())))
                .limit(GatewayCalls.MOST_OUTCOMES)
                .toList();
    }

    public void told(String held, TerminalId terminal, List<News> news) {
        if (!held.equals(version)) {
            told.clear();
            version = held;
        }
        Map<CredentialId, News> known = told.computeIfAbsent(terminal, none -> new HashMap<>());
        news.forEach(each -> known.put(each.outcome().credential(), each));
    }

    private static News news(Line line) {
        return new News(
                new Outcome(line.credential(), line.want(), line.state(), line.number(), line.detail()), line.since());
    }
}
