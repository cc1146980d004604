package org.clockhouse.rest.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clockhouse.kernel.Readiness;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What of the suite can serve, from what each part knows already: no answer waits for a database. */
@Component(service = Health.class)
public final class Health {

    private final List<Readiness> parts = new CopyOnWriteArrayList<>();

    @Activate
    public Health() {}

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(Readiness part) {
        parts.add(part);
    }

    public void remove(Readiness part) {
        parts.remove(part);
    }

    /** @param reasons why it is not ready; none when it is */
    public record Report(boolean live, boolean ready, List<Reason> reasons) {}

    public record Reason(String part, String code, String detail) {}

    public Report report(boolean apiOpen) {
        List<Reason> reasons = new ArrayList<>();
        for (Readiness part : parts) {
            reason(part).ifPresent(reasons::add);
        }
        reasons.sort(Comparator.comparing(Reason::part));
        if (!apiOpen) {
            reasons.add(new Reason("api", "api.restarting", "the API waits for a part of the suite"));
        }
        return new Report(true, reasons.isEmpty(), List.copyOf(reasons));
    }

    private static Optional<Reason> reason(Readiness part) {
        return part.notReady().map(why -> new Reason(part.part(), why.code(), why.detail()));
    }
}
