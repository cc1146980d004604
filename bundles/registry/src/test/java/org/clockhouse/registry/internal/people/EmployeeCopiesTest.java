package org.clockhouse.registry.internal.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.PeopleCopies.Copy;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

class EmployeeCopiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    private final InMemoryRegistry registry = new InMemoryRegistry(
            new InMemoryTransactions(),
            new RecordedAudit(),
            new RecordedChanges(),
            new TestClock("2026-11-02T08:00:00Z"));
    private final Site branch = registry.site("分部", "Asia/Shanghai");
    private final Copy wang = new Copy(EmployeeId.next(), "000117", new LocalName("王小明", "Wang"));
    private final Copy li = new Copy(EmployeeId.next(), "000118", new LocalName("李雷", "Li"));

    @Test
    void copiesAreFoundByTheNumberOfTheHeadOfficeUnderTheSameId() {
        registry.copies.set(registry.org, branch.id(), List.of(wang, li));
        assertEquals(
                wang.id(),
                registry.directory
                        .numbered(registry.org, Set.of("000117"))
                        .get("000117")
                        .get(0)
                        .id());
        assertEquals(Employee.Status.ACTIVE, of(li).statusOn(TODAY));
    }

    @Test
    void whoIsNamedNoMoreIsNotEmployedAndTheNumberIsFree() {
        registry.copies.set(registry.org, branch.id(), List.of(wang, li));
        Copy heir = new Copy(EmployeeId.next(), wang.number(), new LocalName("赵六", ""));
        registry.copies.set(registry.org, branch.id(), List.of(heir, li));
        assertEquals(Employee.Status.ENDED, of(wang).statusOn(TODAY));
        assertEquals(wang.number(), of(heir).number());

        registry.copies.set(registry.org, branch.id(), List.of(li));
        registry.copies.set(registry.org, branch.id(), List.of(wang, li));
        assertEquals(Employee.Status.ACTIVE, of(wang).statusOn(TODAY));
        assertEquals(wang.number(), of(wang).number());
    }

    @Test
    void whatIsTheSameIsNotWritten() {
        registry.copies.set(registry.org, branch.id(), List.of(wang));
        Employee before = of(wang);
        registry.copies.set(registry.org, branch.id(), List.of(wang));
        assertEquals(before, of(wang));
        registry.copies.set(
                registry.org, branch.id(), List.of(new Copy(wang.id(), wang.number(), new LocalName("王大明", ""))));
        assertTrue(of(wang).version() > before.version());
    }

    @Test
    void aThousandAreTakenOnAtOnce() {
        List<Copy> many = IntStream.range(0, 1_000)
                .mapToObj(i -> new Copy(EmployeeId.next(), "S" + i, new LocalName("", "P" + i)))
                .toList();
        registry.copies.set(registry.org, branch.id(), many);
        registry.copies.set(registry.org, branch.id(), List.of());
        Map<EmployeeId, Employee> all = registry.directory.of(
                registry.org, Set.copyOf(many.stream().map(Copy::id).toList()));
        assertEquals(1_000, all.size());
        assertTrue(all.values().stream().allMatch(each -> each.statusOn(TODAY) == Employee.Status.ENDED));
    }

    private Employee of(Copy copy) {
        return registry.directory.of(registry.org, Set.of(copy.id())).get(copy.id());
    }
}
