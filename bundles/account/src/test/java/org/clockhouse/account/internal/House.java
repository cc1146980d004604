package org.clockhouse.account.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.AccountDraft;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewAccount;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.account.spi.InMemoryAccounts;
import org.clockhouse.account.spi.InMemoryApiKeys;
import org.clockhouse.account.spi.InMemoryCompanies;
import org.clockhouse.account.spi.InMemoryLockOuts;
import org.clockhouse.account.spi.InMemoryRoles;
import org.clockhouse.account.spi.InMemorySecrets;
import org.clockhouse.account.spi.InMemorySessions;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;

/** The whole account bundle over in-memory repositories, after its first start; Argon2 at its cheapest. */
final class House {

    static final String DESK = "10.0.0.7";
    static final String SERVER = "127.0.0.1";
    static final String PASSWORD = "correct horse battery";

    final TestClock clock = new TestClock("2026-10-01T08:00:00Z");
    final RecordedAudit audit = new RecordedAudit();
    final RecordedChanges changes = new RecordedChanges();
    final InMemoryTransactions transactions = new InMemoryTransactions();
    final InMemoryCompanies companies = new InMemoryCompanies(transactions);
    final InMemoryAccounts accountRows = new InMemoryAccounts(transactions);
    final InMemoryLockOuts lockOutRows = new InMemoryLockOuts(transactions);
    final InMemorySecrets secretRows = new InMemorySecrets(transactions);
    final FirstSignInFile firstSignIn;
    final SecretBook secrets;
    final SessionBook sessionBook;
    final LockOut lockOut;
    final GrantBook grants;
    final GrantedPermissions permissions;
    final RoleBook roles;
    final AccountBook accounts;
    final KeyRing keys;
    final FrontDoor sessions;
    final FirstStart firstStart;
    final Sweeper sweeper;
    final DirectWorkers workers = new DirectWorkers();
    final OrgId org;

    House(Path directory) {
        this(directory, new Argon2.Cost(8, 1, 1));
    }

    House(Path directory, Argon2.Cost cost) {
        InMemoryRoles roleRows = new InMemoryRoles(transactions);
        InMemoryApiKeys keyRows = new InMemoryApiKeys(transactions);
        firstSignIn = new FirstSignInFile(directory.resolve("first-sign-in"));
        secrets = new SecretBook(secretRows, transactions, clock, Duration.ofHours(72), firstSignIn, new Argon2(cost));
        sessionBook = new SessionBook(
                new InMemorySessions(transactions), accountRows, clock, Duration.ofHours(1), Duration.ofHours(12));
        lockOut = new LockOut(lockOutRows, transactions, clock);
        grants = new GrantBook(accountRows, keyRows, roleRows, transactions);
        permissions = new GrantedPermissions(grants, audit);
        roles = new RoleBook(roleRows, grants, audit, transactions, changes);
        AccountGuard guard = new AccountGuard(grants, accountRows, roleRows, audit, transactions, changes);
        accounts = new AccountBook(accountRows, guard, secrets, sessionBook, lockOut, transactions);
        keys = new KeyRing(keyRows, guard, transactions, clock);
        SignInDesk desk = new SignInDesk(accountRows, secrets, lockOut, sessionBook, transactions, audit);
        PasswordDesk passwords = new PasswordDesk(accountRows, secrets, lockOut, sessionBook, transactions, audit);
        sessions = new FrontDoor(desk, passwords, sessionBook, companies, transactions, audit);
        firstStart = new FirstStart(companies, companies, accountRows, secrets, guard, transactions, clock);
        sweeper = new Sweeper(sessionBook, lockOut, companies, transactions);
        org = firstStart.company();
    }

    Actor system() {
        return Actor.system(org, "test");
    }

    /** An operator who has changed the first password to {@link #PASSWORD}. */
    Account operator(String name, Grant... grants) {
        return account(name, Optional.empty(), grants);
    }

    /** With {@link #PASSWORD}. */
    Account account(String name, Optional<EmployeeId> person, Grant... grants) {
        NewAccount made =
                accounts.create(system(), new AccountDraft(name, name + " shown", person, Set.of(grants), "en"));
        Accepted in = accepted(name, made.password(), DESK);
        sessions.changePassword(in.actor(), in.token(), made.password(), PASSWORD);
        sessions.signOut(in.actor(), in.token());
        return accounts.find(org, made.account().id());
    }

    Account operator(String name, String role, Scope scope) {
        return operator(name, new Grant(new RoleId(role), scope));
    }

    record Accepted(Account account, String token) {
        Actor actor() {
            return account.actor(DESK, "r-1");
        }
    }

    SignIn signIn(String name, String password, String address) {
        return sessions.signIn(new SignInAttempt(name, SignInAttempt.Kind.PASSWORD, password, address, "r-1"));
    }

    SignIn signInByCode(String name, String code) {
        return sessions.signIn(new SignInAttempt(name, SignInAttempt.Kind.CODE, code, DESK, "r-1"));
    }

    Accepted accepted(String name, String password, String address) {
        return accepted(signIn(name, password, address));
    }

    static Accepted accepted(SignIn signIn) {
        if (signIn instanceof SignIn.Accepted accepted) {
            return new Accepted(accepted.session().account(), accepted.token());
        }
        throw new AssertionError("not let in: " + signIn);
    }
}
