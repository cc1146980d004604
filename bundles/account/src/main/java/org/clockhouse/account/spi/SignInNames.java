package org.clockhouse.account.spi;

import java.text.Normalizer;
import java.util.Locale;

/** How sign-in names are compared: NFKC, without case, so that full-width letters of a Chinese keyboard do. */
public final class SignInNames {

    private SignInNames() {}

    public static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
