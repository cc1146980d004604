package org.clockhouse.driver.osdp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;

/** What the operator set, checked. */
record OsdpSettings(
        int address,
        Check check,
        Duration patience,
        Optional<ReaderKey> key,
        Optional<ReaderKey> previousKey,
        boolean isInstalling,
        boolean isReversed,
        boolean showsFeedback) {

    static final Setting ADDRESS = Setting.number("address").otherwise("0").asDeviceAddress();
    static final Setting KEY = Setting.secret("key");
    static final Setting MASTER = Setting.flag("masterKey");
    static final Setting PREVIOUS_KEY = Setting.secret("previousKey");
    static final Setting INSTALL = Setting.flag("install");
    static final Setting FEEDBACK = Setting.flag("feedback").otherwise("true");
    static final Setting REVERSED = Setting.flag("reversed");
    static final Setting CHECK = Setting.choice("check", List.of("crc", "checksum"));
    static final Setting REPLY_MILLIS = Setting.number("replyMillis").otherwise("250");

    private static final int LAST_ADDRESS = 126;
    private static final int MOST_MILLIS = 5_000;

    static OsdpSettings of(TerminalAddress from) throws DriverException {
        boolean isMaster = isSet(from, MASTER);
        Optional<ReaderKey> key = ReaderKey.of(from.value(KEY), isMaster);
        if (key.isEmpty() && isSet(from, INSTALL)) {
            throw new DriverException(Fault.MISCONFIGURED, "there is no key that the reader could be given");
        }
        return new OsdpSettings(
                number(from, ADDRESS, 0, LAST_ADDRESS),
                from.value(CHECK).equals("checksum") ? Check.CHECKSUM : Check.CRC,
                Duration.ofMillis(number(from, REPLY_MILLIS, 50, MOST_MILLIS)),
                key,
                ReaderKey.of(from.value(PREVIOUS_KEY), isMaster),
                isSet(from, INSTALL),
                isSet(from, REVERSED),
                isSet(from, FEEDBACK));
    }

    private static boolean isSet(TerminalAddress from, Setting flag) {
        return from.value(flag).equals("true");
    }

    private static int number(TerminalAddress from, Setting setting, int least, int most) throws DriverException {
        try {
            int number = Integer.parseInt(from.value(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new DriverException(Fault.MISCONFIGURED, setting.key() + " is " + least + " to " + most);
    }

    /** Keys that a reader may still have, from which it is led to the right one. */
    List<ReaderKey> earlierKeys() {
        List<ReaderKey> keys = new ArrayList<>();
        previousKey.ifPresent(keys::add);
        if (isInstalling) {
            keys.add(ReaderKey.DEFAULT);
        }
        return keys;
    }
}
