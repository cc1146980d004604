package org.clockhouse.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.punch.PunchAttributes.Direction;

/**
 * What an operator says about a terminal; the fields mean what they mean in {@link Terminal}.
 *
 * @param settings by key; when amending, a secret that is not mentioned stays as it is
 * @param boundSince empty for now when registering, and for no change when amending
 */
public record TerminalDraft(
        LocalName name,
        SiteId site,
        Optional<AreaId> area,
        String driver,
        String endpoint,
        Map<String, String> settings,
        Optional<ZoneId> zone,
        String serial,
        String numberPrefix,
        Direction direction,
        Terminal.Purpose purpose,
        Optional<Instant> boundSince) {

    public TerminalDraft {
        endpoint = endpoint.strip();
        serial = serial.strip();
        numberPrefix = numberPrefix.strip();
        settings = Map.copyOf(settings);
    }

    /** A terminal for working time in the zone of its site, with the driver's defaults. */
    public static TerminalDraft of(LocalName name, SiteId site, String driver, String endpoint) {
        return new TerminalDraft(
                name,
                site,
                Optional.empty(),
                driver,
                endpoint,
                Map.of(),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
    }

    /** Names the settings but never their values: some are secrets. */
    @Override
    public String toString() {
        return "TerminalDraft[" + name.any() + ", " + driver + ", settings=" + settings.keySet() + "]";
    }
}
