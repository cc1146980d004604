package org.clockhouse.attendance.internal.closing;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.closing.Completeness;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.attendance.closing.SiteCompleteness.Behind;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.attendance.spi.WatchRepository.Reported;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Completeness as the terminals' marks say it. */
@Component
public final class CompletenessDesk implements Completeness {

    /** A terminal that is in touch marks its completeness more often than this. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final WatchRepository watches;
    private final Directory directory;
    private final Sites sites;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public CompletenessDesk(
            @Reference WatchRepository watches,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.watches = watches;
        this.directory = directory;
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<SiteCompleteness> of(OrgId org, Scope scope, Optional<SiteId> site, LocalDate until) {
        return transactions.in(org, () -> {
            Map<SiteId, List<Reported>> bySite = watches.reported().stream().collect(groupingBy(Reported::site));
            Set<SiteId> seen = scope.everybody() ? bySite.keySet() : seen(org, scope, until);
            return sites.all(org).stream()
                    .filter(each -> site.isEmpty() || site.get().equals(each.id()))
                    .filter(each -> seen.contains(each.id()) && bySite.containsKey(each.id()))
                    .map(each -> of(each, bySite.get(each.id()), until))
                    .toList();
        });
    }

    /** Those of the scope, and those where its people work. */
    private Set<SiteId> seen(OrgId org, Scope scope, LocalDate until) {
        Set<SiteId> seen = new HashSet<>(scope.sites());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate date = until.isBefore(today) ? until : today;
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(org, scope, EmployeeFilter.ALL, date, date, page);
            people.items().forEach(person -> seen.add(person.site()));
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return seen;
    }

    private SiteCompleteness of(Site site, List<Reported> terminals, LocalDate until) {
        Instant end = until.plusDays(1).atStartOfDay(site.zone()).toInstant();
        Instant lately = clock.instant().minus(LATELY);
        Instant wanted = end.isBefore(lately) ? end : lately;
        Instant least =
                terminals.stream().map(Reported::upTo).min(Instant::compareTo).orElse(Instant.EPOCH);
        return new SiteCompleteness(
                site.id(),
                site.name(),
                wanted,
                said(least),
                terminals.size(),
                terminals.stream()
                        .filter(each -> each.upTo().isBefore(wanted) || each.missing() > 0 || each.lost())
                        .sorted(Comparator.comparing(Reported::upTo))
                        .map(each -> new Behind(
                                each.terminal(), each.name(), said(each.upTo()), each.missing(), each.lost()))
                        .toList());
    }

    private static Optional<Instant> said(Instant upTo) {
        return Optional.of(upTo).filter(Instant.EPOCH::isBefore);
    }
}
