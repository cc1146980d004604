package org.clockhouse.terminal.internal.register;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.TerminalDraft;

/** Holds what an operator typed against what the driver asks for. Pure. */
final class Forms {

    private Forms() {}

    /**
     * The settings to keep.
     *
     * @param before those stored already: a secret that is not mentioned stays
     * @throws Refused {@code terminal.malformed} with every wrong place
     */
    static Map<String, SettingValue> settings(
            TerminalDraft draft, DriverDescriptor driver, Map<String, SettingValue> before) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, SettingValue> kept = new HashMap<>();
        for (Setting setting : driver.settings()) {
            String typed = draft.settings().getOrDefault(setting.key(), unmentioned(setting, before));
            problem(setting, typed).ifPresentOrElse(wrong::add, () -> put(kept, setting, typed));
        }
        draft.settings().keySet().stream()
                .filter(key -> driver.settings().stream().noneMatch(s -> s.key().equals(key)))
                .forEach(key -> wrong.add(
                        new Violation(pointer(key), "terminal.setting.unknown", "the driver has no such setting")));
        endpoint(draft.endpoint(), driver).ifPresent(wrong::add);
        if (!wrong.isEmpty()) {
            throw new Refused("terminal.malformed", wrong.get(0).detail(), wrong);
        }
        return kept;
    }

    private static String unmentioned(Setting setting, Map<String, SettingValue> before) {
        return setting.type() == Setting.Type.SECRET && before.containsKey(setting.key())
                ? before.get(setting.key()).text()
                : "";
    }

    private static void put(Map<String, SettingValue> kept, Setting setting, String typed) {
        if (!typed.isBlank()) {
            kept.put(setting.key(), new SettingValue(typed.strip(), setting.type() == Setting.Type.SECRET));
        }
    }

    private static Optional<Violation> problem(Setting setting, String typed) {
        if (typed.isBlank()) {
            return setting.isRequired() && setting.defaultValue().isBlank()
                    ? Optional.of(
                            new Violation(pointer(setting.key()), "terminal.setting.required", "a value is needed"))
                    : Optional.empty();
        }
        String expected = expected(setting, typed.strip());
        return expected.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        pointer(setting.key()), "terminal.setting.malformed", setting.key() + " is to be " + expected));
    }

    /** What the value should be; empty when it is. */
    private static String expected(Setting setting, String typed) {
        boolean good =
                switch (setting.type()) {
                    case NUMBER -> typed.matches("-?[0-9]{1,18}");
                    case FLAG -> typed.equals("true") || typed.equals("false");
                    case CHOICE -> setting.choices().contains(typed);
                    case TEXT, SECRET -> typed.length() <= 1_000;
                };
        if (good) {
            return "";
        }
        return switch (setting.type()) {
            case NUMBER -> "a whole number";
            case FLAG -> "true or false";
            case CHOICE -> "one of " + setting.choices();
            case TEXT, SECRET -> "at most 1000 characters long";
        };
    }

    private static Optional<Violation> endpoint(String endpoint, DriverDescriptor driver) {
        if (endpoint.isEmpty()) {
            return driver.roads().equals(Set.of(Road.VISIT))
                            || (isDeskOnly(driver) && !driver.endpointExample().isEmpty())
                    ? Optional.of(new Violation("/endpoint", "terminal.endpoint.required", "an endpoint is needed"))
                    : Optional.empty();
        }
        try {
            if (new URI(endpoint).isAbsolute() && endpoint.length() <= 300) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // falls through: every wrong endpoint gets the same answer
        }
        return Optional.of(new Violation(
                "/endpoint", "terminal.endpoint.malformed", "an endpoint looks like " + driver.endpointExample()));
    }

    /** A reader on a desk makes no punches, and results must not wait for what it reports. */
    static Terminal.Purpose purpose(TerminalDraft draft, DriverDescriptor driver) {
        return isDeskOnly(driver) ? Terminal.Purpose.ACCESS : draft.purpose();
    }

    private static boolean isDeskOnly(DriverDescriptor driver) {
        return driver.roads().equals(Set.of(Road.DESK));
    }

    private static String pointer(String key) {
        return "/settings/" + key.replace("~", "~0").replace("/", "~1");
    }
}
