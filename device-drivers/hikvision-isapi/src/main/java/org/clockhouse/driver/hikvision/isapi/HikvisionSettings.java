package org.clockhouse.driver.hikvision.isapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.TerminalAddress;

/** What an operator says about one terminal. */
final class HikvisionSettings {

    static final Setting USER = Setting.text("user").otherwise("admin");
    static final Setting PASSWORD = Setting.secret("password").required();
    static final Setting CERTIFICATE = Setting.text("certificate");
    static final Setting LISTEN = Setting.flag("listen").otherwise("true");
    static final Setting PASSED_CODES = Setting.text("passedCodes").otherwise("1,2,38,75,101,104,105");
    static final Setting CARD_DIGITS = Setting.number("cardDigits").otherwise("10");
    static final Setting DOORS = Setting.number("doors").otherwise("1");

    private static final int MOST_CARD_DIGITS = 20;

    private final TerminalAddress address;

    HikvisionSettings(TerminalAddress address) {
        this.address = address;
    }

    String user() {
        return address.value(USER);
    }

    /** Spaces at its ends belong to it. */
    String password() throws DriverException {
        String password = address.settings().getOrDefault(PASSWORD.key(), "");
        if (password.isEmpty()) {
            throw new DriverException(Fault.MISCONFIGURED, "the password of the terminal's user is missing");
        }
        return password;
    }

    /** SHA-256 of the only certificate that will do, in 64 hexadecimal digits; empty where any will do the first time. */
    String certificate() throws DriverException {
        String digits = address.value(CERTIFICATE).replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("|[0-9a-f]{64}")) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "a certificate is known by its SHA-256, 64 hexadecimal digits");
        }
        return digits;
    }

    /** Whether a session stands open between visits. */
    boolean isListening() {
        return Boolean.parseBoolean(address.value(LISTEN));
    }

    Set<Integer> passedCodes() throws DriverException {
        String codes = address.value(PASSED_CODES).replace(" ", "");
        if (!codes.matches("[0-9]{1,5}(,[0-9]{1,5})*")) {
            throw new DriverException(Fault.MISCONFIGURED, "codes of events are numbers with commas between them");
        }
        return Arrays.stream(codes.split(",")).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    Voice voice() {
        return Voice.of(address);
    }

    int cardDigits() throws DriverException {
        return number(CARD_DIGITS, MOST_CARD_DIGITS);
    }

    int doors() throws DriverException {
        return number(DOORS, 99);
    }

    private int number(Setting setting, int most) throws DriverException {
        String number = address.value(setting);
        if (!number.matches("[1-9][0-9]?") || Integer.parseInt(number) > most) {
            throw new DriverException(Fault.MISCONFIGURED, setting.key() + " is a number from 1 to " + most);
        }
        return Integer.parseInt(number);
    }
}
