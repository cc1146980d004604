package org.clockhouse.terminal.internal.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Setting;
import org.clockhouse.driver.Texts;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.internal.Drafts;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One device, one terminal; and another device or another site only on purpose. */
class BindingsTest {

    private final Gatehouse house = new Gatehouse();
    private final DriverDescriptor readers = DriverDescriptor.builder("acme.readers")
            .made("Acme", "readers on a line")
            .roads(Road.VISIT)
            .settings(Setting.number("address").otherwise("0").asDeviceAddress(), Setting.text("note"))
            .endpointExample("serial:///dev/ttyUSB0")
            .texts(Texts.of(Map.of(
                    "setting.address", new Texts.Text("地址", "Address"), "setting.note", new Texts.Text("备注", "Note"))))
            .build();

    @BeforeEach
    void aDriverIsInstalled() {
        house.add(new WallTerminal(house.clock));
    }

    @Test
    void t021AnotherSerialNumberIsConfirmedAndAuditedWithBeforeAndAfter() {
        Terminal gate = house.register
                .register(house.admin, Drafts.serial(house.works, "A1"))
                .terminal();
        house.clock.advance(Duration.ofHours(1));
        TerminalDraft other = Drafts.serial(house.works, "A2");
        Refused refused = assertThrows(Refused.class, () -> house.register.amend(house.admin, gate.id(), other, 0));
        assertEquals("terminal.rebind", refused.code());
        assertEquals("/serial", refused.violations().get(0).pointer());
        Terminal bound = house.register
                .rebind(house.admin, gate.id(), other, "broken display", 0)
                .terminal();
        assertEquals("A2", bound.serial());
        assertEquals(house.clock.instant(), bound.boundSince());
        AuditDraft entry = house.audit.drafts().get(1);
        assertEquals("terminal.rebind", entry.action());
        assertEquals("broken display", entry.reason());
        assertEquals("A1", entry.before().get("serial"));
        assertEquals("A2", entry.after().get("serial"));
    }

    @Test
    void t021AnotherSiteIsConfirmedToo() {
        Terminal gate = terminal(WallTerminal.ID, "acme:gate", Map.of());
        Terminal moved = new Terminal(
                gate.id(),
                gate.name(),
                SiteId.next(),
                gate.area(),
                gate.driver(),
                gate.endpoint(),
                gate.settings(),
                gate.zone(),
                gate.serial(),
                gate.numberPrefix(),
                gate.direction(),
                gate.purpose(),
                gate.boundSince(),
                gate.status(),
                gate.version());
        Refused refused = assertThrows(Refused.class, () -> Bindings.refuseAnother(gate, moved));
        assertEquals("/siteId", refused.violations().get(0).pointer());
    }

    @Test
    void aSerialNumberThatBecomesKnownIsNoOtherDevice() {
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        Terminal known = house.register
                .amend(house.admin, gate.id(), Drafts.serial(house.works, "A1"), 0)
                .terminal();
        assertEquals("A1", known.serial());
        assertEquals(gate.boundSince(), known.boundSince());
    }

    @Test
    void t021TwoTerminalsAtOneEndpointAreRefusedWithTheNameOfTheOther() {
        house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        Refused refused = assertThrows(Refused.class, () -> house.register(WallTerminal.ID, WallTerminal.ENDPOINT));
        assertEquals("terminal.endpoint.taken", refused.code());
        assertTrue(refused.getMessage().contains("东门"), refused.getMessage());
    }

    @Test
    void t021ReadersOnOneLineAreToldApartByTheirAddresses() {
        Terminal first = terminal("acme.readers", "serial:///dev/ttyUSB0", Map.of("note", "left"));
        Terminal same = terminal("acme.readers", "SERIAL:///dev/ttyUSB0/", Map.of("address", "0"));
        Terminal next = terminal("acme.readers", "serial:///dev/ttyUSB0", Map.of("address", "1"));
        assertThrows(Refused.class, () -> refuseTaken(same, first));
        refuseTaken(next, first);
        refuseTaken(first, first);
    }

    private void refuseTaken(Terminal one, Terminal other) {
        Bindings.refuseTaken(one, List.of(other), id -> Optional.of(readers));
    }

    private Terminal terminal(String driver, String endpoint, Map<String, String> settings) {
        Map<String, SettingValue> values = new HashMap<>();
        settings.forEach((key, text) -> values.put(key, new SettingValue(text, false)));
        return new Terminal(
                TerminalId.next(),
                new LocalName("", "Reader"),
                house.works,
                Optional.empty(),
                driver,
                endpoint,
                values,
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Instant.EPOCH,
                Terminal.Status.IN_USE,
                0);
    }
}
