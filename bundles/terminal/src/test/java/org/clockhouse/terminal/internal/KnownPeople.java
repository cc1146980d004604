package org.clockhouse.terminal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;

/** Whom numbers and cards mean, from when on. */
public final class KnownPeople implements Holders {

    private final Map<String, List<EmployeeId>> bySubject = new HashMap<>();

    public EmployeeId know(String subject) {
        return know(subject, EmployeeId.next());
    }

    public EmployeeId know(String subject, EmployeeId employee) {
        bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(employee);
        return employee;
    }

    @Override
    public List<Holding> resolve(OrgId org, List<Sighting> sightings) {
        return sightings.stream().map(s -> holding(s.text())).toList();
    }

    @Override
    public Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant) {
        return holding(token);
    }

    private Holding holding(String text) {
        List<EmployeeId> found = bySubject.getOrDefault(text, List.of());
        return switch (found.size()) {
            case 0 -> new Holding.None();
            case 1 -> new Holding.One(found.get(0), Optional.empty());
            default -> new Holding.Ambiguous(Set.copyOf(found));
        };
    }
}
