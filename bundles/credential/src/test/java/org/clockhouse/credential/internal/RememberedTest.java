package org.clockhouse.credential.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered<String> remembered = new Remembered<>();
    private final Map<String, List<String>> rows = new HashMap<>(Map.of("1", List.of("Ann")));
    private final List<Set<String>> looks = new ArrayList<>();

    private Map<String, List<String>> ask(long edition, String... keys) {
        return remembered.of(edition, List.of(keys), missing -> {
            looks.add(missing);
            Map<String, List<String>> found = new HashMap<>(rows);
            found.keySet().retainAll(missing);
            return found;
        });
    }

    @Test
    void onlyWhatWasNotAskedForBeforeIsLookedFor() {
        assertEquals(Map.of("1", List.of("Ann"), "2", List.of()), ask(1, "1", "2"));
        assertEquals(Map.of("2", List.of(), "3", List.of()), ask(1, "2", "3"));
        assertEquals(List.of(Set.of("1", "2"), Set.of("3")), looks);
    }

    @Test
    void afterAChangeNothingIsRemembered() {
        ask(1, "1", "2");
        rows.put("2", List.of("Bob"));
        assertEquals(List.of("Bob"), ask(2, "2").get("2"));
        assertEquals(List.of("Ann"), ask(2, "1").get("1"));
        assertEquals(3, looks.size());
    }

    @Test
    void whatWasReadWhileItChangedIsNotKept() {
        remembered.of(1, List.of("1"), missing -> {
            ask(2, "2");
            return Map.of("1", List.of("as it was"));
        });
        assertEquals(List.of("Ann"), ask(2, "1").get("1"));
    }
}
