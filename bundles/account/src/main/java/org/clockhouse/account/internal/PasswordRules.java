package org.clockhouse.account.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;

/**
 * What a password must be: long, and not what everybody tries first (NIST SP 800-63B, 5.1.1.2). Nothing about capitals,
 * digits and signs.
 */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    /** What stands on top of the lists of leaked passwords and is long enough for us. */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "qwertyuiop",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "administrator",
            "woaini1314",
            "woaini1314520",
            "a123456789",
            "aa123456789",
            "qq123456789",
            "abc123456789",
            "12345678910",
            "123456789a",
            "1234567891",
            "iloveyou123",
            "letmein1234",
            "welcome123",
            "changeme123",
            "clockhouse",
            "clockhouse1");

    @FunctionalInterface
    interface Rule {
        Optional<Violation> check(Account account, String password);
    }

    static final List<Rule> RULES =
            List.of(PasswordRules::tooShort, PasswordRules::tooLong, PasswordRules::likeName, PasswordRules::common);

    private PasswordRules() {}

    /** @throws Refused {@code password.weak} with a violation for each broken rule */
    static void check(Account account, String password) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        List<Violation> broken = RULES.stream()
                .map(rule -> rule.check(account, normal))
                .flatMap(Optional::stream)
                .toList();
        if (!broken.isEmpty()) {
            throw new Refused("password.weak", broken.get(0).detail(), broken);
        }
    }

    static Optional<Violation> tooShort(Account account, String password) {
        return when(
                password.codePointCount(0, password.length()) < SHORTEST,
                "password.too-short",
                "a password has at least " + SHORTEST + " characters");
    }

    static Optional<Violation> tooLong(Account account, String password) {
        return when(
                password.length() > LONGEST, "password.too-long", "a password has at most " + LONGEST + " characters");
    }

    static Optional<Violation> likeName(Account account, String password) {
        String plain = plain(password);
        return when(
                alike(plain, plain(account.name())) || alike(plain, plain(account.displayName())),
                "password.like-name",
                "a password is not made of the name");
    }

    static Optional<Violation> common(Account account, String password) {
        boolean oneCharacter = password.codePoints().distinct().count() == 1;
        return when(
                oneCharacter || COMMON.contains(password.toLowerCase(Locale.ROOT)),
                "password.common",
                "this password is among the first that are tried");
    }

    /** The name itself, again and again, or with up to four digits at its end. */
    private static boolean alike(String password, String name) {
        if (name.isEmpty()) {
            return false;
        }
        String rest = password.replace(name, "");
        return rest.length() < password.length() && (rest.isEmpty() || rest.matches("\\d{1,4}"));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }

    private static Optional<Violation> when(boolean broken, String code, String detail) {
        return broken ? Optional.of(new Violation("/next", code, detail)) : Optional.empty();
    }
}
