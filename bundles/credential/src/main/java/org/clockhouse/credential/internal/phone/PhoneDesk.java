package org.clockhouse.credential.internal.phone;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.Answerable;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.phone.BoundPhone;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.credential.phone.PhoneRule;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.credential.spi.PhoneRuleRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Departments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From somebody's asking, on the phone itself, to its end. */
@Component
public final class PhoneDesk implements BoundPhones {

    /** It opens no door. */
    private static final Set<CredentialUse> USES =
            Set.of(CredentialUse.IDENTITY, CredentialUse.ATTENDANCE, CredentialUse.DATA_CAPTURE);

    private static final LocalName APPROVED = new LocalName("已通过，可以打卡", "approved: it can punch");
    private static final LocalName ENDED = new LocalName("已解除绑定", "unbound");

    private final PhoneRuleRepository stored;
    private final FourEyes fourEyes;
    private final Doors doors;
    private final Departments departments;
    private final Notices notices;
    private final CardBook book;

    @Activate
    public PhoneDesk(
            @Reference PhoneRuleRepository stored,
            @Reference FourEyes fourEyes,
            @Reference Doors doors,
            @Reference Departments departments,
            @Reference Notices notices,
            @Reference CardBook book) {
        this.stored = stored;
        this.fourEyes = fourEyes;
        this.doors = doors;
        this.departments = departments;
        this.notices = notices;
        this.book = book;
    }

    @Override
    public PhoneRule rule(OrgId org) {
        return book.in(org, () -> stored.rule().orElse(PhoneRule.OFF));
    }

