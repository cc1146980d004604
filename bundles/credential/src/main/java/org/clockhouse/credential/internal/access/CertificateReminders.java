package org.clockhouse.credential.internal.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.internal.Answerable;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.CertificateRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Says that certificates which places ask for end soon, as many days before as their kind says, to the person and to those who
 * answer for them. Looking twice tells nothing twice; one that was renewed is told again when it ends.
 */
@Component(service = CertificateReminders.class)
public final class CertificateReminders {

    private final CertificateRepository certificates;
    private final Departments departments;
    private final Notices notices;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public CertificateReminders(
            @Reference CertificateRepository certificates,
            @Reference Departments departments,
            @Reference Notices notices,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.certificates = certificates;
        this.departments = departments;
        this.notices = notices;
        this.doors = doors;
        this.book = book;
    }

    /** @return how many notices are new */
    public int remind(OrgId org) {
        List<CertificateKind> told = book.in(org, certificates::kinds).stream()
                .filter(kind -> kind.remindDays() > 0 && kind.isAsked())
                .toList();
        if (told.isEmpty()) {
            return 0;
        }
        List<Department> tree = departments.tree(org);
        return told.stream()
                .mapToInt(kind -> book.in(org, () -> notices.send(org, drafts(org, kind, tree))))
                .sum();
    }

    private List<NoticeDraft> drafts(OrgId org, CertificateKind kind, List<Department> tree) {
        // A day around, because each person's date is their site's.
        LocalDate around = LocalDate.ofInstant(book.now(), ZoneOffset.UTC);
        List<Certificate> ending =
                certificates.ending(kind.id(), around.minusDays(1), around.plusDays(kind.remindDays() + 1L));
        Map<EmployeeId, Employee> people =
                book.people(org, ending.stream().map(Certificate::person).toList());
        return ending.stream()
                .flatMap(one -> Optional.ofNullable(people.get(one.person()))
                        .filter(person -> isDue(kind, one, person, doors.today(org, person.site())))
                        .stream()
                        .flatMap(person -> drafts(kind, one, person, tree)))
                .toList();
    }

    private static boolean isDue(CertificateKind kind, Certificate one, Employee person, LocalDate today) {
        return one.isValidOn(today)
                && !one.validUntil().isAfter(today.plusDays(kind.remindDays()))
                && person.statusOn(today) != Employee.Status.ENDED;
    }

    private static Stream<NoticeDraft> drafts(
            CertificateKind kind, Certificate one, Employee person, List<Department> tree) {
        String until = one.validUntil().toString();
        String key = "proof-ends " + person.id().text() + " " + kind.id().text() + " " + until;
        Map<String, LocalName> facts =
                Map.of("name", person.name(), "certificate", kind.name(), "until", new LocalName(until, until));
        Audience over = Answerable.over(person, tree);
        return Stream.of(
                new NoticeDraft(
                        NoticeTopic.PROOF_ENDS,
                        key,
                        facts,
                        over,
                        "people/" + person.id().text()),
                new NoticeDraft(NoticeTopic.PROOF_ENDS, key + " own", facts, new Audience.Own(person.id()), ""));
    }
}
