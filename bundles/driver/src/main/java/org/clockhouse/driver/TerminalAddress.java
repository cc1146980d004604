package org.clockhouse.driver;

import java.net.URI;
import java.util.Map;

/** Where a terminal is and how to talk to it: the values of the driver's {@link Setting}s. Made by the host. */
public record TerminalAddress(URI endpoint, Map<String, String> settings) {

    public TerminalAddress {
        settings = Map.copyOf(settings);
    }

    /** What the operator set, or else the default. */
    public String value(Setting setting) {
        String set = settings.getOrDefault(setting.key(), "");
        return set.isBlank() ? setting.defaultValue() : set.strip();
    }

    /** Names the settings but never their values: some are secrets. */
    @Override
    public String toString() {
        return "TerminalAddress[" + endpoint + ", settings=" + settings.keySet() + "]";
    }
}
