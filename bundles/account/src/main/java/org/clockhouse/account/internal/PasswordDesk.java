package org.clockhouse.account.internal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.SecretRepository.Hashed;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks for a password and changes it, for somebody who is signed in. */
@Component(service = PasswordDesk.class)
public final class PasswordDesk {

    private final AccountRepository accounts;
    private final SecretBook secrets;
    private final LockOut lockOut;
    private final SessionBook sessions;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public PasswordDesk(
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

    void change(Actor actor, Account account, Token token, String current, String next) {
        if (secrets.hasPassword(account)) {
            check(actor, account, current);
            if (current.equals(next)) {
                String detail = "the new password is the old one";
                throw new Refused(
                        "password.weak", detail, List.of(new Refused.Violation("/next", "password.unchanged", detail)));
            }
        }
        PasswordRules.check(account, next);
        Hashed hashed = secrets.hash(next);
        transactions.run(actor.org(), () -> {
            Account now = accounts.find(account.id()).orElseThrow();
            if (now.mustChangePassword()) {
                now = accounts.update(now.withPasswordToChange(false));
            }
            secrets.setPassword(now, hashed);
            sessions.closeOthers(now, token);
            audit.record(AuditDraft.of(
                    actor, "account.change-password", "account", now.id().text(), now.name()));
        });
    }

    void confirm(Actor actor, Account account, Token token, String password) {
        check(actor, account, password);
        transactions.run(actor.org(), () -> sessions.confirm(token));
    }

    /** Counted like a sign-in, so that an unattended screen is no place to guess at. */
    private void check(Actor actor, Account account, String password) {
        LockOut.Admission admission = lockOut.admit(actor.org(), account.name(), Optional.of(account), actor.address());
        if (admission.isRefused()) {
            throw new Refused(
                    "password.delayed",
                    "too many wrong passwords; wait "
                            + Math.max(1, admission.pause().toSeconds()) + " seconds");
        }
        if (!secrets.passwordMatches(Optional.of(account), password)) {
            audit.recordApart(AuditDraft.of(
                    actor, "account.refuse-password", "account", account.id().text(), account.name()));
            throw new Refused("password.wrong", "this is not the password");
        }
        transactions.run(actor.org(), () -> lockOut.passed(account, actor.address()));
    }
}
