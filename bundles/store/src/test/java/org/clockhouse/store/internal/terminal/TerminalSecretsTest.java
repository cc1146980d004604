package org.clockhouse.store.internal.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;
import org.junit.jupiter.api.Test;

class TerminalSecretsTest {

    @Test
    void aSecretSettingLiesInTheDatabaseSealedAndNeverInClear() {
        Databases.Open store = Databases.derby();
        OrgId org = OrgId.next();
        Terminal gate = new Terminal(
                TerminalId.next(),
                new LocalName("", "Gate"),
                SiteId.next(),
                Optional.empty(),
                "acme.t100",
                "",
                Map.of("password", new SettingValue("open sesame", true)),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.BOTH,
                Instant.EPOCH,
                Terminal.Status.IN_USE,
                0);
        JdbcTerminals terminals = new JdbcTerminals(store.transactions(), store.cipher());
        store.transactions().run(org, () -> terminals.add(gate));

        List<String> stored = store.transactions().in(org, () -> store.transactions()
                .sql("select * from terminal_setting where org_id = ?", org.text())
                .list(row -> row.text("plain") + new String(row.bytes("sealed"), StandardCharsets.ISO_8859_1)));
        assertEquals(1, stored.size());
        assertFalse(stored.get(0).contains("sesame"));
    }
}
