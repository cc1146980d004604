package org.clockhouse.attendance.internal.roster;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.roster.CalendarText.Event;
import org.clockhouse.attendance.roster.RosterFeed;
import org.clockhouse.attendance.roster.RosterFeeds;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.spi.RosterFeedRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calendars of rosters; each reading asks anew what the account may see. */
@Component
public final class FeedDesk implements RosterFeeds {

    private static final String SEE = "shift.read";

    private final RosterFeedRepository feeds;
    private final SheetReader reader;
    private final OpenShiftReach reach;
    private final Accounts accounts;
    private final Permissions permissions;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    // Whom it shows follows from four services, as for anybody who asks.
    @Activate
    public FeedDesk(
            @Reference RosterFeedRepository feeds,
            @Reference SheetReader reader,
            @Reference OpenShiftReach reach,
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.feeds = feeds;
        this.reader = reader;
        this.reach = reach;
        this.accounts = accounts;
        this.permissions = permissions;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<RosterFeed> of(Actor reading) {
        return reading.kind() == Actor.Kind.ACCOUNT
                ? transactions.in(reading.org(), () -> feeds.of(AccountId.of(reading.id())))
                : List.of();
    }

    @Override
    public String renew(Actor owner, Scope scope, Optional<DepartmentId> department) {
        AccountId account = account(owner);
        FeedSecret secret = FeedSecret.next(owner.org(), random);
        return transactions.in(owner.org(), () -> {
            department.ifPresent(id -> reach.require(owner.org(), scope, id));
            feeds.put(new RosterFeed(account, department, clock.instant(), Optional.empty()), secret.hash());
            wrote(owner, "roster-feed.renew", department);
            return secret.text();
        });
    }

    @Override
    public void end(Actor owner, Optional<DepartmentId> department) {
        AccountId account = account(owner);
        transactions.run(owner.org(), () -> {
            feeds.remove(account, department);
            wrote(owner, "roster-feed.end", department);
        });
    }

    private static AccountId account(Actor owner) {
        if (owner.kind() != Actor.Kind.ACCOUNT) {
            throw new Refused("roster-feed.account", "only somebody who signs in has a calendar");
        }
        return AccountId.of(owner.id());
    }

    @Override
    public Optional<String> read(String text) {
        FeedSecret secret = FeedSecret.read(text);
        return transactions.in(secret.org(), () -> {
            Optional<String> calendar = feeds.find(secret.hash()).flatMap(feed -> calendar(secret.org(), feed));
            calendar.ifPresent(shown -> feeds.read(secret.hash(), clock.instant()));
            return calendar;
        });
    }

    private Optional<String> calendar(OrgId org, RosterFeed feed) {
        Account account;
        try {
            account = accounts.find(org, feed.account());
        } catch (NotFound e) {
            return Optional.empty();
        }
        Scope scope = account.disabled()
                ? Scope.NOBODY
                : permissions.held(account.actor("", "")).getOrDefault(SEE, Scope.NOBODY);
        List<Employee> people = feed.department()
                .map(department -> team(org, scope, department))
                .orElseGet(() -> own(org, scope, account));
        return people.isEmpty() ? Optional.empty() : Optional.of(calendar(org, feed, account, people));
    }

    private List<Employee> own(OrgId org, Scope scope, Account account) {
        LocalDate today = today();
        return account.employee().stream()
                .flatMap(own -> directory.of(org, directory.seen(org, scope, List.of(own))).values().stream())
                .filter(own -> own.endedOn().filter(end -> end.isBefore(today)).isEmpty())
                .toList();
    }

    private List<Employee> team(OrgId org, Scope scope, DepartmentId department) {
        EmployeeFilter filter = new EmployeeFilter("", Optional.of(department), Optional.empty(), Optional.empty());
        LocalDate today = today();
        return scope.isEmpty()
                ? List.of()
                : directory
                        .employed(org, scope, filter, today, today, Page.first(Page.MOST))
                        .items();
    }

    /** Many people's calendar reaches less far. */
    private String calendar(OrgId org, RosterFeed feed, Account account, List<Employee> people) {
        boolean team = feed.department().isPresent();
        LocalDate from = today().minusDays(team ? 7 : 30);
        LocalDate until = today().plusDays(team ? 35 : 92);
        boolean zh = !account.locale().equals("en");
        Plans plans = reader.plans(org, people.stream().map(Employee::id).toList(), from, until);
        List<Event> events = new ArrayList<>();
        for (Employee person : people) {
            for (LocalDate date = from; !date.isAfter(until); date = date.plusDays(1)) {
                List<Occurrence> worked = plans.published(person.id(), date).occurrences();
                for (int i = 0; i < worked.size(); i++) {
                    String uid = person.id().text() + "-" + date + "-" + i + "@clockhouse";
                    String whose = team ? said(person.name(), zh) + " " : "";
                    event(uid, worked.get(i), whose, zh).ifPresent(events::add);
                }
            }
        }
        return CalendarText.of(zh ? "排班" : "Roster", clock.instant(), events);
    }

    private static Optional<Event> event(String uid, Occurrence worked, String whose, boolean zh) {
        return worked.shift()
                .map(shift ->
                        new Event(uid, instant(worked.from()), instant(worked.until()), whose + summary(shift, zh)));
    }

    private static String summary(Shift shift, boolean zh) {
        return said(shift.terms().name(), zh) + " (" + shift.terms().code() + ")";
    }

    private static String said(LocalName name, boolean zh) {
        String wanted = zh ? name.zh() : name.en();
        return wanted.isEmpty() ? name.any() : wanted;
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void wrote(Actor owner, String action, Optional<DepartmentId> department) {
        String subject = department.map(DepartmentId::text).orElse("own");
        audit.record(AuditDraft.of(owner, action, "roster-feed", owner.id(), owner.name())
                .with(Map.of("of", subject)));
    }
}
