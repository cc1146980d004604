package org.clockhouse.account.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.account.spi.SecretRepository;
import org.clockhouse.account.spi.SecretRepository.Code;
import org.clockhouse.account.spi.SecretRepository.Hashed;
import org.clockhouse.kernel.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passwords and codes: made, hashed, compared. Hashing happens outside transactions wherever it can. */
@Component(service = SecretBook.class, configurationPid = "org.clockhouse.account")
public final class SecretBook {

    private static final Logger log = LoggerFactory.getLogger(SecretBook.class);

    private final SecretRepository secrets;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration codeLife;
    private final FirstSignInFile firstSignIn;
    private final Argon2 argon2;
    private final RandomTexts texts = new RandomTexts();

    @Activate
    public SecretBook(
            AccountConfig config,
            BundleContext context,
            @Reference SecretRepository secrets,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this(
                secrets,
                transactions,
                clock,
                Duration.ofHours(config.code__hours()),
                new FirstSignInFile(
                        config.first__password__file().isEmpty()
                                ? Path.of(context.getProperty("karaf.etc"), "first-sign-in")
                                : Path.of(config.first__password__file())),
                new Argon2(Argon2.Cost.STANDARD));
    }

    SecretBook(
            SecretRepository secrets,
            Transactions transactions,
            Clock clock,
            Duration codeLife,
            FirstSignInFile firstSignIn,
            Argon2 argon2) {
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
        this.codeLife = codeLife;
        this.firstSignIn = firstSignIn;
        this.argon2 = argon2;
    }

    /** A secret in both its forms. */
    record Made(String text, Hashed hashed, Instant expires) {}

    Made newPassword() {
        String password = texts.password();
        return new Made(password, argon2.hash(password), Instant.MAX);
    }

    Made newCode() {
        String code = texts.code();
        return new Made(
                code, argon2.hash(RandomTexts.typed(code)), clock.instant().plus(codeLife));
    }

    Hashed hash(String password) {
        return argon2.hash(password);
    }

    /** Takes as long for a missing account or password as for a wrong one. */
    boolean passwordMatches(Optional<Account> account, String password) {
        return matches(account.flatMap(this::password), password);
    }

    /** As {@link #passwordMatches}; what has expired matches nothing. */
    boolean codeMatches(Optional<Account> account, String code) {
        Instant now = clock.instant();
        Optional<Hashed> hashed = account.flatMap(found -> transactions.in(found.org(), () -> secrets.code(found.id())))
                .filter(stored -> now.isBefore(stored.expires()))
                .map(Code::hashed);
        return matches(hashed, RandomTexts.typed(code));
    }

    boolean hasPassword(Account account) {
        return password(account).isPresent();
    }

    /** Hashed anew after a sign-in, when today's cost is another than it was. */
    void renew(Account account, String password) {
        if (password(account).filter(argon2::isOutdated).isPresent()) {
            Hashed anew = argon2.hash(password);
            transactions.run(account.org(), () -> secrets.setPassword(account.id(), anew));
        }
    }

    /** In the open transaction. The file with the first password goes with the password. */
    void setPassword(Account account, Hashed hashed) {
        secrets.setPassword(account.id(), hashed);
        transactions.afterCommit(() -> forgetFirst(account.name()));
    }

    /** In the open transaction. The file that it waits in stays. */
    void setFirstPassword(Account account, Hashed hashed) {
        secrets.setPassword(account.id(), hashed);
    }

    /** In the open transaction. */
    void setCode(Account account, Made code) {
        secrets.setCode(account.id(), new Code(code.hashed(), code.expires()));
    }

    /** In the open transaction: the code is used up, and the password it stands for is gone. @return false if it was gone already */
    boolean takeCode(Account account) {
        boolean taken = secrets.takeCode(account.id());
        if (taken) {
            secrets.clearPassword(account.id());
        }
        return taken;
    }

    private Optional<Hashed> password(Account account) {
        return transactions.in(account.org(), () -> secrets.password(account.id()));
    }

    private boolean matches(Optional<Hashed> hashed, String secret) {
        if (hashed.isEmpty()) {
            argon2.pretend(secret);
            return false;
        }
        return argon2.matches(secret, hashed.get());
    }

    FirstSignInFile firstSignIn() {
        return firstSignIn;
    }

    private void forgetFirst(String user) {
        try {
            firstSignIn.removeIfAbout(user);
        } catch (IOException e) {
            log.error("The first password, now changed, is still in {}", firstSignIn.file(), e);
        }
    }
}
