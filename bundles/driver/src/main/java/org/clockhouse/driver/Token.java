package org.clockhouse.driver;

import java.util.HexFormat;
import java.util.Locale;

/** What identifies a credential to a reader: a card number or a template, as bytes in the order read. Never printed. */
public record Token(String hex) {

    public Token {
        hex = hex.toLowerCase(Locale.ROOT);
        if (HexFormat.of().parseHex(hex).length == 0) {
            throw new IllegalArgumentException("a token has at least one byte");
        }
    }

    public static Token of(byte[] bytes) {
        return new Token(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return "Token[" + hex.length() / 2 + " bytes]";
    }
}
