package org.clockhouse.rest.internal.terminals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Versioned;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;

/**
 * A terminal and how it is.
 *
 * @param settings the driver's settings; a secret one has no value here
 * @param ownZone the terminal's, where it is not the site's
 * @param zone what its clock is meant to show
 * @param serial as it states it; absent until known
 * @param gateway that serves it in a branch: it is neither visited nor answered from here, and told nothing but its list
 * @param reportedUpTo every punch made before it is in the log
 */
public record TerminalView(
        TerminalId id,
        LocalName name,
        SiteId siteId,
        @Maybe LocalName siteName,
        @Maybe AreaId areaId,
        String driver,
        @Maybe String endpoint,
        Map<String, TerminalSettingView> settings,
        @Maybe ZoneId ownZone,
        ZoneId zone,
        @Maybe String serial,
        @Maybe String numberPrefix,
        Direction direction,
        Terminal.Purpose purpose,
        Instant boundSince,
        Terminal.Status status,
        @Maybe ServingGatewayView gateway,
        TerminalStateView state,
        @Maybe Instant reportedUpTo,
        @Maybe Instant lastPunch,
        long version)
        implements Versioned {

    /** @param value absent when secret */
    public record TerminalSettingView(@Maybe String value, boolean secret) {}

    public record ServingGatewayView(GatewayId id, String name) {}

    /**
     * @param code why, for clients to translate
     * @param clockError how far its clock was ahead of the wall time at the last measurement
     * @param held how many punches it held then
     * @param capacity how many it can hold
     */
    public record TerminalStateView(
            TerminalState.Kind kind,
            Instant since,
            String code,
            @Maybe String detail,
            @Maybe Instant lastContact,
            @Maybe Duration clockError,
            @Maybe Integer held,
            @Maybe Integer capacity,
            @Maybe String firmware) {

        public static TerminalStateView of(TerminalState state) {
            return new TerminalStateView(
                    state.kind(),
                    state.since(),
                    state.code(),
                    Results.orNull(state.detail()),
                    Results.orNull(state.lastContact()),
                    Results.orNull(state.clockError()),
                    state.held().isPresent() ? state.held().getAsInt() : null,
                    state.capacity().isPresent() ? state.capacity().getAsInt() : null,
                    Results.orNull(state.firmware()));
        }
    }

    /** @param gateways by what they are called */
    static TerminalView of(TerminalStanding standing, LocalName siteName, Map<GatewayId, String> gateways) {
        Terminal terminal = standing.terminal();
        Map<String, TerminalSettingView> settings = new TreeMap<>();
        terminal.settings()
                .forEach((key, value) -> settings.put(
                        key, new TerminalSettingView(value.secret() ? null : value.text(), value.secret())));
        return new TerminalView(
                terminal.id(),
                terminal.name(),
                terminal.site(),
                siteName,
                Results.orNull(terminal.area()),
                terminal.driver(),
                Results.orNull(terminal.endpoint()),
                settings,
                Results.orNull(terminal.zone()),
                standing.zone(),
                Results.orNull(terminal.serial()),
                Results.orNull(terminal.numberPrefix()),
                terminal.direction(),
                terminal.purpose(),
                terminal.boundSince(),
                terminal.status(),
                standing.gateway()
                        .map(id -> new ServingGatewayView(id, gateways.getOrDefault(id, "")))
                        .orElse(null),
                TerminalStateView.of(standing.state()),
                Results.orNull(standing.progress().reportedUpTo()),
                Results.orNull(standing.progress().lastPunch()),
                terminal.version());
    }
}
