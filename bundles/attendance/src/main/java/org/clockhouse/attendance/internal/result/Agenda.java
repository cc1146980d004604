package org.clockhouse.attendance.internal.result;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.attendance.internal.ReportMarkReader;
import org.clockhouse.attendance.internal.ReportMarks;
import org.clockhouse.attendance.internal.rule.OverrideBook;
import org.clockhouse.attendance.spi.Mark;
import org.clockhouse.attendance.spi.MarkRepository;
import org.clockhouse.attendance.spi.WatchRepository;
import org.clockhouse.attendance.spi.WatchRepository.Awaited;
import org.clockhouse.attendance.spi.WatchRepository.Watch;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.RegistryChanges;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns what nobody marked into marks: changes of the registry, windows that ended, what expired, and a new date. */
@Component(service = Agenda.class)
public final class Agenda {

    private static final int AT_ONCE = 1_000;

    private final MarkRepository marks;
    private final WatchRepository watches;
    private final OverrideBook overrides;
    private final RegistryChanges changes;
    private final Sites sites;
    private final Directory directory;
    private final Transactions transactions;
    private final ReportMarkReader reports;
    private final Clock clock;
    private final Map<OrgId, Integer> waited = new ConcurrentHashMap<>();
    private final Map<OrgId, Integer> marked = new ConcurrentHashMap<>();

    @Activate
    public Agenda(
            @Reference MarkRepository marks,
            @Reference WatchRepository watches,
            @Reference OverrideBook overrides,
            @Reference RegistryChanges changes,
            @Reference Sites sites,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference ReportMarkReader reports,
            @Reference Clock clock) {
        this.marks = marks;
        this.watches = watches;
        this.overrides = overrides;
        this.changes = changes;
        this.sites = sites;
        this.directory = directory;
        this.transactions = transactions;
        this.reports = reports;
        this.clock = clock;
    }

    void gather(OrgId org) {
        takeChanges(org);
        openDates(org);
        overrides.endDue(org);
    }

    /** Marks behind every change of the registry that was not taken yet. */
    public void takeChanges(OrgId org) {
        boolean more = true;
        while (more) {
            more = transactions.in(org, () -> {
                List<RegistryChange> taken = changes.take(org, AT_ONCE);
                LocalDate today = today(ZoneOffset.UTC).plusDays(1);
                List<Mark> people = new ArrayList<>();
                Optional<LocalDate> everybody = Optional.empty();
                for (RegistryChange change : taken) {
                    LocalDate from = change.from();
                    if (from.isAfter(today)) {
                        continue;
                    }
                    if (change.kind() == RegistryChange.Kind.EMPLOYEE) {
                        people.add(new Mark(new EmployeeId(change.subject()), from, today));
                    } else if (everybody.isEmpty() || everybody.get().isAfter(from)) {
                        everybody = Optional.of(from);
                    }
                }
                marks.add(people);
                everybody.ifPresent(from -> marks.addEverybody(from, today));
                return taken.size() == AT_ONCE;
            });
        }
    }

    /** A date that begins at a site makes provisional results for everybody there. */
    private void openDates(OrgId org) {
        for (Site site : sites.all(org)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), site.zone());
            LocalDate last = transactions.in(org, () -> watches.openedUntil(site.id()));
            if (last.isBefore(today)) {
                LocalDate from = last.equals(LocalDate.EPOCH) ? today : last.plusDays(1);
                open(org, site.id(), from, today);
            }
        }
    }

    private void open(OrgId org, SiteId site, LocalDate from, LocalDate until) {
        EmployeeFilter there = new EmployeeFilter("", Optional.empty(), Optional.of(site), Optional.empty());
        Page page = Page.first(Page.MOST);
        do {
            Slice<Employee> people = directory.employed(org, Scope.EVERYBODY, there, from, until, page);
            transactions.run(
                    org,
                    () -> marks.add(people.items().stream()
                            .map(person -> new Mark(person.id(), from, until))
                            .toList()));
            page = new Page(people.next(), Page.MOST);
        } while (!page.after().isEmpty());
        transactions.run(org, () -> watches.opened(site, until));
    }

    /**
     * Whoever waits is asked again for what when access levels or terminals have changed.
     *
     * @return whether more is due than was marked
     */
    boolean markDue(OrgId org) {
        Instant now = clock.instant();
        return transactions.in(org, () -> {
            List<Watch> clock = watches.dueByClock(now, AT_ONCE);
            List<Watch> due = new ArrayList<>(clock);
            boolean more = clock.size() == AT_ONCE;
            ReportMarks marks = reports.read(org);
            Integer fingerprint = marks.fingerprint();
            if (!fingerprint.equals(waited.get(org))) {
                due.addAll(watches.byReport());
                transactions.afterCommit(() -> waited.put(org, fingerprint));
            } else {
                for (Awaited awaited : watches.awaited()) {
                    List<Watch> reported = watches.dueByReport(awaited, marks.upTo(awaited), AT_ONCE);
                    due.addAll(reported);
                    more |= reported.size() == AT_ONCE;
                }
            }
            mark(due);
            return isNew(org, due) && more;
        });
    }

    /** What stays due though it was worked out is no reason to look again at once, which would never end. */
    private boolean isNew(OrgId org, List<Watch> due) {
        Integer hash = due.hashCode();
        return !hash.equals(marked.put(org, hash));
    }

    private void mark(List<Watch> due) {
        marks.add(due.stream()
                .map(watch -> new Mark(watch.employee(), watch.date(), watch.date()))
                .toList());
    }

    private LocalDate today(ZoneOffset zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
