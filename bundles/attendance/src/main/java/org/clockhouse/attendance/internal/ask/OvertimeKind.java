package org.clockhouse.attendance.internal.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.ask.Details.Stretch;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.day.WallClock;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.rule.PeriodPolicy.Bans;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Overtime agreed to beforehand or afterwards; what it is worth, the rules of the date say (guide, section 10). Details: {@code
 * from} and {@code until}, as wall times of the site.
 */
@Component
public final class OvertimeKind implements RequestKind {

    private static final int MOST_DAYS = 2;

    private final Forecast forecast;
    private final InForce inForce;
    private final AskedStretch stretches;

    @Activate
    public OvertimeKind(@Reference Forecast forecast, @Reference InForce inForce, @Reference AskedStretch stretches) {
        this.forecast = forecast;
        this.inForce = inForce;
        this.stretches = stretches;
    }

    @Override
    public String code() {
        return "OVERTIME";
    }

    @Override
    public LocalName title() {
        return new LocalName("加班", "overtime");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        Details details = new Details(asking.details()).knowing(Set.of("from", "until"));
        Stretch wanted = Details.stretch(details, stretches.zone(asking), MOST_DAYS);
        requireAllowed(asking, wanted);
        return stretches.stored(asking, wanted);
    }

    /** @throws Refused {@code request.banned-night}, {@code request.banned-hours} for who is protected by law; nobody goes past that */
    private void requireAllowed(Asking asking, Stretch wanted) {
        LocalDate date = wanted.from().toLocalDate();
        Policy policy = forecast.policy(asking.org(), asking.employee().id(), date);
        Bans bans = policy.period().bans();
        MinuteSet minutes = MinuteSet.of(minute(wanted.start()), minute(wanted.end()));
        if (bans.night() && !minutes.and(nights(policy, date, wanted.zone())).isEmpty()) {
            throw Refused.at(Details.pointer("from"), "request.banned-night", "this person may not work in the night");
        }
        if (bans.most().isPresent()) {
            int planned = 0;
            for (Occurrence shift :
                    forecast.planned(asking.org(), asking.employee().id(), date)) {
                planned += shift.nominal();
                minutes = minutes.minus(shift.required());
            }
            if (planned + minutes.length() > bans.most().getAsInt()) {
                throw Refused.at(
                        Details.pointer("until"),
                        "request.banned-hours",
                        "this person may work at most " + bans.most().getAsInt() + " minutes on a date");
            }
        }
    }

    private static MinuteSet nights(Policy policy, LocalDate date, ZoneId zone) {
        List<Integer> night = policy.nightOrUsual().minutes();
        MinuteSet nights = MinuteSet.EMPTY;
        for (LocalDate day = date.minusDays(1); !day.isAfter(date.plusDays(MOST_DAYS)); day = day.plusDays(1)) {
            nights = nights.or(WallClock.spans(day, night, zone));
        }
        return nights;
    }

    private static int minute(Instant instant) {
        return (int) (instant.getEpochSecond() / 60);
    }

    @Override
    public List<Effect> preview(Asking asking) {
        return forecast.effects(asking.org(), stretches.wish(asking, Approved.Kind.OVERTIME));
    }

    @Override
    public void approved(Actor actor, Request request) {
        inForce.put(stretches.approved(actor, request, Approved.Kind.OVERTIME));
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        inForce.remove(stretches.approved(actor, request, Approved.Kind.OVERTIME));
    }
}
