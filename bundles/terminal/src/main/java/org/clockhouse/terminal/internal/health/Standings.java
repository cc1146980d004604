package org.clockhouse.terminal.internal.health;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.TerminalProgress;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what is known of terminals. */
@Component(service = Standings.class)
public final class Standings {

    private final StateBook states;
    private final Sites sites;
    private final PunchLog punches;
    private final DriverTable drivers;

    @Activate
    public Standings(
            @Reference StateBook states,
            @Reference Sites sites,
            @Reference PunchLog punches,
            @Reference DriverTable drivers) {
        this.states = states;
        this.sites = sites;
        this.punches = punches;
        this.drivers = drivers;
    }

    public TerminalStanding of(OrgId org, Terminal terminal) {
        return of(org, List.of(terminal)).get(0);
    }

    public List<TerminalStanding> of(OrgId org, List<Terminal> terminals) {
        if (terminals.isEmpty()) {
            return List.of();
        }
        Map<SiteId, Site> bySite = sites.all(org).stream().collect(Collectors.toMap(Site::id, Function.identity()));
        Map<TerminalId, TerminalState> known =
                states.of(org, terminals.stream().map(Terminal::id).toList());
        Map<TerminalId, GatewayId> elsewhere = states.elsewhere(org);
        Map<TerminalId, TerminalProgress> progress = terminals.size() == 1
                ? Map.of(
                        terminals.get(0).id(),
                        punches.progressOf(org, terminals.get(0).id()))
                : punches.progress(org);
        return terminals.stream()
                .map(t -> new TerminalStanding(
                        t,
                        zone(t, bySite),
                        shown(t, known.get(t.id())),
                        progress.getOrDefault(t.id(), TerminalProgress.NONE),
                        Optional.ofNullable(elsewhere.get(t.id()))))
                .toList();
    }

    /** @throws org.clockhouse.kernel.NotFound if its site is gone */
    public ZoneId zone(OrgId org, Terminal terminal) {
        return terminal.zone().orElseGet(() -> sites.find(org, terminal.site()).zone());
    }

    private static ZoneId zone(Terminal terminal, Map<SiteId, Site> bySite) {
        return terminal.zone().orElseGet(() -> bySite.get(terminal.site()).zone());
    }

    /** What a terminal is for its own reasons hides behind its being switched off or without a driver. */
    private TerminalState shown(Terminal terminal, TerminalState state) {
        if (terminal.status() != Terminal.Status.IN_USE) {
            String code = terminal.status() == Terminal.Status.RETIRED ? "terminal.retired" : "terminal.disabled";
            return state.become(Kind.DISABLED, code, "", state.since());
        }
        if (drivers.find(terminal.driver()).isEmpty()) {
            return state.become(
                    Kind.DRIVER_MISSING,
                    "terminal.driver.missing",
                    "no driver " + terminal.driver(),
                    drivers.goneSince(terminal.driver()).orElse(state.since()));
        }
        return state.kind() == Kind.DISABLED || state.kind() == Kind.DRIVER_MISSING
                ? state.become(Kind.NEVER_SEEN, "terminal.never-seen", "", state.since())
                : state;
    }
}
