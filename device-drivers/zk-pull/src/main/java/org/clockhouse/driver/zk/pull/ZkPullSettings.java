package org.clockhouse.driver.zk.pull;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.zk.record.PunchLayout;

/** What an operator says about one terminal. */
final class ZkPullSettings {

    private static final Map<String, String> CHARSETS = Map.of(
            "utf8", "UTF-8",
            "gbk", "GBK",
            "big5", "Big5",
            "western", "windows-1252",
            "cyrillic", "windows-1251",
            "arabic", "windows-1256",
            "hebrew", "windows-1255",
            "greek", "windows-1253",
            "turkish", "windows-1254",
            "thai", "x-windows-874");
    private static final Map<String, PunchLayout> LAYOUTS = Map.of(
            "bytes8", PunchLayout.BYTES_8,
            "bytes8TimeLast", PunchLayout.BYTES_8_TIME_LAST,
            "bytes16", PunchLayout.BYTES_16,
            "bytes40", PunchLayout.BYTES_40,
            "bytes49", PunchLayout.BYTES_49);

    static final Setting COMM_KEY = Setting.secret("commKey");
    static final Setting ENCODING = Setting.choice(
            "encoding",
            List.of("utf8", "gbk", "big5", "western", "cyrillic", "arabic", "hebrew", "greek", "turkish", "thai"));
    static final Setting PUNCH_LAYOUT =
            Setting.choice("punchLayout", List.of("auto", "bytes49", "bytes40", "bytes16", "bytes8", "bytes8TimeLast"));
    static final Setting UNLOCK_SECONDS = Setting.number("unlockSeconds").otherwise("5");

    static final Setting LISTEN = Setting.flag("listen").otherwise("true");

    private static final int MOST_UNLOCK_SECONDS = 60;

    private final Map<String, String> values;

    ZkPullSettings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    private String value(Setting setting) {
        String set = values.getOrDefault(setting.key(), "").strip();
        return set.isEmpty() ? setting.defaultValue() : set;
    }

    int commKey() throws DriverException {
        String key = value(COMM_KEY);
        if (!key.matches("[0-9]{0,9}")) {
            throw new DriverException(Fault.MISCONFIGURED, "the comm key is a number of at most six digits");
        }
        return key.isEmpty() ? 0 : Integer.parseInt(key);
    }

    /** Of names. */
    Charset charset() {
        return Charset.forName(CHARSETS.getOrDefault(value(ENCODING), "UTF-8"));
    }

    /** Empty when the log is to decide. */
    Optional<PunchLayout> punchLayout() {
        return Optional.ofNullable(LAYOUTS.get(value(PUNCH_LAYOUT)));
    }

    /** Whether a session stands open between visits. */
    boolean isListening() {
        return Boolean.parseBoolean(value(LISTEN));
    }

    int unlockSeconds() throws DriverException {
        String seconds = value(UNLOCK_SECONDS);
        if (!seconds.matches("[1-9][0-9]?") || Integer.parseInt(seconds) > MOST_UNLOCK_SECONDS) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "a door is released for 1 to " + MOST_UNLOCK_SECONDS + " seconds");
        }
        return Integer.parseInt(seconds);
    }
}
