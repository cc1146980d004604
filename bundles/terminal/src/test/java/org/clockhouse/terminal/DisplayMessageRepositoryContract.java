package org.clockhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.DisplayMessage.AtSite;
import org.clockhouse.terminal.DisplayMessage.AtTerminal;
import org.clockhouse.terminal.DisplayMessage.Audience;
import org.clockhouse.terminal.DisplayMessage.ToPerson;
import org.clockhouse.terminal.spi.DisplayMessageRepository;
import org.clockhouse.terminal.spi.DisplayMessageRepository.Target;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.junit.jupiter.api.Test;

/** What every keeper of words for displays must do. Each test uses a company of its own. */
public abstract class DisplayMessageRepositoryContract {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-02T18:00:00Z");

    private final OrgId org = OrgId.next();
    private final SiteId works = SiteId.next();

    protected abstract Transactions transactions();

    protected abstract TerminalRepository terminals();

    protected abstract DisplayMessageRepository messages();

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private TerminalId terminal(SiteId site) {
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                site,
                Optional.empty(),
                "acme.post",
                "",
                Map.of(),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                NOON,
                Terminal.Status.IN_USE,
                0);
        transactions().run(org, () -> terminals().add(gate));
        return gate.id();
    }

    private DisplayMessage add(Audience audience, String text, TerminalId terminal, long told) {
        return in(() -> {
            DisplayMessage message =
                    messages().add(new DisplayMessages.Draft(audience, text, NOON, EVENING), "Zhou", NOON);
            messages().put(new Target(message.number(), terminal, told, 0, Optional.empty()));
            return message;
        });
    }

    private List<String> due(TerminalId terminal, Instant now) {
        return in(() -> messages().due(terminal, now)).stream()
                .map(due -> due.message().text())
                .toList();
    }

    @Test
    void t044AMessageIsFoundAsItWasWrittenWhoeverItIsFor() {
        TerminalId gate = terminal(works);
        DisplayMessage site = add(new AtSite(works), "停电检修\nPower is off at six", gate, 7);
        DisplayMessage wall = add(new AtTerminal(gate), "Other door", gate, 0);
        DisplayMessage person = add(new ToPerson(EmployeeId.next()), "See HR", gate, 0);
        assertEquals(List.of(1, 2, 3), List.of(site.number(), wall.number(), person.number()));
        for (DisplayMessage each : List.of(site, wall, person)) {
            assertEquals(Optional.of(each), in(() -> messages().find(each.number())));
        }
        assertEquals(Optional.empty(), in(() -> messages().find(4)));
    }

    @Test
    void onlyWhatIsCurrentAndNotKeptByTheTerminalIsDueTheLatestFirst() {
        TerminalId gate = terminal(works);
        add(new AtSite(works), "first", gate, 0);
        add(new AtSite(works), "kept by the terminal", gate, 9);
        DisplayMessage taken = add(new AtSite(works), "taken back", gate, 0);
        add(new AtSite(works), "last", gate, 0);
        transactions().run(org, () -> messages().withdraw(taken.number()));
        assertEquals(List.of("last", "first"), due(gate, NOON));
        assertEquals(List.of(), due(gate, NOON.minusMillis(1)));
        assertEquals(List.of(), due(gate, EVENING));
        assertEquals(List.of(), due(terminal(works), NOON));
        assertTrue(in(() -> messages().find(taken.number())).orElseThrow().withdrawn());
    }

    @Test
    void whatIsWithdrawnOrOverRunsNoMore() {
        TerminalId gate = terminal(works);
        DisplayMessage first = add(new AtSite(works), "first", gate, 0);
        DisplayMessage taken = add(new AtSite(works), "taken back", gate, 0);
        DisplayMessage last = add(new AtSite(works), "last", gate, 0);
        transactions().run(org, () -> messages().withdraw(taken.number()));
        assertEquals(List.of(first, last), in(() -> messages().running(NOON.minusSeconds(1))));
        assertEquals(List.of(first, last), in(() -> messages().running(EVENING.minusMillis(1))));
        assertEquals(List.of(), in(() -> messages().running(EVENING)));
    }

    @Test
    void aTargetIsReplacedByWhatCameOfIt() {
        TerminalId gate = terminal(works);
        int number = add(new AtSite(works), "words", gate, 0).number();
        Target shown = new Target(number, gate, 12, 13, Optional.of(EVENING));
        transactions().run(org, () -> messages().put(shown));
        assertEquals(List.of(shown), in(() -> messages().targets(Scope.EVERYBODY, Set.of(number))));
        assertEquals(List.of(), in(() -> messages().targets(Scope.EVERYBODY, Set.of())));
    }

    @Test
    void aScopeSeesWhatIsAtItsSites() {
        SiteId port = SiteId.next();
        TerminalId gate = terminal(works);
        TerminalId quay = terminal(port);
        int both = add(new ToPerson(EmployeeId.next()), "both", gate, 0).number();
        transactions().run(org, () -> messages().put(new Target(both, quay, 0, 0, Optional.empty())));
        add(new AtSite(port), "quay", quay, 0);
        Scope scope = new Scope(false, Set.of(works), Set.of(), Set.of());
        assertEquals(
                List.of("both"),
                in(() -> messages().page(scope, Page.first(10))).items().stream()
                        .map(DisplayMessage::text)
                        .toList());
        assertEquals(
                List.of(gate),
                in(() -> messages().targets(scope, Set.of(both, both + 1))).stream()
                        .map(Target::terminal)
                        .toList());
        assertEquals(
                List.of(),
                in(() -> messages().page(Scope.NOBODY, Page.first(10))).items());
    }

    @Test
    void pagesGoBackFromTheLatest() {
        TerminalId gate = terminal(works);
        for (int i = 1; i <= 5; i++) {
            add(new AtTerminal(gate), "words " + i, gate, 0);
        }
        Slice<DisplayMessage> first = in(() -> messages().page(Scope.EVERYBODY, Page.first(2)));
        assertEquals(
                List.of(5, 4),
                first.items().stream().map(DisplayMessage::number).toList());
        Slice<DisplayMessage> second = in(() -> messages().page(Scope.EVERYBODY, new Page(first.next(), 3)));
        assertEquals(
                List.of(3, 2, 1),
                second.items().stream().map(DisplayMessage::number).toList());
        assertEquals("", second.next());
    }
}
