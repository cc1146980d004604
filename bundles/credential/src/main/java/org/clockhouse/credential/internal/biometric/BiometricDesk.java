package org.clockhouse.credential.internal.biometric;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.Factors;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.spi.BiometricRepository;
import org.clockhouse.credential.spi.ConsentRepository;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From the taking of a finger, face or palm to its end. */
@Component(service = {Biometrics.class, BiometricDesk.class})
public final class BiometricDesk implements Biometrics {

    private final BiometricRepository biometrics;
    private final SampleVault vault;
    private final ConsentRepository consents;
    private final BiometricRules rules;
    private final Destruction destruction;
    private final FourEyes fourEyes;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public BiometricDesk(
            @Reference BiometricRepository biometrics,
            @Reference SampleVault vault,
            @Reference ConsentRepository consents,
            @Reference BiometricRules rules,
            @Reference Destruction destruction,
            @Reference FourEyes fourEyes,
            @Reference Doors doors,
            @Reference CardBook book) {
        this.biometrics = biometrics;
        this.vault = vault;
        this.consents = consents;
        this.rules = rules;
        this.destruction = destruction;
        this.fourEyes = fourEyes;
        this.doors = doors;
        this.book = book;
    }

    @Override
    public List<Biometric> of(OrgId org, Scope scope, EmployeeId person) {
        return book.in(org, () -> {
            book.person(org, scope, person);
            return whole(biometrics.of(person));
        });
    }

    @Override
    public Slice<Biometric> waiting(OrgId org, Scope scope, Page page) {
        return book.in(org, () -> {
            Slice<Taken> slice = biometrics.waiting(scope, page);
            return new Slice<>(whole(slice.items()), slice.next());
        });
    }

    private List<Biometric> whole(List<Taken> taken) {
        Set<EmployeeId> people = taken.stream().map(Taken::person).collect(Collectors.toSet());
        Map<CredentialId, Credential> credentials = new HashMap<>();
        book.credentials().of(people).forEach(credential -> credentials.put(credential.id(), credential));
        Map<EmployeeId, Set<CredentialId>> kept =
                people.stream().collect(Collectors.toMap(person -> person, vault::kept));
        return taken.stream()
                .map(each -> new Biometric(
                        credentials.get(each.credential()),
                        each,
                        kept.get(each.person()).contains(each.credential())))
                .toList();
    }

    @Override
    public Biometric enrol(Actor actor, Scope scope, EmployeeId person, Sample sample) {
        return book.in(actor.org(), () -> enrol(actor, scope, person, sample, Optional.empty()));
    }

    /** Within a transaction. */
    Biometric enrol(Actor actor, Scope scope, EmployeeId id, Sample sample, Optional<TerminalId> terminal) {
        Employee person = book.person(actor.org(), scope, id);
        Factors.requireOn(rules.of(actor.org(), sample.kind()));
        requireEmployed(actor.org(), person);
        requireConsent(id, sample.kind());
        Optional<Biometric> known = known(id, sample);
        if (known.isPresent()) {
            return known.get();
        }
        Instant now = book.now();
        CredentialId credential = CredentialId.next();
        Taken taken = new Taken(
                credential,
                id,
                sample.kind(),
                sample.slot(),
                sample.family(),
                sample.version(),
                sample.quality(),
                terminal,
                now,
                actor.name());
        inItsPlace(taken, CredentialState.ISSUED)
                .forEach(before -> destruction.end(actor, "biometric.refuse", before, "taken anew"));
        Credential made = new Credential(
                credential,
                id,
                new Identifier.Template(sample.kind(), name(taken)),
                CredentialState.ISSUED,
                now,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                CredentialTerms.standard(false, now),
                1);
        book.credentials().insert(CardBook.keyed(made));
        biometrics.insert(taken);
        vault.put(id, credential, sample);
        fourEyes.issued(actor, made);
        book.wrote(
                CredentialFields.entry(actor, "biometric.enrol", made, person).with(fields(taken)));
        return new Biometric(made, taken, true);
    }

