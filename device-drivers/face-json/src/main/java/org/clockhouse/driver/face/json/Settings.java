package org.clockhouse.driver.face.json;

import java.util.List;
import java.util.Map;
import org.clockhouse.driver.Setting;

/** What an operator may say about such a terminal. */
record Settings(Map<String, String> values) {

    private static final String KEPT = "kept";
    private static final String IGNORED = "ignored";

    static final Setting CLOCK = Setting.choice("clock", List.of("told", KEPT));
    static final Setting DIRECTION = Setting.choice("direction", List.of("stated", IGNORED));

    Settings {
        values = Map.copyOf(values);
    }

    /** Whether answers carry the time, which the terminal then takes over. */
    boolean tellsTime() {
        return !values.getOrDefault(CLOCK.key(), "").equals(KEPT);
    }

    /** Whether in and out are what the terminal says, which some say of every punch alike. */
    boolean readsDirection() {
        return !values.getOrDefault(DIRECTION.key(), "").equals(IGNORED);
    }
}
