package org.clockhouse.account.internal;

import java.util.Set;
import org.clockhouse.account.spi.SignInNames;
import org.clockhouse.kernel.Refused;

/** What the words of an account must be. */
final class AccountWords {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SHOWN = 100;
    private static final Set<String> LOCALES = Set.of("", "zh-Hans", "en");

    private AccountWords() {}

    static String named(String name) {
        String text = name.strip();
        String key = SignInNames.key(text);
        if (text.isEmpty() || text.length() > LONGEST_NAME || key.length() > LONGEST_SHOWN || !printable(text)) {
            throw new Refused("account.name.malformed", "a sign-in name has 1 to 60 characters");
        }
        return text;
    }

    static String shown(String displayName) {
        String text = displayName.strip();
        if (text.length() > LONGEST_SHOWN || !printable(text)) {
            throw new Refused("account.display-name.malformed", "a display name has at most 100 characters");
        }
        return text;
    }

    static String locale(String locale) {
        if (!LOCALES.contains(locale)) {
            throw new Refused("account.locale.unknown", "a locale is zh-Hans or en, or empty for the browser's");
        }
        return locale;
    }

    private static boolean printable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
