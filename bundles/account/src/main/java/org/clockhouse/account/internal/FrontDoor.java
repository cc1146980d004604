package org.clockhouse.account.internal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.Session;
import org.clockhouse.account.Sessions;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where people come in, stay and leave. */
@Component
public final class FrontDoor implements Sessions {

    private final SignInDesk signIns;
    private final PasswordDesk passwords;
    private final SessionBook sessions;
    private final Companies companies;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public FrontDoor(
            @Reference SignInDesk signIns,
            @Reference PasswordDesk passwords,
            @Reference SessionBook sessions,
            @Reference Companies companies,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.sessions = sessions;
        this.companies = companies;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public SignIn signIn(SignInAttempt attempt) {
        return signIns.signIn(companies.home(), attempt);
    }

    @Override
    public Optional<Session> find(String token) {
        return Token.read(Token.Kind.SESSION, token)
                .flatMap(read -> transactions.in(read.org(), () -> sessions.use(read)));
    }

    @Override
    public List<Open> open(Actor actor, String token) {
        Token read = token(actor, token);
        Account account = account(actor, read);
        return transactions.in(actor.org(), () -> sessions.openOf(account, read));
    }

    @Override
    public void signOutElsewhere(Actor actor, String token) {
        Token read = token(actor, token);
        Account account = account(actor, read);
        transactions.run(actor.org(), () -> {
            sessions.closeOthers(account, read);
            audit.record(AuditDraft.of(actor, "session.close-others", "account", actor.id(), actor.name()));
        });
    }

    @Override
    public void signOut(Actor actor, String token) {
        Token.read(Token.Kind.SESSION, token)
                .filter(read -> read.org().equals(actor.org()))
                .ifPresent(read -> transactions.run(actor.org(), () -> {
                    if (sessions.find(read).isPresent()) {
                        sessions.close(read);
                        audit.record(AuditDraft.of(actor, "session.close", "account", actor.id(), actor.name()));
                    }
                }));
    }

    @Override
    public void changePassword(Actor actor, String token, String current, String next) {
        Token read = token(actor, token);
        passwords.change(actor, account(actor, read), read, current, next);
    }

    @Override
    public void confirmPassword(Actor actor, String token, String password) {
        Token read = token(actor, token);
        passwords.confirm(actor, account(actor, read), read, password);
    }

    private static Token token(Actor actor, String token) {
        return Token.read(Token.Kind.SESSION, token)
                .filter(read -> read.org().equals(actor.org()))
                .orElseThrow(() -> new NotFound("session", "of this token"));
    }

    private Account account(Actor actor, Token token) {
        return transactions
                .in(actor.org(), () -> sessions.use(token))
                .map(Session::account)
                .filter(account -> account.id().text().equals(actor.id()))
                .orElseThrow(() -> new NotFound("session", "of this token"));
    }
}
