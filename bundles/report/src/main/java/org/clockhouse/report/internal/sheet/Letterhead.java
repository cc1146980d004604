package org.clockhouse.report.internal.sheet;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands on every sheet: whose it is, by whom it was made, and when, as clocks at a site show it. */
@Component(service = Letterhead.class)
public final class Letterhead {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'xxx");

    private final Organisation organisation;
    private final Sites sites;
    private final Clock clock;

    @Activate
    public Letterhead(@Reference Organisation organisation, @Reference Sites sites, @Reference Clock clock) {
        this.organisation = organisation;
        this.sites = sites;
        this.clock = clock;
    }

    public String company(OrgId org, Words words) {
        return words.of(organisation.find(org).name());
    }

    /** By whom, and when. */
    public String printed(Actor actor, Words words, ZoneId zone) {
        return words.of("printed", actor.name(), minute(clock.instant(), zone));
    }

    /** Of a sheet of one site that site's, else that of the oldest which is open; UTC where there is none yet. */
    public ZoneId zone(OrgId org, Optional<SiteId> site) {
        List<Site> all = sites.all(org);
        return all.stream()
                .filter(each -> site.map(each.id()::equals).orElse(!each.closed()))
                .findFirst()
                .map(Site::zone)
                .orElse(ZoneOffset.UTC);
    }

    /** By site; of one that is not there as for a sheet of none. */
    public Function<SiteId, ZoneId> zones(OrgId org) {
        ZoneId usual = zone(org, Optional.empty());
        Map<SiteId, ZoneId> known = sites.all(org).stream().collect(toMap(Site::id, Site::zone));
        return site -> known.getOrDefault(site, usual);
    }

    /** To the minute, with how far its zone is from UTC then. */
    static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }
}
