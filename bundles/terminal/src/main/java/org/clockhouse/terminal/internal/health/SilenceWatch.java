package org.clockhouse.terminal.internal.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.driver.Road;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.TerminalConfig;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alarm for a terminal that was in contact once and has not been for too long, and closes it when the terminal is
 * back. Sticks and readers on desks are silent by nature.
 */
@Component(service = SilenceWatch.class, immediate = true, configurationPid = TerminalConfig.PID)
public final class SilenceWatch {

    private static final Logger log = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Set<Road> HEARD = Set.of(Road.VISIT, Road.LISTEN, Road.CALL_IN);

    private final TerminalRepository terminals;
    private final StateBook states;
    private final AlarmBook alarms;
    private final DriverTable drivers;
    private final TerminalNews news;
    private final Companies companies;
    private final Journal journal;
    private final Duration allowed;
    private final Instant started;
    private final Workers.Crew crew;

    @Activate
    public SilenceWatch(
            @Reference TerminalRepository terminals,
            @Reference StateBook states,
            @Reference AlarmBook alarms,
            @Reference DriverTable drivers,
            @Reference TerminalNews news,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers,
            TerminalConfig config) {
        this.terminals = terminals;
        this.states = states;
        this.alarms = alarms;
        this.drivers = drivers;
        this.news = news;
        this.companies = companies;
        this.journal = journal;
        this.allowed = Duration.ofMinutes(config.silence__minutes());
        this.started = journal.now();
        this.crew = workers.crew("terminal-silence-alarms", 1);
        if (!allowed.isZero() && !allowed.isNegative()) {
            crew.every(ROUND, this::look);
        }
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    public void look() {
        try {
            companies.all().forEach(this::look);
        } catch (Unavailable e) {
            log.debug("Silent terminals wait for the store: {}", e.getMessage());
        }
    }

    private void look(OrgId org) {
        List<Terminal> watched = journal.read(org, terminals::all).stream()
                .filter(terminal -> terminal.status() == Terminal.Status.IN_USE && isHeard(terminal))
                .toList();
        Map<TerminalId, TerminalState> known =
                states.of(org, watched.stream().map(Terminal::id).toList());
        Map<TerminalId, Alarm> open = alarms.openOf(org, Alarm.Kind.SILENT).stream()
                .collect(Collectors.toMap(Alarm::terminal, Function.identity(), (one, other) -> one));
        List<Terminal> fresh = new ArrayList<>();
        List<Terminal> back = new ArrayList<>();
        for (Terminal terminal : watched) {
            boolean silent = isSilent(known.get(terminal.id()));
            if (silent && !open.containsKey(terminal.id())) {
                fresh.add(terminal);
            } else if (silent) {
                alarms.raise(org, terminal.id(), Alarm.Kind.SILENT, said(known.get(terminal.id())));
                open.remove(terminal.id());
            } else if (open.containsKey(terminal.id())) {
                back.add(terminal);
            }
        }
        if (!fresh.isEmpty() || !open.isEmpty()) {
            journal.run(org, Topic.TERMINALS, () -> {
                fresh.forEach(terminal ->
                        alarms.raise(org, terminal.id(), Alarm.Kind.SILENT, said(known.get(terminal.id()))));
                open.values().forEach(alarm -> alarms.close(Journal.self(org), alarm.id(), "heard again"));
                news.silent(org, fresh, id -> known.get(id).lastContact().orElseThrow());
                news.back(org, back);
            });
        }
    }

    private boolean isHeard(Terminal terminal) {
        return drivers.find(terminal.driver())
                .filter(driver -> !Collections.disjoint(driver.descriptor().roads(), HEARD))
                .isPresent();
    }

    /** The suite's own absence is not the terminal's. */
    private boolean isSilent(TerminalState state) {
        return state.lastContact()
                .map(last -> last.isBefore(started) ? started : last)
                .filter(since -> since.plus(allowed).isBefore(journal.now()))
                .isPresent();
    }

    private static String said(TerminalState state) {
        return "not heard of since " + state.lastContact().orElseThrow();
    }
}
