package org.clockhouse.credential.internal.use;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.CareNoticeRepository;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.credential.use.CareNotices;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices over a repository. They are few, and read whole. */
@Component
public final class NoticeBoard implements CareNotices {

    private final CareNoticeRepository notices;
    private final Employees employees;
    private final Sites sites;
    private final CardBook book;

    @Activate
    public NoticeBoard(
            @Reference CareNoticeRepository notices,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference CardBook book) {
        this.notices = notices;
        this.employees = employees;
        this.sites = sites;
        this.book = book;
    }

    @Override
    public List<CareNotice> all(OrgId org) {
        return book.in(org, notices::all);
    }

    @Override
    public CareNotice find(OrgId org, CareNoticeId id) {
        return all(org).stream()
                .filter(notice -> notice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("care-notice", id.text()));
    }

    @Override
    public CareNotice publish(Actor actor, CareNotice.Draft draft) {
        return book.in(actor.org(), () -> {
            draft.site().ifPresent(site -> sites.find(actor.org(), site));
            CareNotice made = notices.put(new CareNotice(
                    CareNoticeId.next(),
                    draft.kind(),
                    draft.title(),
                    draft.text(),
                    draft.site(),
                    draft.confirm(),
                    1,
                    book.now(),
                    draft.withdrawn(),
                    0));
            book.wrote(entry(actor, "care-notice.publish", made).with(fields(made)));
            return made;
        });
    }

    @Override
    public CareNotice amend(Actor actor, CareNoticeId id, CareNotice.Draft draft, long version) {
        return book.in(actor.org(), () -> {
            CareNotice before = find(actor.org(), id);
            if (before.version() != version) {
                throw new Stale("care-notice", id.text());
            }
            draft.site().ifPresent(site -> sites.find(actor.org(), site));
            CareNotice made = notices.put(before.now(draft, book.now()));
            book.wrote(entry(actor, "care-notice.amend", made).changing(fields(before), fields(made)));
            return made;
        });
    }

    @Override
    public List<Shown> shownTo(OrgId org, Scope scope, EmployeeId id) {
        return book.in(org, () -> {
            Employee person = book.person(org, scope, id);
            return notices.all().stream()
                    .filter(notice -> isFor(notice, person))
                    .map(notice -> shown(notice, id))
                    .toList();
        });
    }

    private static boolean isFor(CareNotice notice, Employee person) {
        return !notice.withdrawn() && notice.site().map(person.site()::equals).orElse(true);
    }

    private Shown shown(CareNotice notice, EmployeeId person) {
        Map<EmployeeId, Instant> confirmed = notices.confirmed(notice.id(), notice.edition(), Set.of(person));
        return new Shown(notice, Optional.ofNullable(confirmed.get(person)));
    }

    @Override
    public Shown confirm(Actor actor, Scope scope, CareNoticeId id, EmployeeId employee, int edition) {
        return book.in(actor.org(), () -> {
            Employee person = book.person(actor.org(), scope, employee);
            CareNotice notice = find(actor.org(), id);
            if (!isFor(notice, person)) {
                throw new NotFound("care-notice", id.text());
            }
            if (notice.edition() != edition) {
                throw new Refused("care-notice.edition", "there is another edition by now: " + notice.edition());
            }
            Shown before = shown(notice, employee);
            if (before.confirmed().isPresent()) {
                return before;
            }
            notices.confirm(id, edition, employee, actor.id(), book.now());
            book.wrote(entry(actor, "care-notice.confirm", notice)
                    .with(Map.of("edition", edition, "employee", person.number())));
            return shown(notice, employee);
        });
    }

    @Override
    public Slice<Employee> missing(OrgId org, Scope scope, CareNoticeId id, Page page) {
        return book.in(org, () -> {
            CareNotice notice = find(org, id);
            EmployeeFilter working =
                    new EmployeeFilter("", Optional.empty(), notice.site(), Optional.of(Employee.Status.ACTIVE));
            Page next = page;
            while (true) {
                Slice<Employee> people = employees.page(org, scope, working, next);
                Set<EmployeeId> confirmed = notices.confirmed(
                                id,
                                notice.edition(),
                                people.items().stream().map(Employee::id).toList())
                        .keySet();
                List<Employee> missing = people.items().stream()
                        .filter(person -> !confirmed.contains(person.id()))
                        .toList();
                if (!missing.isEmpty() || people.next().isEmpty()) {
                    return new Slice<>(missing, people.next());
                }
                next = new Page(people.next(), page.limit());
            }
        });
    }

    private static AuditDraft entry(Actor actor, String action, CareNotice notice) {
        return AuditDraft.of(
                actor, action, "care-notice", notice.id().text(), notice.title().any());
    }

    private static Map<String, Object> fields(CareNotice notice) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("kind", notice.kind().name());
        fields.put("title", notice.title().any());
        fields.put("text", notice.text().zh() + " / " + notice.text().en());
        fields.put("confirm", notice.confirm());
        fields.put("edition", notice.edition());
        fields.put("withdrawn", notice.withdrawn());
        notice.site().ifPresent(site -> fields.put("site", site.text()));
        return fields;
    }
}
