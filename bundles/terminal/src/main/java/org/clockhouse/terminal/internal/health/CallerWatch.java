package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.spi.GatewayRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices gateways that stopped calling and came back, and terminals that nobody registered. Callers choose their serial numbers, so
 * of them it tells at most twice an hour: the first at once, and how many more came when the hour is over.
 */
@Component(service = CallerWatch.class, immediate = true, configurationPid = TerminalConfig.PID)
public final class CallerWatch {

    private static final Logger log = LoggerFactory.getLogger(CallerWatch.class);
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final GatewayRepository gateways;
    private final TerminalRepository terminals;
    private final TrayRepository tray;
    private final TerminalNews news;
    private final Companies companies;
    private final Journal journal;
    private final Duration allowed;
    private final Instant started;
    private final Workers.Crew crew;
    /** Gateways that are silent, with when they were heard last. */
    private final Map<GatewayId, Instant> silent = new ConcurrentHashMap<>();

    @Activate
    public CallerWatch(
            @Reference GatewayRepository gateways,
            @Reference TerminalRepository terminals,
            @Reference TrayRepository tray,
            @Reference TerminalNews news,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers,
            TerminalConfig config) {
        this.gateways = gateways;
        this.terminals = terminals;
        this.tray = tray;
        this.news = news;
        this.companies = companies;
        this.journal = journal;
        this.allowed = Duration.ofMinutes(config.silence__minutes());
        this.started = journal.now();
        this.crew = workers.crew("terminal-callers", 1);
        crew.every(ROUND, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void look() {
        try {
            for (OrgId org : companies.all()) {
                journal.read(org, () -> {
                    lookForGateways(org);
                    lookIntoTheTray(org);
                    return org;
                });
            }
        } catch (DomainException e) {
            log.debug("Callers are looked at later: {}", e.getMessage());
        }
    }

    private void lookForGateways(OrgId org) {
        List<Gateway> heard = allowed.isZero() || allowed.isNegative()
                ? List.of()
                : gateways.all().stream()
                        .filter(gateway -> gateway.state() == Gateway.State.ENROLLED)
                        .filter(gateway -> gateway.heard().isPresent())
                        .toList();
        if (heard.isEmpty()) {
            return;
        }
        List<Terminal> all = terminals.all();
        for (Gateway gateway : heard) {
            Instant last = gateway.heard().orElseThrow().at();
            // The suite's own absence is not the gateway's.
            Instant since = last.isBefore(started) ? started : last;
            Instant before = silent.get(gateway.id());
            if (since.plus(allowed).isBefore(journal.now())) {
                news.silent(org, gateway, sites(all, gateway), last);
                silent.put(gateway.id(), last);
            } else if (before != null) {
                news.back(org, gateway, sites(all, gateway), before);
                silent.remove(gateway.id());
            }
        }
    }

    private static Set<SiteId> sites(List<Terminal> all, Gateway gateway) {
        return all.stream()
                .filter(terminal -> gateway.terminals().contains(terminal.id()))
                .map(Terminal::site)
                .collect(Collectors.toSet());
    }

    private void lookIntoTheTray(OrgId org) {
        Instant now = journal.now();
        Map<Instant, List<UnknownTerminal>> hours = new TreeMap<>();
        int waiting = 0;
        Page page = Page.first(Page.MOST);
        do {
            Slice<UnknownTerminal> some = tray.page(page);
            waiting += some.items().size();
            some.items().stream()
                    .filter(one -> one.firstSeen().plus(2, ChronoUnit.HOURS).isAfter(now))
                    .forEach(one -> hours.computeIfAbsent(
                                    one.firstSeen().truncatedTo(ChronoUnit.HOURS), any -> new ArrayList<>())
                            .add(one));
            page = new Page(some.next(), Page.MOST);
        } while (!page.after().isEmpty());
        for (Map.Entry<Instant, List<UnknownTerminal>> hour : hours.entrySet()) {
            List<UnknownTerminal> callers = hour.getValue();
            callers.sort(Comparator.comparing(UnknownTerminal::firstSeen).thenComparing(UnknownTerminal::serial));
            news.unknown(org, hour.getKey().toString(), callers.get(0), waiting);
            boolean over = hour.getKey().plus(1, ChronoUnit.HOURS).isBefore(now);
            if (over && callers.size() > 1) {
                news.unknown(org, hour.getKey() + " more", callers.get(callers.size() - 1), waiting);
            }
        }
    }
}
