package org.clockhouse.attendance.internal.ask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.internal.period.CorrectionQuota;
import org.clockhouse.attendance.internal.result.Forecast;
import org.clockhouse.attendance.rule.PeriodPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.punch.Whereabouts;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A missing punch is made good by one that names its request (guide, section 14). Raw punches stay as they are. Details: {@code
 * at} as wall time of the site, {@code as} IN or OUT, {@code date} when it belongs to another work date than its own, {@code
 * cause} FORGOTTEN or DEVICE_FAULT, which no quota counts, and {@code position}: latitude and longitude in millionths of a degree and
 * accuracy in metres, between commas. Of that only how far it is from which place is kept: {@code distance}, {@code place}, {@code
 * accuracy}.
 */
@Component
public final class CorrectionKind implements RequestKind {

    static final String CODE = "CORRECTION";

    private static final String POSITION = "position";
    private static final String ACCURACY = "accuracy";
    private static final Set<String> MEASURED = Set.of("distance", "place", ACCURACY);
    private static final Pattern FIX = Pattern.compile("(-?\\d{1,9}),(-?\\d{1,9}),(\\d{1,8})");

    private enum As {
        IN,
        OUT
    }

    private enum Cause {
        FORGOTTEN,
        DEVICE_FAULT
    }

    private final Forecast forecast;
    private final InForce inForce;
    private final Employees employees;
    private final Sites sites;
    private final Calendars calendars;
    private final Whereabouts whereabouts;
    private final Clock clock;