    private Optional<Biometric> known(EmployeeId person, Sample sample) {
        return vault.recognise(person, sample)
                .flatMap(biometrics::find)
                .map(taken -> whole(List.of(taken)).get(0))
                .filter(biometric -> biometric.credential().state().isBound());
    }

    /** Credentials in a state that another takes the place of. */
    List<Credential> inItsPlace(Taken taken, CredentialState state) {
        return whole(biometrics.of(taken.person())).stream()
                .filter(other -> other.taken().sameAs(taken)
                        && other.credential().state() == state
                        && !other.taken().credential().equals(taken.credential()))
                .map(Biometric::credential)
                .toList();
    }

    @Override
    public Biometric approve(Actor actor, Scope scope, CredentialId id, long version) {
        return book.in(actor.org(), () -> {
            Credential before = seen(actor.org(), scope, id, version);
            Taken taken = biometrics.find(id).orElseThrow();
            if (before.state() != CredentialState.ISSUED) {
                throw new Refused("credential.move", "it is " + before.state() + ": there is nothing to approve");
            }
            Employee person = book.person(actor.org(), scope, before.holder());
            Factors.requireOn(rules.of(actor.org(), before.kind()));
            requireConsent(before.holder(), before.kind());
            Factors.requireOther(book.credentials().of(before.holder()), book.now());
            fourEyes.requireOther(actor, before, person);
            inItsPlace(taken, CredentialState.ACTIVE)
                    .forEach(old -> destruction.end(actor, "biometric.revoke", old, "taken anew"));
            Credential after = book.update(before.moved(CredentialState.ACTIVE, "approved", book.now()));
            book.wrote(CredentialFields.changed(actor, "biometric.approve", before, after));
            return new Biometric(after, taken, vault.kept(before.holder()).contains(id));
        });
    }

    @Override
    public Biometric end(Actor actor, Scope scope, CredentialId id, String reason, long version) {
        if (reason.isBlank()) {
            throw Refused.at("/reason", "biometric.reason", "say why");
        }
        return book.in(actor.org(), () -> {
            Credential before = seen(actor.org(), scope, id, version);
            CardBook.refuseEnded(before);
            String action = before.state() == CredentialState.ISSUED ? "biometric.refuse" : "biometric.revoke";
            Credential after = destruction.end(actor, action, before, reason.strip());
            return new Biometric(after, biometrics.find(id).orElseThrow(), false);
        });
    }

    @Override
    public byte[] look(Actor actor, Scope scope, CredentialId id) {
        return book.in(actor.org(), () -> {
            Credential credential = book.seen(actor.org(), scope, id);
            Sample sample = vault.get(id)
                    .filter(kept -> kept.family().equals(Sample.PHOTO))
                    .orElseThrow(() -> new NotFound("biometric", id.text()));
            book.record(CredentialFields.entry(
                    actor, "biometric.look", credential, book.person(actor.org(), scope, credential.holder())));
            return sample.bytes();
        });
    }

    private Credential seen(OrgId org, Scope scope, CredentialId id, long version) {
        Credential credential = book.seen(org, scope, id, version);
        if (!credential.kind().isBiometric()) {
            throw new NotFound("biometric", id.text());
        }
        return credential;
    }

    private void requireConsent(EmployeeId person, CredentialKind kind) {
        if (consents.live(person, kind).isEmpty()) {
            throw new Refused("biometric.consent", "their consent to " + kind + " is recorded first");
        }
    }

    private void requireEmployed(OrgId org, Employee person) {
        if (person.statusOn(doors.today(org, person.site())) == Employee.Status.ENDED) {
            throw new Refused("biometric.left", "they have left");
        }
    }

    /** No two are named alike, and neither says anything of the sample. */
    private static String name(Taken taken) {
        String id = taken.credential().text();
        return taken.slot() + "-" + id.substring(id.length() - 12);
    }

    private static Map<String, Object> fields(Taken taken) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", taken.kind().name());
        fields.put("slot", taken.slot());
        fields.put("family", taken.family());
        taken.quality().ifPresent(quality -> fields.put("quality", quality));
        taken.terminal().ifPresent(terminal -> fields.put("terminal", terminal.text()));
        return fields;
    }
}
