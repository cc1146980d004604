package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.terminal.Terminal;

/**
 * What is said about a terminal.
 *
 * @param settings by the driver's keys; when amending, a secret that is not mentioned stays as it is
 * @param zone only where it is not the site's
 * @param numberPrefix what an employee number has before the number at this terminal
 * @param boundSince readings older than this are not taken; now, unless said
 */
public record TerminalDraft(
        LocalName name,
        SiteId siteId,
        @Maybe AreaId areaId,
        @NotBlank @Size(max = 80) String driver,
        @Maybe @Size(max = 200) String endpoint,
        @Maybe @Size(max = 50) Map<String, @Size(max = 1_000) String> settings,
        @Maybe ZoneId zone,
        @Maybe @Size(max = 80) String serial,
        @Maybe @Size(max = 20) String numberPrefix,
        @Maybe Direction direction,
        @Maybe Terminal.Purpose purpose,
        @Maybe Instant boundSince) {

    static TerminalDraft of(Terminal terminal) {
        Map<String, String> settings = new TreeMap<>();
        terminal.settings().forEach((key, value) -> {
            if (!value.secret()) {
                settings.put(key, value.text());
            }
        });
        return new TerminalDraft(
                terminal.name(),
                terminal.site(),
                Results.orNull(terminal.area()),
                terminal.driver(),
                terminal.endpoint(),
                settings,
                Results.orNull(terminal.zone()),
                terminal.serial(),
                terminal.numberPrefix(),
                terminal.direction(),
                terminal.purpose(),
                null);
    }

    org.clockhouse.terminal.TerminalDraft domain() {
        return new org.clockhouse.terminal.TerminalDraft(
                name,
                siteId,
                Optional.ofNullable(areaId),
                driver,
                Results.text(endpoint),
                settings == null ? Map.of() : settings,
                Optional.ofNullable(zone),
                Results.text(serial),
                Results.text(numberPrefix),
                direction == null ? Direction.BOTH : direction,
                purpose == null ? Terminal.Purpose.ATTENDANCE : purpose,
                Optional.ofNullable(boundSince));
    }
}
