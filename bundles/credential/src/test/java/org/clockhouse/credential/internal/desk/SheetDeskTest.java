package org.clockhouse.credential.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class SheetDeskTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final Site site = registry.site("Works", "Asia/Manila");
    private final Department line = registry.department("Line");
    private final Employee ana = registry.hire("1001", "Ana", site, line);
    private final Employee bo = registry.hire("1002", "Bo", site, line);
    private final SheetDesk sheets = new SheetDesk(desk.credentials);

    private Optional<String> give(Employee employee, ImportField field, String cell) {
        return sheets.give(registry.actor, Scope.EVERYBODY, employee.id(), field, cell);
    }

    private Map<CredentialKind, Long> held(Employee employee) {
        return desk.credentials.of(registry.org, Scope.EVERYBODY, employee.id()).stream()
                .collect(Collectors.groupingBy(Credential::kind, Collectors.counting()));
    }

    @Test
    void severalCardsAndANumberAreGivenOnce() {
        for (int time = 0; time < 2; time++) {
            assertEquals(Optional.empty(), give(ana, ImportField.CARD, "12345678; 87654321"));
            assertEquals(Optional.empty(), give(ana, ImportField.PIN, "17"));
        }
        assertEquals(Map.of(CredentialKind.CARD, 2L, CredentialKind.PIN, 1L), held(ana));
    }

    @Test
    void whatSomebodyElseHoldsAndWhatIsNoNumberIsRefusedInWords() {
        give(ana, ImportField.CARD, "12345678");
        assertTrue(give(bo, ImportField.CARD, "12345678").orElseThrow().contains("1001 Ana"));
        assertTrue(
                give(bo, ImportField.CARD, "lost").orElseThrow().startsWith("this is no card number: expected are "));
        assertEquals(Optional.of("a PIN is 1 to 24 digits"), give(bo, ImportField.PIN, "x"));
        assertEquals(Map.of(), held(bo));
    }
}
