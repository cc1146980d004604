package org.clockhouse.driver.zk.push;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Setting;

/** What an operator may say about such a terminal. */
record Settings(Map<String, String> values) {

    private static final String AUTO = "auto";
    private static final String VERIFY_FIRST = "verifyFirst";
    private static final Map<String, String> CHARSETS = Map.of(
            "utf8", "UTF-8",
            "gbk", "GBK",
            "big5", "Big5",
            "western", "windows-1252",
            "cyrillic", "windows-1251",
            "arabic", "windows-1256");

    static final Setting COMM_KEY = Setting.secret("commKey");
    static final Setting POLL_SECONDS = Setting.number("pollSeconds").otherwise("10");
    static final Setting TIME_ZONE = Setting.choice("timeZone", List.of("omit", "hours", "minutes"));
    static final Setting COLUMNS = Setting.choice("columns", List.of("stateFirst", VERIFY_FIRST));
    static final Setting ENCODING =
            Setting.choice("encoding", List.of(AUTO, "utf8", "gbk", "big5", "western", "cyrillic", "arabic"));

    Settings {
        values = Map.copyOf(values);
    }

    private String value(Setting setting) {
        String set = values.getOrDefault(setting.key(), "").strip();
        return set.isEmpty() ? setting.defaultValue() : set;
    }

    /** Whether a terminal that states this key may come in; one that states none is known by its serial number alone. */
    boolean admits(Optional<String> statedKey) {
        String wanted = value(COMM_KEY);
        return wanted.isEmpty() || statedKey.map(wanted::equals).orElse(true);
    }

    /** At a greeting the key is stated, if the operator set one. */
    boolean admitsGreeting(Optional<String> statedKey) {
        return admits(statedKey) && (value(COMM_KEY).isEmpty() || statedKey.isPresent());
    }

    int pollSeconds() {
        int seconds = PunchLine.number(value(POLL_SECONDS));
        return seconds < 1 || seconds > 3600 ? 10 : seconds;
    }

    TimeZoneDialect timeZone() {
        return switch (value(TIME_ZONE)) {
            case "hours" -> TimeZoneDialect.HOURS;
            case "minutes" -> TimeZoneDialect.MINUTES;
            default -> TimeZoneDialect.OMIT;
        };
    }

    boolean stateFirst() {
        return !value(COLUMNS).equals(VERIFY_FIRST);
    }

    /** Empty when the terminal's language is to decide. */
    Optional<Charset> charset() {
        return Optional.ofNullable(CHARSETS.get(value(ENCODING))).map(Charset::forName);
    }
}
