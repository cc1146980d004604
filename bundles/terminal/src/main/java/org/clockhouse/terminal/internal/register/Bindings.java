package org.clockhouse.terminal.internal.register;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Setting;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;

/** Which device a terminal is, and that no device is two terminals. Pure. */
final class Bindings {

    private Bindings() {}

    /** A serial number that becomes known makes it no other device. */
    static boolean isAnotherDevice(Terminal before, TerminalDraft draft) {
        return !before.serial().isEmpty() && !before.serial().equals(draft.serial());
    }

    /** @throws Refused {@code terminal.rebind} with the place of each that is another */
    static void refuseAnother(Terminal before, Terminal after) {
        List<Violation> others = new ArrayList<>();
        if (!before.serial().isEmpty() && !before.serial().equals(after.serial())) {
            others.add(new Violation("/serial", "terminal.rebind", "it has been " + before.serial()));
        }
        if (!before.site().equals(after.site())) {
            others.add(new Violation("/siteId", "terminal.rebind", "it has stood at another site"));
        }
        if (!others.isEmpty()) {
            throw new Refused(
                    "terminal.rebind", "another site or another device is to be confirmed, with a reason", others);
        }
    }

    /**
     * @param others those not retired that may be the same device; itself may be among them
     * @param form the driver of an id
     * @throws Refused {@code terminal.serial.taken} or {@code terminal.endpoint.taken}
     */
    static void refuseTaken(Terminal one, List<Terminal> others, Function<String, Optional<DriverDescriptor>> form) {
        for (Terminal other : others) {
            if (other.id().equals(one.id())) {
                continue;
            }
            if (!one.serial().isEmpty()
                    && one.serial().equals(other.serial())
                    && one.driver().equals(other.driver())) {
                throw taken("/serial", "terminal.serial.taken", other, "has that serial number");
            }
            if (!one.endpoint().isEmpty()
                    && endpoint(one).equals(endpoint(other))
                    && addresses(one, form).equals(addresses(other, form))) {
                throw taken("/endpoint", "terminal.endpoint.taken", other, "is visited there");
            }
        }
    }

    private static Refused taken(String pointer, String code, Terminal other, String why) {
        return Refused.duplicateAt(pointer, code, other.name().any() + " " + why);
    }

    /** Compares schemes and hosts without regard to case, and paths with it. */
    private static URI endpoint(Terminal terminal) {
        return URI.create(terminal.endpoint().replaceFirst("/$", ""));
    }

    /** What tells it apart from others at its endpoint; nothing where the driver is away or knows of no such thing. */
    private static List<String> addresses(Terminal terminal, Function<String, Optional<DriverDescriptor>> form) {
        return form.apply(terminal.driver()).stream()
                .flatMap(driver -> driver.settings().stream())
                .filter(Setting::isDeviceAddress)
                .map(setting -> Optional.ofNullable(terminal.settings().get(setting.key()))
                        .map(Terminal.SettingValue::text)
                        .orElse(setting.defaultValue()))
                .toList();
    }
}