    @Override
    public PhoneRule set(Actor actor, PhoneRule rule) {
        return book.in(actor.org(), () -> {
            PhoneRule before = rule(actor.org());
            PhoneRule made = stored.put(rule);
            book.wrote(AuditDraft.of(actor, "phone-rule.set", "phone-rule", "", "")
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(PhoneRule rule) {
        return Map.of(
                "on", rule.on(),
                "mostPerPerson", rule.mostPerPerson(),
                "shared", rule.shared(),
                "zh", rule.notice().zh(),
                "en", rule.notice().en());
    }

    @Override
    public BoundPhone ask(Actor actor, EmployeeId id, BoundPhone.Draft draft) {
        Identifier.Phone phone = draft.identifier();
        PhoneKeys.require(
                phone, (BoundPhone.Draft.PROOF + phone.mark()).getBytes(StandardCharsets.UTF_8), draft.signature());
        try {
            return book.in(actor.org(), () -> askOnce(actor, id, draft));
        } catch (Refused no) {
            if (no.code().equals("phone.shared")) {
                book.recordApart(AuditDraft.of(actor, "phone.shared", "employee", id.text(), phone.label()));
            }
            throw no;
        }
    }

    private BoundPhone askOnce(Actor actor, EmployeeId id, BoundPhone.Draft draft) {
        PhoneRule rule = requireOn(actor.org());
        Employee person = book.person(actor.org(), Scope.EVERYBODY, id);
        requireEmployed(actor.org(), person);
        List<Credential> held = held(id);
        Optional<Credential> same = held.stream()
                .filter(phone -> ((Identifier.Phone) phone.identifier())
                        .key()
                        .equals(draft.identifier().key()))
                .findFirst();
        if (same.isPresent()) {
            return whole(same.get());
        }
        if (draft.notice() != rule.version()) {
            throw new Refused("phone.notice.changed", "the words were changed: they have to be read again");
        }
        Instant now = book.now();
        Credential made = new Credential(
                CredentialId.next(),
                id,
                draft.identifier(),
                CredentialState.ISSUED,
                now,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                new CredentialTerms(false, USES, Optional.empty(), now),
                1);
        requireUnshared(rule, made);
        held.stream()
                .filter(phone -> phone.state() == CredentialState.ISSUED)
                .forEach(phone -> ended(actor, person, phone, "asked anew"));
        book.credentials().insert(CardBook.keyed(made));
        fourEyes.issued(actor, made);
        book.wrote(CredentialFields.entry(actor, "phone.ask", made, person)
                .with(Map.of(
                        "notice", rule.version(),
                        "zh", rule.notice().zh(),
                        "en", rule.notice().en())));
        notices.send(
                actor.org(),
                List.of(new NoticeDraft(
                        NoticeTopic.PHONE_WAITING,
                        "phone-waiting " + made.id().text(),
                        Map.of("name", person.name(), "phone", named(made)),
                        Answerable.over(person, departments.tree(actor.org())),
                        "attendance/phones")));
        return whole(made);
    }

    @Override
    public List<BoundPhone> of(OrgId org, Scope scope, EmployeeId person) {
        return book.in(org, () -> {
            book.person(org, scope, person);
            return whole(book.credentials().of(person).stream()
                    .filter(credential -> credential.kind() == CredentialKind.PHONE)
                    .toList());
        });
    }

    @Override
    public Slice<BoundPhone> page(OrgId org, Scope scope, Optional<CredentialState> state, Page page) {
        CredentialQuery phones = new CredentialQuery(
                Set.of(), Set.of(), state, Optional.of(CredentialKind.PHONE), Optional.empty(), false);
        return book.in(org, () -> {
            Slice<Credential> slice = book.credentials().page(scope, phones, page);
            return new Slice<>(whole(slice.items()), slice.next());
        });
    }

    @Override
    public BoundPhone approve(Actor actor, Scope scope, CredentialId id, long version) {
        return book.in(actor.org(), () -> {
            Credential before = seen(actor.org(), scope, id, version);
            if (before.state() != CredentialState.ISSUED) {
                throw new Refused("credential.move", "it is " + before.state() + ": there is nothing to approve");
            }
            PhoneRule rule = requireOn(actor.org());
            Employee person = book.person(actor.org(), scope, before.holder());
            requireEmployed(actor.org(), person);
            fourEyes.requireAnother(actor, before);
            fourEyes.requireContract(actor.org(), person);
            requireUnshared(rule, before);
            held(before.holder()).stream()
                    .filter(phone -> phone.state() != CredentialState.ISSUED)
                    .skip(rule.mostPerPerson() - 1L)
                    .forEach(phone -> ended(actor, person, phone, "another phone"));
            Credential after = book.update(before.moved(CredentialState.ACTIVE, "approved", book.now()));
            book.wrote(CredentialFields.changed(actor, "phone.approve", before, after));
            tell(actor.org(), after, APPROVED);
            return whole(after);
        });
    }

    @Override
    public BoundPhone end(Actor actor, Scope scope, CredentialId id, String reason, long version) {
        return book.in(actor.org(), () -> {
            Credential before = seen(actor.org(), scope, id, version);
            CardBook.refuseEnded(before);
            Employee person = book.person(actor.org(), scope, before.holder());
            Credential after = ended(actor, person, before, reason.strip());
            tell(actor.org(), after, ENDED);
            return whole(after);
        });
    }

    @Override
    public BoundPhone signing(OrgId org, EmployeeId id, CredentialId phone, byte[] statement, byte[] signature) {
        BoundPhone found = book.in(org, () -> {
            Credential credential = book.credentials()
                    .find(phone)
                    .filter(each ->
                            each.kind() == CredentialKind.PHONE && each.holder().equals(id))
                    .orElseThrow(() -> new NotFound("bound-phone", phone.text()));
            requireOn(org);
            requireUsable(credential);
            requireEmployed(org, book.person(org, Scope.EVERYBODY, id));
            return whole(credential);
        });
        PhoneKeys.require(found.phone(), statement, signature);
        return found;
    }

    private void requireUsable(Credential phone) {
        switch (phone.state()) {
            case ACTIVE -> {}
            case ISSUED -> throw new Refused("phone.waiting", "this phone still waits for approval");
            case SUSPENDED -> throw new Refused("phone.frozen", "this phone is frozen");
            default -> throw new Refused("phone.ended", "this phone is not bound any more");
        }
        if (!phone.isGoodFor(CredentialUse.ATTENDANCE)) {
            throw new Refused("phone.not-for-attendance", "attendance is switched off for this phone");
        }
        if (phone.validUntil().filter(end -> !end.isAfter(book.now())).isPresent()) {
            throw new Refused("phone.ended", "this phone is not bound any more");
        }
    }

    private PhoneRule requireOn(OrgId org) {
        PhoneRule rule = rule(org);
        if (!rule.on()) {
            throw new Refused("phone.off", "no phones are bound here: it is switched off");
        }
        return rule;
    }

    private void requireEmployed(OrgId org, Employee person) {
        if (person.isVisitor() || person.statusOn(doors.today(org, person.site())) == Employee.Status.ENDED) {
            throw new Refused("phone.left", "only who works here has a phone bound");
        }
    }

    private void requireUnshared(PhoneRule rule, Credential phone) {
        if (rule.shared() == PhoneRule.Shared.REFUSED && !whole(phone).alsoOf().isEmpty()) {
            throw new Refused("phone.shared", "somebody else has this phone bound: it has to be unbound there first");
        }
    }

    private Credential ended(Actor actor, Employee person, Credential before, String reason) {
        String action = before.state() == CredentialState.ISSUED ? "phone.refuse" : "phone.unbind";
        Credential after = book.update(before.moved(CredentialState.REVOKED, reason, book.now()));
        book.wrote(CredentialFields.entry(actor, action, before, person).because(reason));
        return after;
    }

    private void tell(OrgId org, Credential phone, LocalName answer) {
        notices.send(
                org,
                List.of(new NoticeDraft(
                        NoticeTopic.PHONE_ANSWERED,
                        "phone-answered " + phone.id().text() + " " + phone.state(),
                        Map.of("phone", named(phone), "answer", answer),
                        new Audience.Own(phone.holder()),
                        "own/phone")));
    }

    private static LocalName named(Credential phone) {
        return new LocalName(phone.identifier().masked(), phone.identifier().masked());
    }

    private Credential seen(OrgId org, Scope scope, CredentialId id, long version) {
        Credential credential = book.seen(org, scope, id, version);
        if (credential.kind() != CredentialKind.PHONE) {
            throw new NotFound("bound-phone", id.text());
        }
        return credential;
    }

    /** Those that wait, are used or frozen; the newest first. */
    private List<Credential> held(EmployeeId person) {
        return book.credentials().of(person).stream()
                .filter(credential -> credential.kind() == CredentialKind.PHONE
                        && credential.state().isBound())
                .toList();
    }

    private BoundPhone whole(Credential phone) {
        return whole(List.of(phone)).get(0);
    }

    /** Each with the other people of the same mark, in one query. */
    private List<BoundPhone> whole(Collection<Credential> phones) {
        Set<String> marks = phones.stream().map(PhoneDesk::mark).collect(Collectors.toSet());
        Map<String, Set<EmployeeId>> people = new HashMap<>();
        for (IdentifierKeys.Hit hit : book.credentials().withKeys(marks)) {
            if (hit.credential().state().isBound()) {
                people.computeIfAbsent(hit.key(), any -> new TreeSet<>())
                        .add(hit.credential().holder());
            }
        }
        return phones.stream()
                .map(phone -> new BoundPhone(
                        phone,
                        people.getOrDefault(mark(phone), Set.of()).stream()
                                .filter(person -> !person.equals(phone.holder()))
                                .toList()))
                .toList();
    }

    private static String mark(Credential phone) {
        return IdentifierKeying.mark(((Identifier.Phone) phone.identifier()).mark());
    }
}
