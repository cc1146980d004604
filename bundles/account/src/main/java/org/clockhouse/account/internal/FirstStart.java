package org.clockhouse.account.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Grant;
import org.clockhouse.account.spi.AccountRepository;
import org.clockhouse.account.spi.CompanyRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the company and its first administrator, once in the life of an installation. */
@Component(service = FirstStart.class)
public final class FirstStart {

    static final String ADMIN = "admin";
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final Companies companies;
    private final CompanyRepository founding;
    private final AccountRepository accounts;
    private final SecretBook secrets;
    private final AccountGuard guard;
    private final Transactions transactions;
    private final Clock clock;

    /** Seven, since it is the one place where everything begins. */
    @Activate
    public FirstStart(
            @Reference Companies companies,
            @Reference CompanyRepository founding,
            @Reference AccountRepository accounts,
            @Reference SecretBook secrets,
            @Reference AccountGuard guard,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.companies = companies;
        this.founding = founding;
        this.accounts = accounts;
        this.secrets = secrets;
        this.guard = guard;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The company, made now if there is none. The password is in its file before the account can be seen. */
    OrgId company() {
        if (companies.all().isEmpty()) {
            try {
                found(OrgId.next());
            } catch (Stale e) {
                log.info("Another node made the company first");
            }
        }
        return companies.home();
    }

    private void found(OrgId org) {
        SecretBook.Made password = secrets.newPassword();
        Account admin = new Account(
                AccountId.next(),
                org,
                Account.Kind.OPERATOR,
                ADMIN,
                "Administrator",
                Optional.empty(),
                Set.of(Grant.everywhere(Catalogue.SYSTEM_ADMINISTRATOR)),
                "",
                true,
                false,
                1);
        write(password.text());
        transactions.run(org, () -> {
            founding.found(clock.instant());
            accounts.insert(admin);
            secrets.setFirstPassword(admin, password.hashed());
            Actor setUp = Actor.system(org, "first-start");
            guard.record(AuditDraft.of(setUp, "company.found", "company", org.text(), "")
                    .with(Map.of("administrator", ADMIN)));
            guard.record(
                    AuditDraft.of(setUp, "account.create", "account", admin.id().text(), ADMIN)
                            .with(AccountFields.of(admin)));
        });
        log.info(
                "First start: sign in as {} with the password in {}",
                ADMIN,
                secrets.firstSignIn().file());
    }

    private void write(String password) {
        try {
            secrets.firstSignIn().write(ADMIN, password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first password", e);
        }
    }
}
