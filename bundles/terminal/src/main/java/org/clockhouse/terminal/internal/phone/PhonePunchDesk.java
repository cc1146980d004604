package org.clockhouse.terminal.internal.phone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.phone.BoundPhone;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.FieldWork;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.PunchAttributes.Method;
import org.clockhouse.punch.PunchAttributes.Outcome;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.PunchTime.OffsetSource;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.Whereabouts;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Fix;
import org.clockhouse.terminal.PhonePlace;
import org.clockhouse.terminal.PhonePunch;
import org.clockhouse.terminal.PhonePunch.Doubt;
import org.clockhouse.terminal.PhonePunch.State;
import org.clockhouse.terminal.PhonePunchId;
import org.clockhouse.terminal.PhonePunches;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.health.AlarmBook;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes punches by phone. The evidence is stored first and the punch then: a crash between the two leaves an answer that was
 * never given, and the same again finishes it.
 */
@Component
public final class PhonePunchDesk implements PhonePunches {

    private static final Duration LONGEST_QUEUED = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofMinutes(2);
    /** Whoever was elsewhere before can have come by any means. */
    private static final Duration TRAVELLED = Duration.ofHours(12);

    private final PhonePunchRepository stored;
    private final BoundPhones phones;
    private final PhonePlaceBook places;
    private final PhoneTerminals terminals;
    private final FieldWork fieldWork;
    private final PunchLog punches;
    private final Directory directory;
    private final Sites sites;
    private final AlarmBook alarms;
    private final Journal journal;

    // Ten sources, each of which a punch is judged by or goes to.
    @Activate
    public PhonePunchDesk(
            @Reference PhonePunchRepository stored,
            @Reference BoundPhones phones,
            @Reference PhonePlaceBook places,
            @Reference PhoneTerminals terminals,
            @Reference FieldWork fieldWork,
            @Reference PunchLog punches,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference AlarmBook alarms,
            @Reference Journal journal) {
        this.stored = stored;
        this.phones = phones;
        this.places = places;
        this.terminals = terminals;
        this.fieldWork = fieldWork;
        this.punches = punches;
        this.directory = directory;
        this.sites = sites;
        this.alarms = alarms;
        this.journal = journal;
    }

    @Override
    public Leave leave(OrgId org, EmployeeId id) {
        return leave(org, person(org, id), journal.now());
    }

    private Leave leave(OrgId org, Employee person, Instant at) {
        List<PhonePlace> own = places.of(org, person);
        boolean away = fieldWork.covers(org, person.id(), at);
        return new Leave(phones.rule(org).on() && (away || !own.isEmpty()), own, away, places.rule(org));
    }

    @Override
    public PhonePunch punch(Actor actor, EmployeeId id, PhonePunch.Draft draft) {
        OrgId org = actor.org();
        BoundPhone phone = phones.signing(
                org, id, draft.phone(), draft.statement().getBytes(StandardCharsets.UTF_8), draft.signature());
        Employee person = person(org, id);
        Site site = sites.find(org, person.site());
        Optional<PhonePunch> known = journal.read(org, () -> stored.find(draft.id()));
        PhonePunch punch = known.orElseGet(() -> add(org, judged(org, person, terminals.of(org, site), phone, draft)));
        if (!punch.person().equals(id)) {
            throw new NotFound("phone-punch", draft.id().text());
        }
        append(org, person, site.zone(), punch);
        if (known.isEmpty() && punch.doubts().contains(Doubt.SHARED_PHONE)) {
            alarms.raise(org, punch.terminal(), Alarm.Kind.SAME_PHONE, numbers(org, id, phone));
        }
        return punch;
    }

    private PhonePunch judged(
            OrgId org, Employee person, TerminalId terminal, BoundPhone phone, PhonePunch.Draft draft) {
        Instant now = journal.now();
        Instant at = draft.queuedAt().orElse(now).truncatedTo(ChronoUnit.SECONDS);
        draft.queuedAt().ifPresent(pressed -> requireRecent(pressed, now));
        Leave leave = leave(org, person, at);
        if (!leave.allowed()) {
            throw new Refused("phone.punch.not-allowed", "punching by phone is not open to you here");
        }
        PhoneDoubts.Seen seen = new PhoneDoubts.Seen(
                draft.fix(),
                leave.places(),
                leave.onFieldWork(),
                before(org, person, at),
                at,
                now,
                draft.deviceTime(),
                draft.queuedAt().isPresent(),
                !phone.alsoOf().isEmpty(),
                leave.rule());
        Whereabouts.Measured nearest = PhoneDoubts.nearest(draft.fix(), leave.places());
        Set<Doubt> doubts = PhoneDoubts.of(seen);
        return new PhonePunch(
                draft.id(),
                person.id(),
                draft.phone(),
                terminal,
                draft.key(),
                at,
                now,
                draft.deviceTime(),
                draft.fix(),
                nearest.distance(),
                nearest.place(),
                leave.onFieldWork(),
                doubts,
                PhoneDoubts.state(doubts, leave.rule()),
                "",
                Optional.empty(),
                "",
                1);
    }

    private Optional<PhoneDoubts.Before> before(OrgId org, Employee person, Instant at) {
        return journal.read(org, () -> stored.lastBefore(person.id(), at))
                .filter(last -> last.at().isAfter(at.minus(TRAVELLED)))
                .flatMap(last -> last.fix().map(fix -> new PhoneDoubts.Before(fix, last.at())));
    }

