package org.clockhouse.account.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.Session;
import org.clockhouse.account.Sessions;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.SessionRepository;
import org.clockhouse.account.spi.SessionRepository.SessionRow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sessions that are open. Every method works in the open transaction. */
@Component(service = SessionBook.class, configurationPid = "org.clockhouse.account")
public final class SessionBook {

    /** Use is written down no more often. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final SessionRepository sessions;
    private final AccountRepository accounts;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public SessionBook(
            AccountConfig config,
            @Reference SessionRepository sessions,
            @Reference AccountRepository accounts,
            @Reference Clock clock) {
        this(
                sessions,
                accounts,
                clock,
                Duration.ofMinutes(config.idle__minutes()),
                Duration.ofHours(config.session__hours()));
    }

    SessionBook(SessionRepository sessions, AccountRepository accounts, Clock clock, Duration idle, Duration longest) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    SignIn.Accepted open(Account account, String address) {
        Token token = Token.next(Token.Kind.SESSION, account.org(), random);
        Instant now = clock.instant();
        Instant until = now.plus(longest);
        SessionRow row =
                new SessionRow(token.hash(), account.id(), address, now, now, earlier(now.plus(idle), until), until);
        sessions.insert(row);
        return new SignIn.Accepted(session(row, account), token.text());
    }

    /** Empty when it ended; then it is removed. Else counts as use. */
    Optional<Session> use(Token token) {
        Instant now = clock.instant();
        Optional<SessionRow> row = sessions.find(token.hash());
        Optional<Account> account =
                row.flatMap(found -> accounts.find(found.account())).filter(found -> !found.disabled());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        if (account.isEmpty() || !now.isBefore(row.get().idleUntil())) {
            sessions.remove(token.hash());
            return Optional.empty();
        }
        return Optional.of(session(touched(row.get(), now), account.get()));
    }

    /** The password was given again. */
    void confirm(Token token) {
        sessions.find(token.hash()).ifPresent(row -> sessions.touch(row.tokenHash(), clock.instant(), row.idleUntil()));
    }

    Optional<SessionRow> find(Token token) {
        return sessions.find(token.hash());
    }

    List<Sessions.Open> openOf(Account account, Token asking) {
        Instant now = clock.instant();
        return sessions.of(account.id()).stream()
                .filter(row -> now.isBefore(row.idleUntil()))
                .map(row -> new Sessions.Open(
                        row.address(),
                        row.signedInAt(),
                        row.idleUntil(),
                        row.tokenHash().equals(asking.hash())))
                .toList();
    }

    void close(Token token) {
        sessions.remove(token.hash());
    }

    void closeOthers(Account account, Token spared) {
        sessions.removeOf(account.id(), spared.hash());
    }

    void closeAll(Account account) {
        sessions.removeOf(account.id(), "");
    }

    int forgetEnded() {
        return sessions.removeEnded(clock.instant());
    }

    private SessionRow touched(SessionRow row, Instant now) {
        Instant idleUntil = earlier(now.plus(idle), row.until());
        if (Duration.between(row.idleUntil(), idleUntil).compareTo(GRAIN) < 0) {
            return row;
        }
        sessions.touch(row.tokenHash(), row.confirmedAt(), idleUntil);
        return new SessionRow(
                row.tokenHash(),
                row.account(),
                row.address(),
                row.signedInAt(),
                row.confirmedAt(),
                idleUntil,
                row.until());
    }

    private static Session session(SessionRow row, Account account) {
        return new Session(account, row.signedInAt(), row.confirmedAt(), row.idleUntil(), row.until());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
