package org.clockhouse.account.internal;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.SignInNames;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in. Does the same work for a name that nobody has as for one that somebody has. */
@Component(service = SignInDesk.class)
public final class SignInDesk {

    private static final Logger log = LoggerFactory.getLogger(SignInDesk.class);

    private final AccountRepository accounts;
    private final SecretBook secrets;
    private final LockOut lockOut;
    private final SessionBook sessions;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public SignInDesk(
            @Reference AccountRepository accounts,
            @Reference SecretBook secrets,
            @Reference LockOut lockOut,
            @Reference SessionBook sessions,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.lockOut = lockOut;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    SignIn signIn(OrgId org, SignInAttempt attempt) {
        Optional<Account> account = transactions.in(org, () -> accounts.findByName(SignInNames.key(attempt.name())));
        LockOut.Admission admission = lockOut.admit(org, attempt.name(), account, attempt.address());
        if (admission.isRefused()) {
            return new SignIn.Delayed(admission.pause());
        }
        boolean matches =
                switch (attempt.kind()) {
                    case PASSWORD -> secrets.passwordMatches(account, attempt.secret());
                    case CODE -> secrets.codeMatches(account, attempt.secret());
                };
        Optional<SignIn> opened = matches ? open(account.get(), attempt) : Optional.empty();
        return opened.orElseGet(() -> refuse(org, attempt, account, admission));
    }

    /** Empty when the right secret is not enough. */
    private Optional<SignIn> open(Account account, SignInAttempt attempt) {
        if (attempt.kind() == SignInAttempt.Kind.PASSWORD) {
            secrets.renew(account, attempt.secret());
        }
        return transactions.in(account.org(), () -> {
            Account entering = accounts.find(account.id()).orElseThrow();
            if (entering.disabled()) {
                return Optional.empty();
            }
            if (attempt.kind() == SignInAttempt.Kind.CODE) {
                if (!secrets.takeCode(entering)) {
                    return Optional.empty();
                }
                entering = accounts.update(entering.withPasswordToChange(true));
            }
            lockOut.passed(entering, attempt.address());
            Actor actor = entering.actor(attempt.address(), attempt.requestId());
            audit.record(AuditDraft.of(
                            actor, "session.open", "account", entering.id().text(), entering.name())
                    .with(Map.of("by", attempt.kind())));
            return Optional.of(sessions.open(entering, attempt.address()));
        });
    }

    private SignIn refuse(OrgId org, SignInAttempt attempt, Optional<Account> account, LockOut.Admission admission) {
        Actor somebody =
                new Actor(org, Actor.Kind.SYSTEM, "sign-in", "sign-in", attempt.address(), attempt.requestId());
        String id = account.map(known -> known.id().text()).orElse("");
        String label = account.map(Account::name).orElse(covered(attempt.name()));
        audit.recordApart(AuditDraft.of(somebody, "session.refuse", "account", id, label)
                .with(Map.of("by", attempt.kind(), "delayed", admission.beginsDelay())));
        if (admission.beginsDelay()) {
            log.warn("Sign-in to {} from {} failed too often and has to wait", label, attempt.address());
        }
        return new SignIn.Rejected(admission.triesLeft(), admission.delay());
    }

    /** People type their password into the wrong field: of a name that nobody has only the beginning is kept. */
    private static String covered(String name) {
        int kept = name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length())));
        return name.substring(0, kept) + "…";
    }
}