    private static void requireRecent(Instant pressed, Instant now) {
        if (pressed.isAfter(now.plus(AHEAD)) || pressed.isBefore(now.minus(LONGEST_QUEUED))) {
            throw new Refused(
                    "phone.punch.queued",
                    "a punch without a connection is taken up to " + LONGEST_QUEUED.toDays()
                            + " days later; ask for a correction instead");
        }
    }

    /** Somebody presses twice, or two copies of the same arrive together: the first is what is there. */
    private PhonePunch add(OrgId org, PhonePunch punch) {
        try {
            return journal.write(org, Topic.TERMINALS, () -> {
                stored.add(punch);
                return punch;
            });
        } catch (Refused twice) {
            return journal.read(org, () -> stored.find(punch.id())
                    .or(() -> stored.of(punch.person(), punch.at(), punch.at().plusSeconds(1)).stream()
                            .findFirst())
                    .orElseThrow(() -> twice));
        }
    }

    /** The log keeps each once. What does not count at once is there as refused, until somebody says otherwise. */
    private void append(OrgId org, Employee person, ZoneId zone, PhonePunch punch) {
        boolean counts = punch.doubts().isEmpty();
        LocalDateTime reading = LocalDateTime.ofInstant(punch.at(), zone);
        Duration offset =
                Duration.ofSeconds(zone.getRules().getOffset(punch.at()).getTotalSeconds());
        NewPunch raw = new NewPunch(
                PunchSubject.number(person.number()),
                Optional.of(person.id()),
                PunchTime.of(reading, offset, zone, OffsetSource.STATED),
                new PunchAttributes(
                        Method.PHONE,
                        punch.key(),
                        0,
                        "",
                        counts ? Outcome.ACCEPTED : Outcome.REFUSED,
                        counts ? "" : reason(punch),
                        Direction.BOTH,
                        true,
                        "",
                        ""),
                Set.of());
        punches.append(
                org,
                new PunchBatch(
                        punch.terminal(), Road.CALL, "", punch.receivedAt(), List.of(raw), List.of(), Progress.NONE));
    }

    private static String reason(PhonePunch punch) {
        return punch.doubts().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    @Override
    public Slice<PhonePunch> page(
            OrgId org, Scope scope, Optional<State> state, Optional<EmployeeId> person, Page page) {
        return journal.read(org, () -> stored.page(scope, state, person, page));
    }

    @Override
    public List<PhonePunch> of(OrgId org, EmployeeId person, Instant from, Instant until) {
        return journal.read(org, () -> stored.of(person, from, until));
    }

    @Override
    public PhonePunch decide(Actor actor, Scope scope, PhonePunchId id, boolean counts, String reason, long version) {
        return journal.write(actor.org(), Topic.PUNCHES, () -> {
            PhonePunch before = seen(actor.org(), scope, id, version);
            if (before.state() != State.HELD) {
                throw new Refused("phone.punch.decided", "it is " + before.state() + ": nothing waits");
            }
            State next = counts ? State.ACCEPTED : State.REJECTED;
            return write(
                    actor,
                    "phone-punch.decide",
                    before,
                    before.decided(next, actor.name(), Optional.of(journal.now()), reason.strip()));
        });
    }

    @Override
    public PhonePunch reopen(Actor actor, Scope scope, PhonePunchId id, long version) {
        return journal.write(actor.org(), Topic.PUNCHES, () -> {
            PhonePunch before = seen(actor.org(), scope, id, version);
            if (!before.state().isDecided()) {
                throw new Refused("phone.punch.decided", "it is " + before.state() + ": there is nothing to take back");
            }
            return write(actor, "phone-punch.reopen", before, before.decided(State.HELD, "", Optional.empty(), ""));
        });
    }

    private PhonePunch write(Actor actor, String action, PhonePunch before, PhonePunch after) {
        Employee person = person(actor.org(), before.person());
        ZoneId zone = sites.find(actor.org(), person.site()).zone();
        PhonePunch made = stored.decide(after, LocalDate.ofInstant(after.at(), zone));
        journal.record(AuditDraft.of(actor, action, "employee", person.id().text(), person.number())
                .changing(Map.of("state", before.state()), Map.of("state", made.state()))
                .with(Map.of("punch", made.id().text(), "at", made.at()))
                .because(made.why()));
        return made;
    }

    @Override
    public Optional<Fix> look(Actor actor, Scope scope, PhonePunchId id) {
        return journal.read(actor.org(), () -> {
            PhonePunch punch = seen(actor.org(), scope, id);
            Employee person = person(actor.org(), punch.person());
            journal.record(AuditDraft.of(
                            actor, "phone-punch.look", "employee", person.id().text(), person.number())
                    .with(Map.of("punch", id.text(), "at", punch.at())));
            return punch.fix();
        });
    }

    private PhonePunch seen(OrgId org, Scope scope, PhonePunchId id, long version) {
        PhonePunch punch = seen(org, scope, id);
        if (punch.version() != version) {
            throw new Stale("phone-punch", id.text());
        }
        return punch;
    }

    private PhonePunch seen(OrgId org, Scope scope, PhonePunchId id) {
        return stored.find(id)
                .filter(punch ->
                        !directory.seen(org, scope, List.of(punch.person())).isEmpty())
                .orElseThrow(() -> new NotFound("phone-punch", id.text()));
    }

    private Employee person(OrgId org, EmployeeId id) {
        return Optional.ofNullable(directory.of(org, List.of(id)).get(id))
                .orElseThrow(() -> new NotFound("employee", id.text()));
    }

    private String numbers(OrgId org, EmployeeId id, BoundPhone phone) {
        List<EmployeeId> people =
                Stream.concat(Stream.of(id), phone.alsoOf().stream()).toList();
        return directory.of(org, people).values().stream()
                .map(Employee::number)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
