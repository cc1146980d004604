package org.clockhouse.notice;

import java.util.regex.Pattern;

/** What may stand in an envelope. Nothing in it can end a line of SMTP or of a header. */
public final class MailAddress {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,118}[A-Za-z0-9])?");

    private MailAddress() {}

    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }
}
