package org.clockhouse.attendance.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Reported;
import org.clockhouse.credential.access.AccessPlan;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;

/** How far terminals have reported, for those who wait: a person's days wait for the attendance terminals that they may use. */
public final class ReportMarks {

    private final Map<TerminalId, Reported> terminals;
    private final Map<SiteId, Set<TerminalId>> bySite;
    private final Map<SiteId, Instant> ofSites = new HashMap<>();
    private final AccessPlan access;

    ReportMarks(List<Reported> reported, AccessPlan access) {
        this.terminals = reported.stream().collect(toMap(Reported::terminal, each -> each));
        this.bySite = reported.stream().collect(groupingBy(Reported::site, mapping(Reported::terminal, toSet())));
        bySite.forEach((site, among) -> least(among).ifPresent(upTo -> ofSites.put(site, upTo)));
        this.access = access;
    }

    /** Of a site whose one terminal has reported everything there will ever be. */
    public static ReportMarks complete(SiteId site) {
        Reported all = new Reported(TerminalId.next(), new LocalName("", "all"), site, Instant.MAX, 0, false);
        return new ReportMarks(List.of(all), AccessPlan.PLAIN);
    }

    /** Changes with whatever changes who waits for what. */
    public int fingerprint() {
        Set<List<Object>> places = access.terminals().stream()
                .map(terminal -> List.<Object>of(terminal.id(), terminal.site(), terminal.area()))
                .collect(toSet());
        return Objects.hash(access.ways(), places, bySite);
    }

    /** How far all attendance terminals of a site have reported; empty where there is none. */
    public Optional<Instant> of(SiteId site) {
        return Optional.ofNullable(ofSites.get(site));
    }

    /** Somebody who may use no attendance terminal waits for all of their site. */
    public Awaited awaited(EmployeeId person, DepartmentId department, SiteId worksAt, LocalDate date) {
        if (access.isPlain()) {
            return Awaited.all(worksAt);
        }
        Set<TerminalId> open = access.open(person, department, worksAt, date).stream()
                .filter(terminals::containsKey)
                .collect(toSet());
        return open.equals(bySite.get(worksAt)) ? Awaited.all(worksAt) : new Awaited(worksAt, open);
    }

    /** {@link Instant#EPOCH} where nothing ever reported. Terminals taken out of use are not waited for. */
    public Instant upTo(Awaited awaited) {
        return least(awaited.terminals()).or(() -> of(awaited.site())).orElse(Instant.EPOCH);
    }

    private Optional<Instant> least(Collection<TerminalId> among) {
        return among.stream()
                .filter(terminals::containsKey)
                .map(id -> terminals.get(id).upTo())
                .min(Instant::compareTo);
    }
}
