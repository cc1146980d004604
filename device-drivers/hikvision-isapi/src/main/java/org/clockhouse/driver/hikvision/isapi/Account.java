package org.clockhouse.driver.hikvision.isapi;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** How a session signs in: with one wrong password at most, however often it is asked to. */
final class Account {

    private final String user;
    private final String password;
    private final String key;
    private final Refusals refusals;
    private final Clock clock;
    private final Supplier<String> clientNonces;
    private Optional<Digest> challenge = Optional.empty();
    private int count;
    private boolean accepted;
    /** Refused since it was last accepted, perhaps only because the nonce was forgotten. */
    private boolean doubted;

    Account(
            String endpoint,
            String user,
            String password,
            Refusals refusals,
            Clock clock,
            Supplier<String> clientNonces) {
        this.user = user;
        this.password = password;
        this.key = Refusals.key(endpoint, user, password);
        this.refusals = refusals;
        this.clock = clock;
        this.clientNonces = clientNonces;
    }

    void checkUsable() throws DriverException {
        if (refusals.contains(key, clock)) {
            throw DriverException.ofCredentials(
                    "the terminal refused this user and password; so as not to lock the account they are not tried again"
                            + " within half an hour unless they are changed");
        }
    }

    /** Empty before the terminal has given a challenge. */
    Optional<String> authorization(Request request) {
        return challenge.map(digest -> {
            count++;
            return digest.authorization(user, password, request.method(), request.target(), count, clientNonces.get());
        });
    }

    void accepted() {
        accepted = challenge.isPresent();
        doubted = false;
    }

    /**
     * The terminal answered 401; afterwards the request may be signed anew, once.
     *
     * @param signed whether the request was signed already
     */
    void challenged(Response refusal, boolean signed) throws DriverException {
        Optional<Duration> locked = Lockout.of(refusal);
        Optional<Digest> next = Digest.of(refusal.headers("WWW-Authenticate"));
        boolean forgotten = next.filter(digest -> digest.isStale() || accepted).isPresent();
        if (signed && (locked.isPresent() || !forgotten || doubted)) {
            throw refused(refusal);
        }
        if (locked.isPresent()) {
            throw new DriverException(
                    Fault.UNREACHABLE,
                    "the terminal has locked the account for " + locked.get().toSeconds()
                            + " s more; the password was not tried");
        }
        challenge = Optional.of(next.orElseThrow(() -> new DriverException(
                Fault.MISCONFIGURED, "the terminal offers no digest authentication; enable it in its web settings")));
        count = 0;
        doubted = signed;
    }

    /** The terminal says that the password was right and its challenge too old, and gives another one. */
    boolean isStale(Response refusal) {
        Optional<Digest> next = Digest.of(refusal.headers("WWW-Authenticate")).filter(Digest::isStale);
        if (next.isEmpty() || Lockout.of(refusal).isPresent()) {
            return false;
        }
        challenge = next;
        count = 0;
        return true;
    }

    DriverException refused(Response refusal) {
        if (isStale(refusal)) {
            return new DriverException(Fault.GARBLED, "the terminal forgets each challenge at once");
        }
        Duration locked = Lockout.of(refusal).orElse(Duration.ZERO);
        refusals.add(key, locked, clock);
        challenge = Optional.empty();
        return DriverException.ofCredentials(
                locked.isZero()
                        ? "wrong user or password"
                        : "wrong user or password; the terminal has locked the account for " + locked.toSeconds()
                                + " s");
    }
}
