package org.clockhouse.driver.anviz.tcb;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Setting;

/** What an operator may say about such a terminal. */
record TcbSettings(Map<String, String> values) {

    static final Setting DEVICE = Setting.number("device").otherwise("0").asDeviceAddress();
    static final Setting USER = Setting.text("user");
    static final Setting PASSWORD = Setting.secret("password");
    static final Setting ENCODING = Setting.choice("encoding", List.of("gbk", "big5", "western", "cyrillic"));
    static final Setting LISTEN = Setting.flag("listen").otherwise("true");

    private static final Map<String, String> CHARSETS =
            Map.of("gbk", "GBK", "big5", "Big5", "western", "windows-1252", "cyrillic", "windows-1251");
    private static final int LONGEST_WORD = 12;

    TcbSettings {
        values = Map.copyOf(values);
    }

    private String value(Setting setting) {
        String set = values.getOrDefault(setting.key(), "").strip();
        return set.isEmpty() ? setting.defaultValue() : set;
    }

    /** 0 for whoever is there. */
    int device() {
        String stated = value(DEVICE);
        return stated.matches("[0-9]{1,9}") ? Integer.parseInt(stated) : 0;
    }

    boolean isListening() {
        return !value(LISTEN).equals("false");
    }

    /** Of names, where the terminal does not take every language. */
    Charset charset() {
        return Charset.forName(CHARSETS.getOrDefault(value(ENCODING), "GBK"));
    }

    /** User and password as the terminal wants them, if one is set. */
    Optional<byte[]> login() {
        if (value(PASSWORD).isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer login = ByteBuffer.allocate(2 * LONGEST_WORD);
        login.put(0, word(value(USER))).put(LONGEST_WORD, word(value(PASSWORD)));
        return Optional.of(login.array());
    }

    private static byte[] word(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_WORD)).getBytes(StandardCharsets.US_ASCII);
    }
}
