package org.clockhouse.account.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.AccountDraft;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewAccount;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SignInCode;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The book of accounts. */
@Component
public final class AccountBook implements Accounts {

    private final AccountRepository accounts;
    private final AccountGuard guard;
    private final SecretBook secrets;
    private final SessionBook sessions;
    private final LockOut lockOut;
    private final Transactions transactions;

    @Activate
    public AccountBook(
            @Reference AccountRepository accounts,
            @Reference AccountGuard guard,
            @Reference SecretBook secrets,
            @Reference SessionBook sessions,
            @Reference LockOut lockOut,
            @Reference Transactions transactions) {
        this.accounts = accounts;
        this.guard = guard;
        this.secrets = secrets;
        this.sessions = sessions;
        this.lockOut = lockOut;
        this.transactions = transactions;
    }

    @Override
    public Slice<Account> page(OrgId org, String text, Page page) {
        return transactions.in(org, () -> accounts.page(text, page));
    }

    @Override
    public Account find(OrgId org, AccountId id) {
        return transactions.in(org, () -> existing(id));
    }

    @Override
    public Optional<Account> ofEmployee(OrgId org, EmployeeId employee) {
        return transactions.in(org, () -> accounts.findByEmployee(employee));
    }

    @Override
    public Map<EmployeeId, AccountId> signingIn(OrgId org, Collection<EmployeeId> people) {
        return people.isEmpty() ? Map.of() : transactions.in(org, () -> accounts.signingIn(people));
    }

    @Override
    public List<Account> holding(OrgId org, Set<RoleId> roles) {
        return transactions.in(org, () -> accounts.holding(roles));
    }

    @Override
    public NewAccount create(Actor actor, AccountDraft draft) {
        Account account = account(actor.org(), draft);
        SecretBook.Made password = secrets.newPassword();
        return transactions.in(actor.org(), () -> {
            guard.mayGive(actor, account.grants(), account.employee());
            accounts.insert(account);
            secrets.setPassword(account, password.hashed());
            guard.record(about(actor, "account.create", account).with(AccountFields.of(account)));
            return new NewAccount(account, password.text());
        });
    }

    @Override
    public Account amend(Actor actor, AccountId id, long version, AccountDraft draft) {
        return transactions.in(actor.org(), () -> {
            Account before = existing(id);
            guard.mayTouch(actor, before);
            Account wanted = amended(before, version, draft);
            guard.mayGive(actor, added(before, wanted), wanted.employee());
            Account after = accounts.update(wanted);
            guard.someoneAdministers(before);
            guard.record(
                    about(actor, "account.amend", after).changing(AccountFields.of(before), AccountFields.of(after)));
            return after;
        });
    }

    @Override
    public Account setDisabled(Actor actor, AccountId id, long version, boolean disabled, String reason) {
        return transactions.in(actor.org(), () -> {
            Account before = existing(id);
            if (!disabled) {
                guard.mayTouch(actor, before);
            }
            Account after = accounts.update(before.withDisabled(disabled).at(version));
            guard.someoneAdministers(before);
            if (disabled) {
                sessions.closeAll(after);
            }
            guard.record(about(actor, disabled ? "account.disable" : "account.enable", after)
                    .changing(AccountFields.of(before), AccountFields.of(after))
                    .because(reason));
            return after;
        });
    }

    @Override
    public NewAccount resetPassword(Actor actor, AccountId id) {
        SecretBook.Made password = secrets.newPassword();
        return transactions.in(actor.org(), () -> {
            Account before = existing(id);
            guard.mayTouch(actor, before);
            Account after = accounts.update(before.withPasswordToChange(true));
            secrets.setPassword(after, password.hashed());
            sessions.closeAll(after);
            lockOut.lift(after);
            guard.record(about(actor, "account.reset-password", after));
            return new NewAccount(after, password.text());
        });
    }

    @Override
    public SignInCode issueFirstSignInCode(Actor actor, EmployeeId employee, String number, String displayName) {
        SecretBook.Made code = secrets.newCode();
        return transactions.in(actor.org(), () -> {
            Account account = accounts.findByEmployee(employee)
                    .map(known -> renumbered(known, number))
                    .orElseGet(() -> opened(actor, employee, number, displayName));
            guard.mayTouch(actor, account);
            if (account.disabled()) {
                throw new Refused("account.disabled", "the account of " + account.name() + " is disabled");
            }
            secrets.setCode(account, code);
            lockOut.lift(account);
            guard.record(about(actor, "sign-in-code.issue", account).with(Map.of("expires", code.expires())));
            return new SignInCode(account, code.text(), code.expires());
        });
    }

    private Account existing(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id.text()));
    }

    /** An employee signs in with the number as it is now. */
    private Account renumbered(Account known, String number) {
        if (known.kind() == Account.Kind.OPERATOR || known.name().equals(number)) {
            return known;
        }
        return accounts.update(known.withName(AccountWords.named(number)));
    }

    private Account opened(Actor actor, EmployeeId employee, String number, String displayName) {
        Account account = new Account(
                AccountId.next(),
                actor.org(),
                Account.Kind.EMPLOYEE,
                AccountWords.named(number),
                AccountWords.shown(displayName),
                Optional.of(employee),
                Set.of(Grant.everywhere(Catalogue.EMPLOYEE)),
                "",
                true,
                false,
                1);
        accounts.insert(account);
        guard.record(about(actor, "account.create", account).with(AccountFields.of(account)));
        return account;
    }

    private static Account account(OrgId org, AccountDraft draft) {
        return new Account(
                AccountId.next(),
                org,
                Account.Kind.OPERATOR,
                AccountWords.named(draft.name()),
                AccountWords.shown(draft.displayName()),
                draft.employee(),
                draft.grants(),
                AccountWords.locale(draft.locale()),
                true,
                false,
                1);
    }

    private static Account amended(Account before, long version, AccountDraft draft) {
        return new Account(
                before.id(),
                before.org(),
                before.kind(),
                AccountWords.named(draft.name()),
                AccountWords.shown(draft.displayName()),
                draft.employee(),
                draft.grants(),
                AccountWords.locale(draft.locale()),
                before.mustChangePassword(),
                before.disabled(),
                version);
    }

    /** What the actor gives, which is all when the person behind the account changes. */
    private static List<Grant> added(Account before, Account after) {
        List<Grant> added = new ArrayList<>(after.grants());
        if (after.employee().equals(before.employee())) {
            added.removeAll(before.grants());
        }
        return added;
    }

    private static AuditDraft about(Actor actor, String action, Account account) {
        return AuditDraft.of(actor, action, "account", account.id().text(), account.name());
    }
}
