package org.clockhouse.attendance.internal.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.shift.Shifts;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftStarts;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The times of day at which shifts start, whoever works them and where: to be ready for nobody costs little, and a roster that is
 * changed in the last minute changes nothing.
 */
@Component
public final class StartTimes implements ShiftStarts {

    private static final Duration NEAR = Duration.ofMinutes(15);
    private static final Duration REMEMBER = Duration.ofMinutes(1);

    private final Shifts shifts;
    private final Sites sites;
    private final Map<OrgId, Known> known = new ConcurrentHashMap<>();

    private record Known(Set<Integer> starts, Map<SiteId, ZoneId> zones, Instant until) {}

    @Activate
    public StartTimes(@Reference Shifts shifts, @Reference Sites sites) {
        this.shifts = shifts;
        this.sites = sites;
    }

    @Override
    public boolean isNear(OrgId org, SiteId site, Instant instant) {
        Known now = known.compute(
                org, (any, old) -> old != null && instant.isBefore(old.until()) ? old : read(org, instant));
        Optional<LocalTime> wall =
                Optional.ofNullable(now.zones().get(site)).map(zone -> LocalTime.ofInstant(instant, zone));
        return wall.filter(time -> now.starts().stream().anyMatch(start -> isNear(start, time)))
                .isPresent();
    }

    private Known read(OrgId org, Instant instant) {
        Set<Integer> starts = shifts.list(org).stream()
                .filter(shift -> !shift.retired())
                .map(shift -> shift.terms().segments().get(0).from())
                .collect(Collectors.toSet());
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        return new Known(starts, zones, instant.plus(REMEMBER));
    }

    /** Across midnight too. */
    private static boolean isNear(int start, LocalTime time) {
        Duration apart =
                Duration.between(LocalTime.ofSecondOfDay(60L * start), time).abs();
        Duration round = Duration.ofDays(1).minus(apart);
        return apart.compareTo(NEAR) <= 0 || round.compareTo(NEAR) <= 0;
    }
}
