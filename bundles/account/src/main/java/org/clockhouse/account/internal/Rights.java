package org.clockhouse.account.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Role;
import org.clockhouse.kernel.Scope;

/** What somebody holds: roles, each for certain people. */
record Rights(List<Held> grants) {

    /** A role for a scope, with {@link Role.Reach#OWN_PERSON} resolved. */
    record Held(Role role, Scope scope) {}

    static final Rights NONE = new Rights(List.of());

    Rights {
        grants = List.copyOf(grants);
    }

    /** By permission, united over the grants; grants that reach nobody give nothing. */
    Map<String, Scope> held() {
        Map<String, Scope> held = new TreeMap<>();
        for (Held grant : grants) {
            if (!grant.scope().isEmpty()) {
                grant.role().permissions().forEach(permission -> held.merge(permission, grant.scope(), Scope::union));
            }
        }
        return held;
    }

    Map<String, FieldMask> masks() {
        Map<String, FieldMask> masks = new HashMap<>();
        for (Held grant : grants) {
            grant.role().masks().forEach((field, mask) -> {
                FieldMask seen = mask(grant, field, mask);
                if (seen != null) {
                    masks.merge(field, seen, Rights::stricter);
                }
            });
        }
        return masks;
    }

    /** @return null when another grant lifts it */
    private FieldMask mask(Held masked, String field, FieldMask mask) {
        if (!masked.role().permissions().contains(reading(field))) {
            return null;
        }
        FieldMask best = mask;
        for (Held other : grants) {
            if (other.role().permissions().contains(reading(field)) && covers(other.scope(), masked.scope())) {
                FieldMask elsewhere = other.role().masks().get(field);
                if (elsewhere == null) {
                    return null;
                }
                best = milder(best, elsewhere);
            }
        }
        return best;
    }

    /** Whether everybody in the one is surely in the other; trees are not looked into. */
    static boolean covers(Scope wide, Scope narrow) {
        return wide.everybody()
                || !narrow.everybody()
                        && wide.sites().containsAll(narrow.sites())
                        && wide.departments().containsAll(narrow.departments())
                        && wide.people().containsAll(narrow.people());
    }

    private static String reading(String field) {
        return field.substring(0, field.indexOf('.')) + ".read";
    }

    private static FieldMask stricter(FieldMask one, FieldMask other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static FieldMask milder(FieldMask one, FieldMask other) {
        return List.of(one, other).stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
