package org.clockhouse.credential.internal.activation;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.internal.Moves;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.UseRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
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

/** Activation, the checks made before it, and the test that follows. */
@Component
public final class ActivationDesk implements Activations {

    private static final Duration CODE_LASTS = Duration.ofMinutes(15);
    private static final Duration LONGEST_TEST = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;

    private final ActivationRepository stored;
    private final UseRepository uses;
    private final Doors doors;
    private final CardBook book;
    private final FourEyes fourEyes;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public ActivationDesk(
            @Reference ActivationRepository stored,
            @Reference UseRepository uses,
            @Reference Doors doors,
            @Reference CardBook book,
            @Reference FourEyes fourEyes) {
        this.stored = stored;
        this.uses = uses;
        this.doors = doors;
        this.book = book;
        this.fourEyes = fourEyes;
    }

    @Override
    public Activation.Done activate(Actor actor, Scope scope, Activation.Draft draft) {
        OrgId org = actor.org();
        checkApart(actor, scope, draft);
        return book.in(org, () -> {
            Credential before = book.seen(org, scope, draft.credential());
            Optional<Activation> done = stored.activation(before.id());
            if (before.state() == CredentialState.ACTIVE && done.isPresent()) {
                return new Activation.Done(done.get(), before, warnings(org, before));
            }
            if (before.state() == CredentialState.SUSPENDED) {
                throw new Refused("credential.move", "a frozen card is to be resumed first");
            }
            Credential after =
                    book.update(Moves.to(before, CredentialState.ACTIVE, "activated: " + draft.check(), book.now()));
            Activation activation = new Activation(after.id(), draft.point(), draft.check(), actor.name(), book.now());
            stored.insert(activation);
            book.wrote(CredentialFields.changed(actor, "credential.activate", before, after)
                    .because(draft.check()
                            + draft.point()
                                    .map(point -> " at "
                                            + stored.point(point)
                                                    .orElseThrow()
                                                    .name()
                                                    .any())
                                    .orElse("")));
            return new Activation.Done(activation, after, warnings(org, after));
        });
    }

    /** A failed check is audited in a transaction of its own; a used or tried code stays used or tried. */
    private void checkApart(Actor actor, Scope scope, Activation.Draft draft) {
        Optional<Refused> failed = book.in(actor.org(), () -> {
            Credential credential = book.seen(actor.org(), scope, draft.credential());
            if (credential.state() == CredentialState.ACTIVE
                    && stored.activation(credential.id()).isPresent()) {
                return Optional.<Refused>empty();
            }
            fourEyes.requireOther(actor, credential, book.person(actor.org(), scope, credential.holder()));
            requirePoint(draft);
            return verify(actor.org(), credential, draft);
        });
        failed.ifPresent(refused -> {
            book.in(actor.org(), () -> {
                book.wrote(AuditDraft.of(
                                actor,
                                "credential.activate.refused",
                                "credential",
                                draft.credential().text(),
                                "")
                        .because(refused.code() + " " + draft.check()));
                return refused;
            });
            throw refused;
        });
    }

    private void requirePoint(Activation.Draft draft) {
        List<ActivationPoint> open =
                stored.points().stream().filter(point -> !point.closed()).toList();
        if (draft.point().isEmpty()) {
            if (!open.isEmpty()) {
                throw new Refused(
                        "activation.point.needed",
                        "cards are activated at "
                                + open.stream().map(point -> point.name().any()).collect(Collectors.joining(", ")));
            }
            return;
        }
        ActivationPoint point = stored.point(draft.point().get())
                .orElseThrow(() ->
                        new NotFound("activation-point", draft.point().get().text()));
        if (point.closed()) {
            throw new Refused("activation.point.closed", point.name().any() + " activates no cards any more");
        }
        if (!point.checks().contains(draft.check())) {
            throw new Refused(
                    "activation.check.kind",
                    point.name().any() + " checks by "
                            + point.checks().stream().sorted().toList());
        }
    }

    private Optional<Refused> verify(OrgId org, Credential credential, Activation.Draft draft) {
        String answer = draft.answer().strip();
        return switch (draft.check()) {
            case PHOTO -> Optional.empty();
            case CODE -> failed(stored.useCode(credential.id(), answer, book.now()));
            case PIN -> pin(credential, answer);
            case DOCUMENT -> document(book.person(org, Scope.EVERYBODY, credential.holder()), answer);
        };
    }

    private Optional<Refused> pin(Credential credential, String answer) {
        List<String> pins = book.credentials().of(credential.holder()).stream()
                .filter(other -> other.state() == CredentialState.ACTIVE)
                .filter(other -> other.identifier() instanceof Identifier.Pin)
                .map(other -> ((Identifier.Pin) other.identifier()).digits())
                .toList();
        return pins.isEmpty() ? missing("PIN") : failed(pins.contains(answer));
    }

    private static Optional<Refused> document(Employee person, String answer) {
        String document = person.person().idDocument();
        if (document.length() < 4) {
            return missing("identity document");
        }
        return failed(answer.length() >= 4
                && document.toUpperCase(java.util.Locale.ROOT).endsWith(answer.toUpperCase(java.util.Locale.ROOT)));
    }

    private static Optional<Refused> failed(boolean passed) {
        return passed
                ? Optional.empty()
                : Optional.of(new Refused(
                        "activation.check.failed",
                        "that is not what is known of this person",
                        List.of(new Refused.Violation("/answer", "activation.check.failed", "does not fit"))));
    }

    private static Optional<Refused> missing(String what) {
        return Optional.of(new Refused("activation.check.missing", "the person's record has no " + what + " to check"));
    }

