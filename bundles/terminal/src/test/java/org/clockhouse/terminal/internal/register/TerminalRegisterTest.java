package org.clockhouse.terminal.internal.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalFilter;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.UnknownTray;
import org.clockhouse.terminal.internal.Drafts;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalRegisterTest {

    private final Gatehouse house = new Gatehouse();
    private final TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);

    @BeforeEach
    void aDriverIsInstalled() {
        house.add(new WallTerminal(house.clock));
    }

    @Test
    void aNewTerminalIsBoundNowAndInTheZoneOfItsSite() {
        TerminalStanding standing = house.register.register(house.admin, Drafts.password(house.works, "geheim"));
        assertEquals(house.clock.instant(), standing.terminal().boundSince());
        assertEquals(ZoneId.of("Asia/Shanghai"), standing.zone());
        assertEquals(Kind.NEVER_SEEN, standing.state().kind());
        assertEquals(
                Map.of("password", new SettingValue("geheim", true)),
                standing.terminal().settings());
        assertEquals(List.of("terminal.register"), house.audit.actions());
    }

    @Test
    void t016ATerminalHasASiteAPlaceADirectionAndAPurpose() {
        Optional<AreaId> gate = Optional.of(AreaId.next());
        Terminal stood = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        assertEquals(
                List.of(Direction.BOTH, Terminal.Purpose.ATTENDANCE, Optional.empty()),
                List.of(stood.direction(), stood.purpose(), stood.area()));
        TerminalDraft plain = Drafts.password(house.works, "x");
        Terminal moved = house.register
                .amend(
                        house.admin,
                        stood.id(),
                        new TerminalDraft(
                                plain.name(),
                                plain.site(),
                                gate,
                                plain.driver(),
                                plain.endpoint(),
                                plain.settings(),
                                plain.zone(),
                                plain.serial(),
                                plain.numberPrefix(),
                                Direction.IN,
                                Terminal.Purpose.ACCESS,
                                plain.boundSince()),
                        stood.version())
                .terminal();
        assertEquals(
                List.of(house.works, gate, Direction.IN, Terminal.Purpose.ACCESS),
                List.of(moved.site(), moved.area(), moved.direction(), moved.purpose()));
        assertEquals(List.of("terminal.register", "terminal.amend"), house.audit.actions());
    }

    @Test
    void whatIsTypedIsHeldAgainstTheDriversForm() {
        TerminalDraft draft = Drafts.draft(
                house.works, Map.of("mode", "warp", "address", "one", "colour", "red"), "", "not an address");
        Refused refused = assertThrows(Refused.class, () -> house.register.register(house.admin, draft));
        assertEquals(
                Set.of(
                        "/settings/mode terminal.setting.malformed",
                        "/settings/address terminal.setting.malformed",
                        "/settings/colour terminal.setting.unknown",
                        "/endpoint terminal.endpoint.malformed"),
                Set.copyOf(refused.violations().stream()
                        .map(v -> v.pointer() + " " + v.code())
                        .toList()));
        assertEquals(List.of(), all());
    }

    @Test
    void aVisitedTerminalNeedsAnEndpointADriverAndASite() {
        assertEquals(
                "terminal.endpoint.required",
                refusal(Drafts.draft(house.works, Map.of(), "", ""))
                        .violations()
                        .get(0)
                        .code());
        assertEquals(
                "terminal.driver.missing",
                refusal(TerminalDraft.of(new LocalName("", "Gate"), house.works, "acme.t999", "acme:gate"))
                        .code());
        assertEquals(
                "terminal.site.unknown",
                refusal(Drafts.password(SiteId.next(), "x")).code());
    }

    @Test
    void aSecretThatIsNotMentionedStaysAndABlankOneGoes() {
        Terminal gate = house.register
                .register(house.admin, Drafts.password(house.works, "geheim"))
                .terminal();
        TerminalDraft silent = Drafts.draft(house.works, Map.of("mode", "slow"), "", WallTerminal.ENDPOINT);
        Terminal kept = house.register.amend(house.admin, gate.id(), silent, 0).terminal();
        assertEquals("geheim", kept.settings().get("password").text());
        assertEquals("slow", kept.settings().get("mode").text());
        Terminal cleared = house.register
                .amend(house.admin, gate.id(), Drafts.password(house.works, " "), 1)
                .terminal();
        assertFalse(cleared.settings().containsKey("password"));
    }

    @Test
    void theAuditSaysThatASecretChangedAndNeverWhatItIs() {
        Terminal gate = house.register
                .register(house.admin, Drafts.password(house.works, "geheim"))
                .terminal();
        house.register.amend(house.admin, gate.id(), Drafts.password(house.works, "secret"), 0);
        AuditDraft amend = house.audit.drafts().get(1);
        assertEquals(Set.of("settings.password"), amend.after().keySet());
        String all = house.audit.drafts().toString();
        assertFalse(all.contains("geheim") || all.contains("secret"), all);
    }

    @Test
    void anOldVersionIsStaleAndARetiredTerminalStaysRetired() {
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        TerminalDraft draft = Drafts.password(house.works, "x");
        assertThrows(Stale.class, () -> house.register.amend(house.admin, gate.id(), draft, 7));
        house.register.setStatus(house.admin, gate.id(), Terminal.Status.RETIRED, "broken", 0);
        Refused refused = assertThrows(Refused.class, () -> house.register.amend(house.admin, gate.id(), draft, 1));
        assertEquals("terminal.retired", refused.code());
        assertThrows(
                Refused.class, () -> house.register.setStatus(house.admin, gate.id(), Terminal.Status.IN_USE, "", 1));
        assertEquals(List.of(), all());
    }

    @Test
    void aTerminalOutsideTheScopeIsNotFound() {
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        Scope here = new Scope(false, Set.of(house.works), Set.of(), Set.of());
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        assertEquals(gate, house.register.find(house.org, here, gate.id()).terminal());
        assertThrows(NotFound.class, () -> house.register.find(house.org, elsewhere, gate.id()));
        assertEquals(
                Map.of(gate.id(), ZoneId.of("Asia/Shanghai")),
                house.register.zones(house.org, List.of(gate.id(), gate.id())));
    }

    @Test
    void anUnknownCallerWaitsInTheTrayUntilItIsAuthorised() {
        tray.note(house.org, WallTerminal.ID, identity("A-77"), "10.0.0.9");
        tray.note(house.org, WallTerminal.ID, identity("A-77"), "10.0.0.9");
        assertEquals(1, tray.page(house.org, Page.first(9)).items().size());
        assertEquals(1, tray.page(house.org, Page.first(9)).items().get(0).calls());
        TerminalDraft draft = TerminalDraft.of(new LocalName("", "Gate"), house.works, "any", WallTerminal.ENDPOINT);
        Terminal gate = tray.authorise(house.admin, "A-77", draft).terminal();
        assertEquals("A-77", gate.serial());
        assertEquals(WallTerminal.ID, gate.driver());
        assertEquals(List.of(), tray.page(house.org, Page.first(9)).items());
        assertThrows(NotFound.class, () -> tray.authorise(house.admin, "A-77", draft));
    }

    @Test
    void aRefusedAuthorisationLeavesTheCallerInTheTray() {
        tray.note(house.org, WallTerminal.ID, identity("A-77"), "10.0.0.9");
        TerminalDraft draft = TerminalDraft.of(new LocalName("", "Gate"), SiteId.next(), "any", WallTerminal.ENDPOINT);
        assertThrows(Refused.class, () -> tray.authorise(house.admin, "A-77", draft));
        assertEquals(1, tray.page(house.org, Page.first(9)).items().size());
    }

    @Test
    void theTrayIsBoundedAndTakesNoUnbelievableSerialNumbers() {
        for (int i = 0; i < UnknownTray.MOST + 20; i++) {
            tray.note(house.org, WallTerminal.ID, identity("S" + i), "10.0.0.9");
        }
        tray.note(house.org, WallTerminal.ID, identity("9".repeat(61)), "10.0.0.9");
        int size = house.transactions.in(house.org, () -> house.rows.tray().size());
        assertTrue(size == UnknownTray.MOST, "size " + size);
    }

    private Refused refusal(TerminalDraft draft) {
        return assertThrows(Refused.class, () -> house.register.register(house.admin, draft));
    }

    private List<TerminalStanding> all() {
        return house.register
                .page(house.org, Scope.EVERYBODY, TerminalFilter.ALL, Page.first(9))
                .items();
    }

    private static TerminalIdentity identity(String serial) {
        return TerminalIdentity.builder(serial).model("T100").build();
    }
}
