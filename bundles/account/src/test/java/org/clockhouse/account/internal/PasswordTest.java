package org.clockhouse.account.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.spi.SecretRepository.Hashed;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    private final Account account = new Account(
            AccountId.next(),
            OrgId.next(),
            Account.Kind.OPERATOR,
            "anna.schmidt",
            "Anna Schmidt",
            Optional.empty(),
            Set.of(),
            "",
            true,
            false,
            1);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "我们今天下午去看电影好吗", "aaaaaaaaab", "Xk7-pq2-Lm9", "anna likes tea"})
    void whatIsLongAndNotCommonIsFineWhateverItIsMadeOf(String password) {
        PasswordRules.check(account, password);
    }

    @ParameterizedTest
    @CsvSource({
        "short, password.too-short",
        "123456789, password.too-short",
        "anna.schmidt, password.like-name",
        "AnnaSchmidt2026, password.like-name",
        "anna-schmidt-anna-schmidt, password.like-name",
        "1234567890, password.common",
        "WoAiNi1314, password.common",
        "aaaaaaaaaaaa, password.common",
    })
    void whatIsShortOrTriedFirstIsRefusedWithItsRule(String password, String code) {
        Refused refused = assertThrows(Refused.class, () -> PasswordRules.check(account, password));
        assertEquals(code, refused.violations().get(0).code());
        assertEquals("/next", refused.violations().get(0).pointer());
    }

    @Test
    void anEndlessPasswordIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> PasswordRules.check(account, "ab".repeat(65)));
        assertEquals("password.too-long", refused.violations().get(0).code());
    }

    /** RFC 9106 has no vector without secret and associated data; this one is from the reference implementation's tests. */
    @Test
    void theHashIsArgon2idAsOthersComputeIt() {
        Argon2 argon2 = new Argon2(Argon2.Cost.STANDARD);
        Hashed vector =
                new Hashed("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertTrue(argon2.matches("password", vector));
        assertFalse(argon2.matches("passwore", vector));
        assertTrue(argon2.isOutdated(vector));
    }

    @Test
    void theSamePasswordIsNeverHashedTheSame() {
        Argon2 argon2 = new Argon2(new Argon2.Cost(8, 1, 1));
        assertFalse(argon2.hash("secret").phc().equals(argon2.hash("secret").phc()));
        assertFalse(argon2.hash("secret").toString().contains("argon2"));
    }

    @Test
    void aHashOfYesterdaysCostIsRenewedAtTheNextSignIn() {
        House house = new House(directory);
        Account anna = house.operator("Anna", "HR", Scope.EVERYBODY);
        Hashed old = new Argon2(new Argon2.Cost(16, 1, 1)).hash(House.PASSWORD);
        house.transactions.run(house.org, () -> house.secretRows.setPassword(anna.id(), old));
        house.accepted("anna", House.PASSWORD, House.DESK);
        Hashed now = house.transactions
                .in(house.org, () -> house.secretRows.password(anna.id()))
                .orElseThrow();
        assertTrue(now.phc().contains("$m=8,t=1,p=1$"));
        house.accepted("anna", House.PASSWORD, House.DESK);
    }

    /**
     * The work is told by the memory it takes, of which one Argon2id needs 19 MiB and everything else next to nothing: unlike
     * time, that does not depend on what else the machine does.
     */
    @Test
    void everyWrongAttemptCostsOneHashWhoeverItIsFor() {
        House house = new House(directory, Argon2.Cost.STANDARD);
        Account anna = house.operator("Anna", "HR", Scope.EVERYBODY);
        Account gone = house.operator("Gone", "HR", Scope.EVERYBODY);
        house.accounts.setDisabled(house.system(), gone.id(), gone.version(), true, "left");
        house.accounts.issueFirstSignInCode(house.system(), EmployeeId.next(), "1001", "王芳");
        house.signIn("anna", "a warm-up", House.DESK);

        long expected = allocated(() -> house.signIn("anna", "a wrong password", House.DESK));
        assertTrue(expected > 19 << 20, expected + " bytes");
        assertWork(expected, () -> house.signIn("nobody", "a wrong password", House.DESK));
        assertWork(expected, () -> house.signIn("1001", "has no password yet", House.DESK));
        assertWork(expected, () -> house.signIn("gone", House.PASSWORD, House.DESK));
        assertWork(expected, () -> house.signInByCode("1001", "AAAAA-AAAAA"));
        assertWork(expected, () -> house.signInByCode(anna.name(), "AAAAA-AAAAA"));
        assertWork(expected, () -> house.signInByCode("nobody", "AAAAA-AAAAA"));
    }

    private static void assertWork(long expected, Runnable attempt) {
        assertEquals(1.0, (double) allocated(attempt) / expected, 0.05);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
