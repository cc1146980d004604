package org.clockhouse.request;

import java.time.LocalDate;
import java.util.Map;

/** What a request would change on a date: minutes by name, and those that are 0 left out. */
public record Effect(LocalDate date, Map<String, Integer> before, Map<String, Integer> after) {

    public Effect {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
