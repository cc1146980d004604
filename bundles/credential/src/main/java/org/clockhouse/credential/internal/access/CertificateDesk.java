package org.clockhouse.credential.internal.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.access.Certificates;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.CertificateRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Certificates over their repository. Each change is a hint upon which terminals' lists are worked out anew. */
@Component
public final class CertificateDesk implements Certificates {

    private final CertificateRepository certificates;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public CertificateDesk(
            @Reference CertificateRepository certificates, @Reference Doors doors, @Reference CardBook book) {
        this.certificates = certificates;
        this.doors = doors;
        this.book = book;
    }

    @Override
    public List<CertificateKind> kinds(OrgId org) {
        return book.in(org, certificates::kinds);
    }

    @Override
    public CertificateKind find(OrgId org, CertificateKindId kind) {
        return book.in(
                org, () -> certificates.kind(kind).orElseThrow(() -> new NotFound("certificate-kind", kind.text())));
    }

    @Override
    public CertificateKind add(Actor actor, CertificateKind draft) {
        return book.in(actor.org(), () -> {
            CertificateKind kind =
                    new CertificateKind(CertificateKindId.next(), draft.name(), draft.asked(), draft.remindDays(), 1);
            certificates.insert(kind);
            book.wrote(entry(actor, "certificate-kind.add", kind).with(fields(kind)));
            return kind;
        });
    }

    @Override
    public CertificateKind amend(Actor actor, CertificateKind kind) {
        return book.in(actor.org(), () -> {
            CertificateKind before = find(actor.org(), kind.id());
            CertificateKind after = certificates.update(kind);
            book.wrote(entry(actor, "certificate-kind.amend", after).changing(fields(before), fields(after)));
            return after;
        });
    }

    @Override
    public void remove(Actor actor, CertificateKindId id, long version) {
        book.in(actor.org(), () -> {
            CertificateKind kind = find(actor.org(), id);
            if (kind.version() != version) {
                throw new Stale("certificate-kind", id.text());
            }
            certificates.delete(kind);
            book.wrote(entry(actor, "certificate-kind.remove", kind).with(fields(kind)));
            return kind;
        });
    }

    @Override
    public List<Certificate> of(OrgId org, Scope scope, EmployeeId person) {
        return book.in(
                org, () -> certificates.of(book.person(org, scope, person).id()));
    }

    @Override
    public Certificate enter(
            Actor actor, Scope scope, EmployeeId id, CertificateKindId kindId, LocalDate validUntil, String reference) {
        if (reference.length() > Certificate.LONGEST_REFERENCE) {
            throw Refused.at("/reference", "certificate.reference", "at most 60 characters");
        }
        return book.in(actor.org(), () -> {
            Employee person = book.person(actor.org(), scope, id);
            CertificateKind kind = find(actor.org(), kindId);
            Optional<Certificate> before = held(id, kindId);
            Certificate after = new Certificate(id, kindId, validUntil, reference.strip(), actor.name(), book.now());
            certificates.put(after);
            String action = before.isPresent() ? "certificate.renew" : "certificate.enter";
            book.wrote(entry(actor, action, person)
                    .changing(before.map(one -> fields(kind, one)).orElse(Map.of()), fields(kind, after)));
            return after;
        });
    }

    @Override
    public void withdraw(Actor actor, Scope scope, EmployeeId id, CertificateKindId kindId) {
        book.in(actor.org(), () -> {
            Employee person = book.person(actor.org(), scope, id);
            CertificateKind kind = find(actor.org(), kindId);
            Certificate before = held(id, kindId).orElseThrow(() -> new NotFound("certificate", kindId.text()));
            certificates.delete(id, kindId);
            book.wrote(entry(actor, "certificate.withdraw", person).with(fields(kind, before)));
            return before;
        });
    }

    private Optional<Certificate> held(EmployeeId person, CertificateKindId kind) {
        return certificates.of(person).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst();
    }

    @Override
    public List<Barred> barred(OrgId org, Scope scope, EmployeeId person) {
        return doors.barred(org, scope, person);
    }

    private static AuditDraft entry(Actor actor, String action, CertificateKind kind) {
        return AuditDraft.of(
                actor, action, "certificate-kind", kind.id().text(), kind.name().any());
    }

    private static AuditDraft entry(Actor actor, String action, Employee person) {
        return AuditDraft.of(
                actor, action, "employee", person.id().text(), person.name().any());
    }

    private static Map<String, Object> fields(CertificateKind kind) {
        Map<String, Object> fields = new HashMap<>(AccessLevelFields.of(kind.asked()));
        fields.put("name", kind.name().any());
        fields.put("remindDays", kind.remindDays());
        return fields;
    }

    private static Map<String, Object> fields(CertificateKind kind, Certificate certificate) {
        return Map.of(
                "certificate",
                kind.name().any(),
                "validUntil",
                certificate.validUntil().toString(),
                "reference",
                certificate.reference());
    }
}
