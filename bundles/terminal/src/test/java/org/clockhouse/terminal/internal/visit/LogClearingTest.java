package org.clockhouse.terminal.internal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.ClearableLog;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Texts;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.terminal.Alarm;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.Test;

/** A person clears the log of a terminal that keeps it. */
class LogClearingTest {

    private final SharedLines lines = new SharedLines();
    private final Gatehouse house = new Gatehouse(null, lines);
    private final KeepingTerminal wall = new KeepingTerminal();
    private final LogClearing logs = new LogClearing(
            house.register,
            new Asking(house.drivers, house.visits, house.kept, lines, house.journal, house.config),
            house.log,
            house.journal);

    @Test
    void whatIsStoredIsClearedOnceAndAudited() {
        Terminal gate = terminal();
        wall.present(3);
        house.tick(Duration.ofMinutes(5));

        assertEquals(3, logs.clear(house.admin, gate.id(), "full"));

        assertEquals(0, wall.rows.size());
        assertTrue(house.audit.apart().stream()
                .anyMatch(entry -> entry.action().equals("terminal.clear-log")
                        && entry.reason().equals("full")
                        && entry.after().get("rows").equals(3)));
    }

    @Test
    void readingGoesOnFromTheNewBeginningWithoutAnAlarm() {
        Terminal gate = terminal();
        wall.present(3);
        house.tick(Duration.ofMinutes(5));
        logs.clear(house.admin, gate.id(), "full");
        wall.present(2);
        house.tick(Duration.ofMinutes(5));

        assertEquals("2", house.log.progressOf(house.org, gate.id()).cursor());
        assertTrue(house.alarms.page(house.org, Scope.EVERYBODY, true, Page.first(10)).items().stream()
                .noneMatch(alarm -> alarm.kind() == Alarm.Kind.GAP));
    }

    @Test
    void aPunchThatIsNotStoredKeepsTheLog() {
        Terminal gate = terminal();
        wall.present(3);
        house.tick(Duration.ofMinutes(5));
        wall.present(1);

        assertEquals("log.unread", refused(gate));

        assertEquals(4, wall.rows.size());
        house.tick(Duration.ofMinutes(5));
        assertEquals(4, logs.clear(house.admin, gate.id(), "full"));
    }

    @Test
    void aTerminalThatForgetsByItselfIsRefused() {
        house.add(new WallTerminal(house.clock));
        Terminal gate = house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
        house.visits.tick();

        assertEquals("log.unsupported", refused(gate));
    }

    private String refused(Terminal gate) {
        return assertThrows(Refused.class, () -> logs.clear(house.admin, gate.id(), "full"))
                .code();
    }

    private Terminal terminal() {
        house.add(wall);
        Terminal gate = house.register(KeepingTerminal.ID, "acme:gate");
        house.tick(Duration.ofSeconds(1));
        return gate;
    }

    private static final class KeepingTerminal implements TerminalDriver {

        static final String ID = "acme.keeping";

        private final List<LocalDateTime> rows = new ArrayList<>();
        private int made;

        void present(int punches) {
            for (int i = 0; i < punches; i++) {
                rows.add(LocalDateTime.of(2026, 11, 2, 8, 0).plusMinutes(made++));
            }
        }

        @Override
        public DriverDescriptor descriptor() {
            return DriverDescriptor.builder(ID)
                    .made("Acme", "Keeper")
                    .roads(Road.VISIT)
                    .endpointExample("acme:gate")
                    .texts(Texts.of(Map.of()))
                    .build();
        }

        @Override
        public TerminalSession connect(TerminalAddress address, DriverContext context) {
            return new Session();
        }

        private final class Session implements TerminalSession, ClearableLog {

            @Override
            public TerminalIdentity identity() {
                return TerminalIdentity.builder("").build();
            }

            @Override
            public PunchPage readPunches(Cursor after, int limit) {
                int from = after.value().isEmpty() ? 0 : Integer.parseInt(after.value());
                boolean gap = from > rows.size();
                PunchPage.Builder page = PunchPage.builder(after).more(false).gap(gap);
                for (int i = gap ? 0 : from; i < rows.size(); i++) {
                    page.punch(RawPunch.builder("r" + rows.get(i), rows.get(i), new Subject.HolderNumber("7"))
                            .row(i + 1L)
                            .raw(Bytes.of("7\t" + rows.get(i)))
                            .build());
                    page.next(new Cursor(Integer.toString(i + 1)));
                }
                return page.build();
            }

            @Override
            public void acknowledge(Cursor upTo) {}

            @Override
            public OptionalInt clear(Cursor end) {
                if (!end.value().equals(Integer.toString(rows.size()))) {
                    return OptionalInt.empty();
                }
                int count = rows.size();
                rows.clear();
                return OptionalInt.of(count);
            }

            @Override
            public Health health() {
                return Health.of(Health.State.GOOD, "");
            }

            @Override
            public void close() {}
        }
    }
}
