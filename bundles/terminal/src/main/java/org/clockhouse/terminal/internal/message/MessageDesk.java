package org.clockhouse.terminal.internal.message;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.terminal.DisplayMessage;
import org.clockhouse.terminal.DisplayMessage.AtSite;
import org.clockhouse.terminal.DisplayMessage.AtTerminal;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.Place;
import org.clockhouse.terminal.DisplayMessage.Shown;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.errand.ErrandDesk;
import org.clockhouse.terminal.internal.message.Displays.Display;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.DisplayMessageRepository.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words for displays: one errand for each terminal that keeps words, and for one person a second that says whose they are. */
@Component(service = {DisplayMessages.class, MessageDesk.class})
public final class MessageDesk implements DisplayMessages {

    /** Terminals count the minutes in sixteen bits. */
    static final Duration LONGEST = Duration.ofDays(45);

    private final Displays displays;
    private final ErrandDesk errands;
    private final DisplayMessageRepository messages;
    private final Directory directory;
    private final Journal journal;

    @Activate
    public MessageDesk(
            @Reference Displays displays,
            @Reference ErrandDesk errands,
            @Reference DisplayMessageRepository messages,
            @Reference Directory directory,
            @Reference Journal journal) {
        this.displays = displays;
        this.errands = errands;
        this.messages = messages;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public Shown send(Actor actor, Scope scope, Draft draft) {
        check(draft);
        displays.require(actor.org(), scope, draft.audience());
        List<Display> there = displays.of(actor.org(), draft.audience());
        if (there.isEmpty()) {
            throw Refused.at("/audience", "display.nowhere", "no terminal there takes words for its display");
        }
        List<DisplayMessage> added = new ArrayList<>();
        errands.together(actor.org(), () -> {
            DisplayMessage message = messages.add(draft, actor.name(), journal.now());
            there.forEach(display -> give(actor, message, display));
            record(actor, "terminal.message", message);
            added.add(message);
        });
        return shown(actor.org(), scope, added).get(0);
    }

    private void check(Draft draft) {
        if (draft.text().isBlank() || draft.text().length() > DisplayMessage.LONGEST) {
            throw Refused.at("/text", "display.text", "1 to " + DisplayMessage.LONGEST + " characters");
        }
        Duration length = Duration.between(draft.from(), draft.until());
        if (length.compareTo(Duration.ofMinutes(1)) < 0
                || length.compareTo(LONGEST) > 0
                || !draft.until().isAfter(journal.now())) {
            throw Refused.at(
                    "/until",
                    "display.period",
                    "ends after it begins and after now, at most " + LONGEST.toDays() + " days");
        }
    }

    private void give(Actor actor, DisplayMessage message, Display display) {
        if (!display.keeps()) {
            messages.put(new Target(message.number(), display.terminal(), 0, 0, Optional.empty()));
            return;
        }
        errands.order(
                actor.org(),
                display.terminal(),
                tasks(message, display),
                Optional.of(message.until()).filter(end -> display.near()),
                actor.name(),
                asked -> messages.put(new Target(
                        message.number(),
                        display.terminal(),
                        asked.get(0).number(),
                        asked.size() > 1 ? asked.get(1).number() : 0,
                        Optional.empty())));
    }

    /** Brings words that run already to terminals that came to a place since, or that their person came to reach. */
    public void catchUp(OrgId org) {
        List<DisplayMessage> running = journal.read(org, () -> messages.running(journal.now())).stream()
                .filter(message -> !(message.audience() instanceof AtTerminal))
                .toList();
        Map<Integer, Set<TerminalId>> told = told(org, running);
        Set<EmployeeId> known = known(org, running);
        Map<Audience, List<DisplayMessage>> byAudience = running.stream()
                .filter(message -> person(message).map(known::contains).orElse(true))
                .collect(Collectors.groupingBy(DisplayMessage::audience));
        byAudience.forEach((audience, theirs) -> {
            List<Display> there = displays.of(org, audience);
            for (DisplayMessage message : theirs) {
                List<Display> later = there.stream()
                        .filter(display ->
                                !told.getOrDefault(message.number(), Set.of()).contains(display.terminal()))
                        .toList();
                if (!later.isEmpty()) {
                    errands.together(org, () -> later.forEach(display -> give(Journal.self(org), message, display)));
                }
            }
        });
    }

    private Map<Integer, Set<TerminalId>> told(OrgId org, List<DisplayMessage> some) {
        Set<Integer> numbers = some.stream().map(DisplayMessage::number).collect(Collectors.toSet());
        return journal.read(org, () -> messages.targets(Scope.EVERYBODY, numbers)).stream()
                .collect(Collectors.groupingBy(
                        Target::message, Collectors.mapping(Target::terminal, Collectors.toSet())));
    }

    private Set<EmployeeId> known(OrgId org, List<DisplayMessage> some) {
        Set<EmployeeId> people =
                some.stream().flatMap(message -> person(message).stream()).collect(Collectors.toSet());
        return people.isEmpty() ? Set.of() : Set.copyOf(directory.seen(org, Scope.EVERYBODY, people));
    }

    private static List<ErrandTask> tasks(DisplayMessage message, Display display) {
        boolean personal = message.audience() instanceof ToPerson;
        ErrandTask words = new ErrandTask.ShowMessage(
                message.number(),
                message.text(),
                LocalDateTime.ofInstant(message.from(), display.zone()),
                LocalDateTime.ofInstant(message.until(), display.zone()),
                personal);
        return personal
                ? List.of(words, new ErrandTask.AddressMessage(message.number(), display.number()))
                : List.of(words);
    }

    @Override
    public Shown withdraw(Actor actor, Scope scope, int number) {
        DisplayMessage message = journal.read(actor.org(), () -> messages.find(number))
                .orElseThrow(() -> new NotFound("display message", String.valueOf(number)));
        displays.require(actor.org(), scope, message.audience());
        if (!message.withdrawn()) {
            errands.together(actor.org(), () -> {
                messages.withdraw(number);
                messages.targets(Scope.EVERYBODY, Set.of(number)).forEach(target -> takeBack(actor, target));
                record(actor, "terminal.message-withdrawn", message);
            });
        }
        return shown(actor.org(), scope, List.of(message.withdraw())).get(0);
    }

    /** What no terminal has been told yet it need not be told to forget. */
    private void takeBack(Actor actor, Target target) {
        errands.drop(actor.org(), target.terminal(), target.addressed());
        if (target.told() != 0 && !errands.drop(actor.org(), target.terminal(), target.told())) {
            errands.order(
                    actor.org(),
                    target.terminal(),
                    List.of(new ErrandTask.WithdrawMessage(target.message())),
                    Optional.empty(),
                    actor.name(),
                    asked -> messages.put(new Target(
                            target.message(), target.terminal(), asked.get(0).number(), 0, target.shown())));
        }
    }

    private void record(Actor actor, String action, DisplayMessage message) {
        Audience audience = message.audience();
        Map<String, Object> whom = audience instanceof AtSite at
                ? Map.of("site", at.site().text())
                : audience instanceof AtTerminal at
                        ? Map.of("terminal", at.terminal().text())
                        : Map.of("employee", ((ToPerson) audience).person().text());
        String number = String.valueOf(message.number());
        journal.record(
                AuditDraft.of(actor, action, "display-message", number, number).with(whom));
    }

    @Override
    public Slice<Shown> page(OrgId org, Scope scope, Page page) {
        Slice<DisplayMessage> some = journal.read(org, () -> messages.page(scope, page));
        Set<EmployeeId> people = some.items().stream()
                .flatMap(message -> person(message).stream())
                .collect(Collectors.toSet());
        Set<EmployeeId> seen = Set.copyOf(directory.seen(org, scope, people));
        List<DisplayMessage> visible = some.items().stream()
                .filter(message -> person(message).map(seen::contains).orElse(true))
                .toList();
        return new Slice<>(shown(org, scope, visible), some.next());
    }

    private static Optional<EmployeeId> person(DisplayMessage message) {
        return message.audience() instanceof ToPerson to ? Optional.of(to.person()) : Optional.empty();
    }

    private List<Shown> shown(OrgId org, Scope scope, List<DisplayMessage> some) {
        return journal.read(
                org, () -> {
                    Map<Integer, List<Target>> targets = messages
                            .targets(
                                    scope,
                                    some.stream().map(DisplayMessage::number).collect(Collectors.toSet()))
                            .stream()
                            .collect(Collectors.groupingBy(Target::message));
                    return some.stream()
                            .map(message -> new Shown(
                                    message,
                                    targets.getOrDefault(message.number(), List.of()).stream()
                                            .map(target -> place(org, message, target))
                                            .toList()))
                            .toList();
                });
    }

    private Place place(OrgId org, DisplayMessage message, Target target) {
        if (target.told() == 0) {
            boolean done = message.withdrawn() || target.shown().isPresent();
            return new Place(
                    target.terminal(), done ? DisplayMessage.State.CONFIRMED : DisplayMessage.State.EXPECTED, "");
        }
        List<Errand> both = List.of(target.told(), target.addressed()).stream()
                .flatMap(number -> errands.find(org, target.terminal(), number).stream())
                .toList();
        Optional<Errand> refused = both.stream()
                .filter(errand -> errand.state() == Errand.State.REFUSED)
                .findFirst();
        return new Place(
                target.terminal(), state(both), refused.map(Errand::detail).orElse(""));
    }

    /** Of two errands, that of the one which is less far. */
    private static DisplayMessage.State state(List<Errand> errands) {
        Set<Errand.State> states = errands.stream().map(Errand::state).collect(Collectors.toSet());
        if (states.contains(Errand.State.REFUSED)) {
            return DisplayMessage.State.REFUSED;
        }
        if (states.contains(Errand.State.QUEUED)) {
            return DisplayMessage.State.EXPECTED;
        }
        boolean underWay = states.contains(Errand.State.SENT) || states.contains(Errand.State.FORWARDED);
        return underWay ? DisplayMessage.State.SENT : DisplayMessage.State.CONFIRMED;
    }
}
