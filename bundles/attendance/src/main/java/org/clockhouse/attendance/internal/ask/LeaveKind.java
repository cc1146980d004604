package org.clockhouse.attendance.internal.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.ask.Details.Stretch;
import org.clockhouse.attendance.internal.day.HalfDays;
import org.clockhouse.attendance.internal.day.Occurrence;
import org.clockhouse.attendance.internal.leave.LeaveCharges;
import org.clockhouse.attendance.internal.result.Forecast;
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
 * Leave, to the minute (guide, section 13). Details: {@code type}, such as ANNUAL; {@code from} and {@code until} as wall times
 * of the site; or {@code date}, for all that is planned then, with {@code lastDate} for more dates than one, or with {@code half},
 * MORNING or AFTERNOON.
 */
@Component
public final class LeaveKind implements RequestKind {

    private static final int MOST_DAYS = 366;
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private enum Half {
        MORNING,
        AFTERNOON
    }

    private final Forecast forecast;
    private final InForce inForce;
    private final AskedStretch stretches;
    private final LeaveCharges charges;

    @Activate
    public LeaveKind(
            @Reference Forecast forecast,
            @Reference InForce inForce,
            @Reference AskedStretch stretches,
            @Reference LeaveCharges charges) {
        this.forecast = forecast;
        this.inForce = inForce;
        this.stretches = stretches;
        this.charges = charges;
    }

    @Override
    public String code() {
        return "LEAVE";
    }

    @Override
    public LocalName title() {
        return new LocalName("请假", "leave");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"), new RoleId("HR"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        Details details =
                new Details(asking.details()).knowing(Set.of("type", "from", "until", "date", "lastDate", "half"));
        String type = details.text("type");
        if (!TYPE.matcher(type).matches()) {
            throw Refused.at(Details.pointer("type"), "value.format", "a code such as ANNUAL is wanted");
        }
        Stretch wanted = asking.details().containsKey("date")
                ? planned(asking, details)
                : Details.stretch(details, stretches.zone(asking), MOST_DAYS);
        SortedMap<String, String> stored = stretches.stored(asking, wanted);
        stored.put("type", type);
        requireCharge(asking, stored);
        return stored;
    }

    /** Nothing new is asked of a request that is judged again as it was sent. */
    private static Optional<LocalDate> asked(Asking asking) {
        boolean again = asking.before()
                .filter(before -> before.details().equals(asking.details()))
                .isPresent();
        return again ? Optional.empty() : Optional.of(asking.today());
    }

    /** Others that wait for a decision have not taken anything yet. */
    private void requireCharge(Asking asking, SortedMap<String, String> stored) {
        List<Approved> open = asking.standing().stream()
                .filter(other -> other.state().isOpen())
                .map(other -> stretches.approved(asking, other, Approved.Kind.LEAVE))
                .toList();
        charges.require(
                asking.org(),
                stretches.wish(asking, stored, Approved.Kind.LEAVE),
                stored,
                asked(asking),
                open,
                asking.limits());
    }

    @Override
    public boolean wantsFile(Asking asking) {
        return charges.wantsFile(asking.org(), asking.details());
    }

    /** What is planned: half of a date, or everything from the first date to the last, whichever midnights lie between. */
    private Stretch planned(Asking asking, Details details) {
        LocalDate date = details.date("date");
        List<Occurrence> first = planned(asking, "date", date);
        if (asking.details().containsKey("half")) {
            return half(first, details.choice(Half.class, "half", ""));
        }
        LocalDate end = asking.details().containsKey("lastDate") ? details.date("lastDate") : date;
        if (end.isBefore(date) || end.isAfter(date.plusDays(MOST_DAYS))) {
            throw Refused.at(Details.pointer("lastDate"), "value.range", "it is not before the first date");
        }
        List<Occurrence> last = planned(asking, "lastDate", end);
        Occurrence latest = last.get(last.size() - 1);
        return Stretch.of(first.get(0).from(), latest.until(), latest.zone());
    }

    private List<Occurrence> planned(Asking asking, String name, LocalDate date) {
        List<Occurrence> planned =
                forecast.planned(asking.org(), asking.employee().id(), date);
        if (planned.isEmpty()) {
            throw Refused.at(Details.pointer(name), "request.nothing-planned", "nothing is planned on " + date);
        }
        return planned;
    }

    /** Of a date with more shifts than one the first is the morning. */
    private static Stretch half(List<Occurrence> shifts, Half half) {
        Occurrence planned = shifts.get(0);
        if (shifts.size() > 1) {
            return half == Half.MORNING
                    ? Stretch.of(planned.from(), planned.until(), planned.zone())
                    : Stretch.of(
                            shifts.get(1).from(), shifts.get(shifts.size() - 1).until(), planned.zone());
        }
        HalfDays halves = HalfDays.of(planned);
        return half == Half.MORNING
                ? Stretch.of(planned.from(), halves.morningUntil(), planned.zone())
                : Stretch.of(halves.afternoonFrom(), planned.until(), planned.zone());
    }

    @Override
    public List<Effect> preview(Asking asking) {
        Approved.Kind counts = charges.counts(asking.org(), asking.details());
        return forecast.effects(asking.org(), stretches.wish(asking, counts));
    }

    @Override
    public void approved(Actor actor, Request request) {
        Approved.Kind counts = charges.counts(actor.org(), request.details());
        Approved leave = stretches.approved(actor, request, counts);
        charges.take(actor, leave, request);
        inForce.put(leave);
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        charges.giveBack(actor, request.employee(), request);
        inForce.remove(stretches.approved(actor, request, Approved.Kind.LEAVE));
    }
}
