package org.clockhouse.store.internal.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.credential.SqlWall;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.Status;
import org.clockhouse.terminal.TerminalRepositoryContract;
import org.clockhouse.terminal.spi.AlarmRepository;
import org.clockhouse.terminal.spi.ContactRepository;
import org.clockhouse.terminal.spi.JarRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;
import org.junit.jupiter.api.Test;

/** The contract on one of the databases. */
abstract class StoredTerminals extends TerminalRepositoryContract {

    private final Databases.Open store;

    StoredTerminals(Databases.Open store) {
        this.store = store;
    }

    @Override
    protected Transactions transactions() {
        return store.transactions();
    }

    @Override
    protected TerminalRepository terminals() {
        return new JdbcTerminals(store.transactions(), store.cipher());
    }

    @Override
    protected ContactRepository contacts() {
        return new JdbcContacts(store.transactions());
    }

    @Override
    protected AlarmRepository alarms() {
        return new JdbcAlarms(store.transactions());
    }

    @Override
    protected TrayRepository tray() {
        return new JdbcTray(store.transactions());
    }

    @Override
    protected JarRepository jars() {
        return new JdbcJars(store.transactions());
    }

    /** By this whoever remembers them knows that one was changed. */
    @Test
    void theWallHasAnotherEditionAfterEachChangeOfATerminal() {
        OrgId org = OrgId.next();
        SqlWall wall = new SqlWall(store.transactions());
        Set<Long> editions = new HashSet<>();
        Supplier<Boolean> isNew = () -> editions.add(transactions().in(org, wall::edition));
        assertTrue(isNew.get());
        assertFalse(isNew.get());
        Terminal gate = gate(Status.IN_USE, TerminalId.next(), 0);
        transactions().run(org, () -> terminals().add(gate));
        assertTrue(isNew.get());
        Terminal resting =
                transactions().in(org, () -> terminals().update(gate(Status.DISABLED, gate.id(), gate.version())));
        assertTrue(isNew.get());
        transactions().run(org, () -> terminals().add(gate(Status.IN_USE, TerminalId.next(), 0)));
        assertTrue(isNew.get());
        transactions().in(org, () -> terminals().update(gate(Status.RETIRED, gate.id(), resting.version())));
        assertTrue(isNew.get());
        assertFalse(isNew.get());
    }

    private static Terminal gate(Status status, TerminalId id, long version) {
        return new Terminal(
                id,
                new LocalName("", "Gate"),
                SiteId.next(),
                Optional.empty(),
                "acme.t100",
                "",
                Map.of(),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Instant.parse("2026-11-02T12:00:00Z"),
                status,
                version);
    }
}