    private List<String> warnings(OrgId org, Credential credential) {
        List<String> warnings = new ArrayList<>();
        boolean nowhere = doors.reach(org, Scope.EVERYBODY, credential.holder()).isEmpty();
        if (!credential.isGoodFor(CredentialUse.ACCESS) || nowhere) {
            warnings.add("opens-nothing");
        }
        if (nowhere) {
            warnings.add("no-terminal");
        }
        return warnings;
    }

    @Override
    public String code(Actor actor, Scope scope, CredentialId id) {
        String code = String.format("%06d", random.nextInt(1_000_000));
        return book.in(actor.org(), () -> {
            Credential credential = book.seen(actor.org(), scope, id);
            if (credential.state() != CredentialState.ISSUED) {
                throw new Refused(
                        "credential.move", "a card that is " + credential.state() + " is not to be activated");
            }
            stored.code(id, code, book.now().plus(CODE_LASTS));
            book.wrote(AuditDraft.of(
                    actor,
                    "credential.activation-code",
                    "credential",
                    id.text(),
                    credential.identifier().masked()));
            return code;
        });
    }

    @Override
    public Optional<Activation> of(OrgId org, Scope scope, CredentialId credential) {
        return book.in(org, () -> {
            book.seen(org, scope, credential);
            return stored.activation(credential);
        });
    }

    @Override
    public Slice<Activation.Waiting> waiting(OrgId org, Scope scope, Page page) {
        return book.in(org, () -> {
            Activation.Policy policy = stored.policy().orElse(Activation.Policy.USUAL);
            CredentialQuery issued = new CredentialQuery(
                    java.util.Set.of(),
                    java.util.Set.of(),
                    Optional.of(CredentialState.ISSUED),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            return book.credentials().page(scope, issued, page).map(credential -> waiting(credential, policy));
        });
    }

    private static Activation.Waiting waiting(Credential credential, Activation.Policy policy) {
        Instant since = credential.terms().movedAt();
        return new Activation.Waiting(
                credential,
                since.plus(Duration.ofDays(policy.remindDays())),
                policy.cancelDays() == 0
                        ? Optional.empty()
                        : Optional.of(since.plus(Duration.ofDays(policy.cancelDays()))));
    }

    @Override
    public int cancelOverdue(OrgId org) {
        int cancelled = 0;
        List<Credential> due;
        do {
            due = book.in(org, () -> {
                int days = stored.policy().orElse(Activation.Policy.USUAL).cancelDays();
                return days == 0
                        ? List.<Credential>of()
                        : book.credentials().unactivated(book.now().minus(Duration.ofDays(days)), AT_ONCE);
            });
            for (Credential credential : due) {
                cancelled += book.in(org, () -> cancel(org, credential.id()));
            }
        } while (due.size() == AT_ONCE);
        return cancelled;
    }

    private int cancel(OrgId org, CredentialId id) {
        Credential before = book.credentials().find(id).orElseThrow();
        if (before.state() != CredentialState.ISSUED) {
            return 0;
        }
        Credential after = book.update(before.moved(CredentialState.REVOKED, "not activated in time", book.now()));
        book.wrote(CredentialFields.changed(CardBook.self(org), "credential.cancel", before, after)
                .because("not activated in time"));
        return 1;
    }

    @Override
    public SwipeTest test(Actor actor, Scope scope, CredentialId credential, TerminalId terminal, Duration within) {
        if (within.isNegative() || within.isZero() || within.compareTo(LONGEST_TEST) > 0) {
            throw new Refused("swipe-test.length", "a test takes up to ten minutes");
        }
        return book.in(actor.org(), () -> {
            Credential tested = book.seen(actor.org(), scope, credential);
            if (doors.reach(actor.org(), Scope.EVERYBODY, tested.holder()).stream()
                    .noneMatch(each -> each.id().equals(terminal))) {
                throw new Refused("swipe-test.terminal", "the holder's access levels do not reach that terminal");
            }
            SwipeTest test = new SwipeTest(
                    SwipeTestId.next(),
                    credential,
                    terminal,
                    book.now(),
                    book.now().plus(within),
                    actor.name(),
                    SwipeTest.State.WAITING,
                    book.now().plus(within));
            stored.insert(test);
            return test;
        });
    }

    /** Settled by whoever looks first after the read or the end. */
    @Override
    public SwipeTest test(OrgId org, Scope scope, SwipeTestId id) {
        return book.in(org, () -> {
            SwipeTest test = stored.test(id).orElseThrow(() -> new NotFound("swipe-test", id.text()));
            Credential credential = book.seen(org, scope, test.credential());
            if (test.state() != SwipeTest.State.WAITING) {
                return test;
            }
            Optional<Instant> heard = uses.of(test.credential()).stream()
                    .filter(use -> use.terminal().equals(test.terminal()))
                    .map(use -> use.heard())
                    .filter(at -> !at.isBefore(test.begun()) && !at.isAfter(test.until()))
                    .findFirst();
            if (heard.isEmpty() && !book.now().isAfter(test.until())) {
                return test;
            }
            SwipeTest settled = heard.isPresent()
                    ? test.in(SwipeTest.State.PASSED, heard.get())
                    : test.in(SwipeTest.State.FAILED, test.until());
            stored.update(settled);
            Actor by = new Actor(org, Actor.Kind.SYSTEM, "credential", test.operator(), "", "");
            book.wrote(AuditDraft.of(
                            by,
                            "credential.test",
                            "credential",
                            test.credential().text(),
                            credential.identifier().masked())
                    .with(Map.of(
                            "state",
                            settled.state().name(),
                            "terminal",
                            test.terminal().text())));
            return settled;
        });
    }
}
