package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Setting;

/** What an operator may say about a file. */
final class Settings {

    private static final String AUTO = "auto";
    private static final Map<String, String> CHARSETS = Map.of(
            "utf8", "UTF-8",
            "gbk", "GBK",
            "big5", "Big5",
            "western", "windows-1252",
            "cyrillic", "windows-1251",
            "arabic", "windows-1256");

    static final Setting COLUMNS =
            Setting.choice("columns", List.of(AUTO, ColumnOrder.STATE_FIRST.word(), ColumnOrder.VERIFY_FIRST.word()));
    static final Setting ENCODING =
            Setting.choice("encoding", List.of(AUTO, "utf8", "gbk", "big5", "western", "cyrillic", "arabic"));
    static final Setting INDEX_IS_PIN = Setting.flag("indexIsPin");

    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    private String value(Setting setting) {
        String set = values.getOrDefault(setting.key(), "").strip();
        return set.isEmpty() ? setting.defaultValue() : set;
    }

    /** Empty when the file is to decide. */
    Optional<ColumnOrder> order() {
        return Arrays.stream(ColumnOrder.values())
                .filter(order -> order.word().equals(value(COLUMNS)))
                .findFirst();
    }

    /** Of the names in {@code user.dat}; empty when the file is to decide. */
    Optional<Charset> charset() {
        return Optional.ofNullable(CHARSETS.get(value(ENCODING))).map(Charset::forName);
    }

    boolean indexIsPin() {
        return Boolean.parseBoolean(value(INDEX_IS_PIN));
    }
}
