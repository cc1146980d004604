package org.clockhouse.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;

/**
 * A device on the wall, or a stick that comes from one.
 *
 * @param driver id of the driver's descriptor; the driver need not be installed
 * @param endpoint where it is visited, for example {@code tcp://192.168.1.201:4370}; empty where the host does not visit
 * @param settings what the driver's form asked for, secret values included
 * @param zone its own, if it is not the site's
 * @param serial as it states it; empty until known
 * @param numberPrefix stands before every number of a person at this terminal, because offices number their people
 *     independently: {@code M-} makes its 17 the employee M-17; usually empty
 * @param boundSince readings older than this are not taken by network roads: they may be another owner's. Files are a
 *     person's decision and are taken whole
 */
public record Terminal(
        TerminalId id,
        LocalName name,
        SiteId site,
        Optional<AreaId> area,
        String driver,
        String endpoint,
        Map<String, SettingValue> settings,
        Optional<ZoneId> zone,
        String serial,
        String numberPrefix,
        Direction direction,
        Purpose purpose,
        Instant boundSince,
        Status status,
        long version) {

    public Terminal {
        settings = Map.copyOf(settings);
    }

    public Terminal become(Status next) {
        return like(settings, next);
    }

    public Terminal with(Map<String, SettingValue> values) {
        return like(values, status);
    }

    private Terminal like(Map<String, SettingValue> values, Status next) {
        return new Terminal(
                id,
                name,
                site,
                area,
                driver,
                endpoint,
                values,
                zone,
                serial,
                numberPrefix,
                direction,
                purpose,
                boundSince,
                next,
                version);
    }

    /** What its punches are for. */
    public enum Purpose {
        /** Working time. */
        ATTENDANCE,
        /** Doors only: kept as evidence, never working time. */
        ACCESS,
        BOTH
    }

    /** Whether it is served. */
    public enum Status {
        IN_USE,
        /** Not visited and not answered until it is in use again. */
        DISABLED,
        /** For good; its punches stay. */
        RETIRED,
        /** No device: it stands for the phones of its site, under the site's own id. Nobody waits for it. */
        PHONES;

        /** Whether it may be changed and served. */
        public boolean isDevice() {
            return this == IN_USE || this == DISABLED;
        }
    }

    /**
     * The value of one of the driver's settings.
     *
     * @param secret kept encrypted, never shown again
     */
    public record SettingValue(String text, boolean secret) {

        /** Never the text of a secret. */
        @Override
        public String toString() {
            return secret ? "***" : text;
        }
    }
}
