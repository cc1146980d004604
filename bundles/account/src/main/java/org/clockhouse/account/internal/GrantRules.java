package org.clockhouse.account.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.FieldMask;
import org.clockhouse.account.Role;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;

/** Nobody gives what they do not hold, nor lays hands on an account that holds more. */
final class GrantRules {

    /** Empty when the grant is in order, else what is missing. */
    @FunctionalInterface
    interface Rule {
        Optional<String> missing(Rights giver, Rights.Held grant);
    }

    static final List<Rule> RULES = List.of(GrantRules::permission, GrantRules::reach, GrantRules::sight);

    private GrantRules() {}

    /** @throws Refused {@code grant.too-much} */
    static void check(Rights giver, List<Rights.Held> grants) {
        for (Rights.Held grant : grants) {
            for (Rule rule : RULES) {
                rule.missing(giver, grant).ifPresent(what -> {
                    throw new Refused(
                            "grant.too-much",
                            "you cannot give " + grant.role().id().text() + ": you lack " + what);
                });
            }
        }
    }

    static Optional<String> permission(Rights giver, Rights.Held grant) {
        return reachesOthers(grant)
                ? grant.role().permissions().stream()
                        .filter(permission -> !giver.held().containsKey(permission))
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    static Optional<String> reach(Rights giver, Rights.Held grant) {
        Map<String, Scope> held = giver.held();
        return reachesOthers(grant)
                ? grant.role().permissions().stream()
                        .filter(held::containsKey)
                        .filter(permission -> !Rights.covers(held.get(permission), grant.scope()))
                        .sorted()
                        .map(permission -> permission + " for these people")
                        .findFirst()
                : Optional.empty();
    }

    /** Who sees a field covered cannot let another see it plainly. */
    static Optional<String> sight(Rights giver, Rights.Held grant) {
        Map<String, FieldMask> granted = new Rights(List.of(grant)).masks();
        return reachesOthers(grant)
                ? giver.masks().entrySet().stream()
                        .filter(mask -> reads(grant.role(), mask.getKey()))
                        .filter(mask -> !granted.containsKey(mask.getKey())
                                || granted.get(mask.getKey()).compareTo(mask.getValue()) < 0)
                        .map(mask -> "sight of " + mask.getKey())
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    private static boolean reads(Role role, String field) {
        return role.permissions().contains(field.substring(0, field.indexOf('.')) + ".read");
    }

    private static boolean reachesOthers(Rights.Held grant) {
        return grant.role().reach() == Role.Reach.GRANTED_SCOPE;
    }
}
