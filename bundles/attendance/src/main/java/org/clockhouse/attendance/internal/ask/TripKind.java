package org.clockhouse.attendance.internal.ask;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A trip for the company: planned minutes are credited, and no punch is needed (guide, section 13). Details: {@code from} and
 * {@code until}, as wall times of the site.
 */
@Component
public final class TripKind implements RequestKind {

    private static final int MOST_DAYS = 180;

    private final Forecast forecast;
    private final InForce inForce;
    private final AskedStretch stretches;

    @Activate
    public TripKind(@Reference Forecast forecast, @Reference InForce inForce, @Reference AskedStretch stretches) {
        this.forecast = forecast;
        this.inForce = inForce;
        this.stretches = stretches;
    }

    @Override
    public String code() {
        return "TRIP";
    }

    @Override
    public LocalName title() {
        return new LocalName("出差", "trip");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        Details details = new Details(asking.details()).knowing(Set.of("from", "until"));
        return stretches.stored(asking, Details.stretch(details, stretches.zone(asking), MOST_DAYS));
    }

    @Override
    public List<Effect> preview(Asking asking) {
        return forecast.effects(asking.org(), stretches.wish(asking, Approved.Kind.TRIP));
    }

    @Override
    public void approved(Actor actor, Request request) {
        inForce.put(stretches.approved(actor, request, Approved.Kind.TRIP));
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        inForce.remove(stretches.approved(actor, request, Approved.Kind.TRIP));
    }
}
