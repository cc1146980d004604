package org.clockhouse.attendance.internal.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.ShiftId;

/** How people write shifts in a sheet: by code or name, whatever the case unless that is what tells two apart. */
final class ShiftNames {

    private static final Set<String> OFF = Set.of("休", "休息", "公休", "轮休", "off", "rest", "-", "–", "—", "/");

    private final Map<String, ShiftId> exact = new HashMap<>();
    private final Map<String, Optional<ShiftId>> anyCase = new HashMap<>();

    /** @param shifts the newest edition of each */
    ShiftNames(List<Shift> shifts) {
        for (Shift shift : shifts) {
            if (!shift.retired()) {
                for (String name : List.of(
                        shift.terms().code(),
                        shift.terms().name().zh(),
                        shift.terms().name().en())) {
                    add(name.strip(), shift.id());
                }
            }
        }
    }

    private void add(String name, ShiftId shift) {
        if (!name.isEmpty()) {
            exact.putIfAbsent(name, shift);
            anyCase.merge(
                    name.toLowerCase(Locale.ROOT),
                    Optional.of(shift),
                    (one, other) -> one.equals(other) ? one : Optional.empty());
        }
    }

    /** Empty for a day off; no answer when a word is no shift. */
    Optional<List<ShiftId>> read(String text) {
        if (OFF.contains(text.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of(List.of());
        }
        Optional<ShiftId> whole = find(text.strip());
        if (whole.isPresent()) {
            return Optional.of(List.of(whole.get()));
        }
        List<ShiftId> found = new ArrayList<>();
        for (String word : text.strip().split("[\\s+/,、,]+")) {
            Optional<ShiftId> shift = find(word);
            if (shift.isEmpty()) {
                return Optional.empty();
            }
            found.add(shift.get());
        }
        return Optional.of(found);
    }

    private Optional<ShiftId> find(String word) {
        ShiftId shift = exact.get(word);
        return shift != null
                ? Optional.of(shift)
                : anyCase.getOrDefault(word.toLowerCase(Locale.ROOT), Optional.empty());
    }
}