    @Activate
    public CorrectionKind(
            @Reference Forecast forecast,
            @Reference InForce inForce,
            @Reference Employees employees,
            @Reference Sites sites,
            @Reference Calendars calendars,
            @Reference Whereabouts whereabouts,
            @Reference Clock clock) {
        this.forecast = forecast;
        this.inForce = inForce;
        this.employees = employees;
        this.sites = sites;
        this.calendars = calendars;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public LocalName title() {
        return new LocalName("补签", "correction");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        Details details = new Details(withoutMeasured(asking)).knowing(Set.of("at", "as", "date", "cause", POSITION));
        Site site = sites.find(asking.org(), asking.employee().site());
        LocalDateTime at = details.wall("at");
        LocalDate date = date(details, at);
        Cause cause = details.choice(Cause.class, "cause", Cause.FORGOTTEN.name());
        SortedMap<String, String> stored = new TreeMap<>();
        stored.put("at", at.toString());
        stored.put("as", details.choice(As.class, "as", "").name());
        stored.put("date", date.toString());
        stored.put("cause", cause.name());
        stored.putAll(measured(asking, details));
        if (at.atZone(site.zone()).toInstant().isAfter(clock.instant())) {
            throw Refused.at(Details.pointer("at"), "correction.future", "that time is yet to come");
        }
        if (asking.standing().stream()
                .anyMatch(other -> other.details().get("at").equals(at.toString()))) {
            throw Refused.at(Details.pointer("at"), "correction.twice", "a punch at that time is asked for already");
        }
        requireInTime(asking, date, cause, site);
        if (cause == Cause.FORGOTTEN && proof(asking, date).position() && !stored.containsKey(ACCURACY)) {
            asking.limit(Refused.at(
                    Details.pointer(POSITION), "correction.position", "the rules ask for where you are while you ask"));
        }
        return stored;
    }

    @Override
    public boolean wantsFile(Asking asking) {
        return Cause.FORGOTTEN.name().equals(asking.details().get("cause"))
                && proof(asking, LocalDate.parse(asking.details().get("date"))).photo();
    }

    private PeriodPolicy.Proof proof(Asking asking, LocalDate date) {
        return forecast.policy(asking.org(), asking.employee().id(), date)
                .period()
                .correctionProof();
    }

    /** Nobody but this kind says what was measured: of a request that is judged again it is what was stored. */
    private static Map<String, String> withoutMeasured(Asking asking) {
        Map<String, String> given = new HashMap<>(asking.details());
        asking.before().ifPresent(before -> given.entrySet()
                .removeIf(detail -> MEASURED.contains(detail.getKey())
                        && detail.getValue().equals(before.details().get(detail.getKey()))));
        return given;
    }

    private Map<String, String> measured(Asking asking, Details details) {
        Map<String, String> measured = new HashMap<>();
        if (details.values().containsKey(POSITION)) {
            Matcher position = FIX.matcher(details.text(POSITION));
            if (!position.matches()) {
                throw Refused.at(
                        Details.pointer(POSITION),
                        "value.format",
                        "a position such as 31230400,121473700,15 is wanted");
            }
            Whereabouts.Measured found = whereabouts.measure(
                    asking.org(),
                    asking.employee().id(),
                    Integer.parseInt(position.group(1)),
                    Integer.parseInt(position.group(2)));
            found.distance().ifPresent(metres -> measured.put("distance", String.valueOf(metres)));
            found.place().ifPresent(place -> measured.put("place", place.any()));
            measured.put(ACCURACY, position.group(3));
            return measured;
        }
        asking.before().ifPresent(before -> MEASURED.stream()
                .filter(before.details()::containsKey)
                .forEach(name -> measured.put(name, before.details().get(name))));
        return measured;
    }

    /** Its own date, or one next to it: a night shift's last punch belongs to the date before. */
    private static LocalDate date(Details details, LocalDateTime at) {
        LocalDate own = at.toLocalDate();
        String stated = details.text("date", own.toString());
        return List.of(own, own.minusDays(1), own.plusDays(1)).stream()
                .filter(date -> date.toString().equals(stated))
                .findFirst()
                .orElseThrow(() -> Refused.at(
                        Details.pointer("date"), "value.range", "the punch's own date or one next to it is wanted"));
    }

    private void requireInTime(Asking asking, LocalDate date, Cause cause, Site site) {
        CorrectionQuota quota = new CorrectionQuota(
                forecast.policy(asking.org(), asking.employee().id(), date).period(), workdays(asking, site));
        for (Request other : asking.standing()) {
            if (!other.details().get("cause").equals(Cause.DEVICE_FAULT.name())) {
                quota.submit(LocalDate.parse(other.details().get("date")), Optional.empty());
            }
        }
        CorrectionQuota.Answer answer = quota.submit(date, Optional.of(asking.today()));
        answer.refused()
                .filter(reason -> cause == Cause.FORGOTTEN || reason != CorrectionQuota.Reason.QUOTA)
                .ifPresent(reason -> {
                    switch (reason) {
                        case FUTURE ->
                            throw Refused.at(Details.pointer("date"), "correction.future", "that date is yet to come");
                        case DEADLINE ->
                            asking.limit(Refused.at(
                                    Details.pointer("date"),
                                    "correction.late",
                                    "the last date to ask for it was "
                                            + answer.lastDate().orElseThrow()));
                        case QUOTA ->
                            asking.limit(Refused.at(
                                    Details.pointer("date"),
                                    "correction.quota",
                                    answer.used() + " corrections of this period are used up"));
                    }
                });
    }

    private Predicate<LocalDate> workdays(Asking asking, Site site) {
        Optional<Calendar> calendar = site.calendar().map(id -> calendars.find(asking.org(), id));
        return date -> calendar.map(days -> days.typeOf(date))
                .orElseGet(() -> Calendar.ordinary(Calendar.WEEKEND, date))
                .isWorked();
    }

    @Override
    public List<Effect> preview(Asking asking) {
        ZoneId zone = sites.find(asking.org(), asking.employee().site()).zone();
        return forecast.effects(asking.org(), punch(asking.employee().id(), RequestId.next(), asking.details(), zone));
    }

    @Override
    public void approved(Actor actor, Request request) {
        inForce.put(punch(actor, request));
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        inForce.remove(punch(actor, request));
    }

    private Approved punch(Actor actor, Request request) {
        var employee = employees.find(actor.org(), Scope.EVERYBODY, request.employee());
        ZoneId zone = sites.find(actor.org(), employee.site()).zone();
        return punch(request.employee(), request.id(), request.details(), zone);
    }

    private static Approved punch(EmployeeId employee, RequestId request, Map<String, String> details, ZoneId zone) {
        Instant at = LocalDateTime.parse(details.get("at")).atZone(zone).toInstant();
        Approved.Kind kind = details.get("as").equals(As.IN.name()) ? Approved.Kind.PUNCH_IN : Approved.Kind.PUNCH_OUT;
        return new Approved(employee, request, kind, at, at, "");
    }
}
