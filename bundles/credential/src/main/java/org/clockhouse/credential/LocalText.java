package org.clockhouse.credential;

import org.clockhouse.kernel.Refused;

/** A longer text in the suite's two languages; either may be empty. */
public record LocalText(String zh, String en) {

    public static final LocalText NONE = new LocalText("", "");

    private static final int LONGEST = 8_000;

    public LocalText {
        zh = zh.strip();
        en = en.strip();
        if (zh.length() > LONGEST || en.length() > LONGEST) {
            throw new Refused("text.long", "a text has at most " + LONGEST + " characters");
        }
    }

    /** Of a text in one language only, that one. */
    public String said(boolean inChinese) {
        String wanted = inChinese ? zh : en;
        return wanted.isEmpty() ? zh + en : wanted;
    }

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }
}
