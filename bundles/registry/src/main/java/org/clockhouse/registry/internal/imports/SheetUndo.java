package org.clockhouse.registry.internal.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;

/**
 * Takes an import back, the last portion first, as long as nothing later touched one of its people. Everybody is looked at
 * before the first is taken back, and again with each portion. Sites and departments made for it stay.
 */
final class SheetUndo {

    private static final int NAMED = 5;

    private final ImportRepository imports;
    private final EmployeeRepository employees;
    private final Journal journal;
    private final Transactions transactions;

    SheetUndo(ImportRepository imports, EmployeeRepository employees, Journal journal, Transactions transactions) {
        this.imports = imports;
        this.employees = employees;
        this.journal = journal;
        this.transactions = transactions;
    }

    ImportDraft undo(Actor actor, Scope scope, ImportId id) {
        ImportDraft draft = transactions
                .in(actor.org(), () -> imports.find(id))
                .orElseThrow(() -> new NotFound("import", id.text()));
        if (draft.state() == ImportDraft.State.UNDONE) {
            return draft;
        }
        if (draft.state() == ImportDraft.State.CHECKED) {
            throw new Refused("import.undo.state", "the sheet was not taken, so there is nothing to undo");
        }
        if (SheetCredentials.areIn(draft)) {
            throw new Refused(
                    "import.undo.credentials", "the sheet gave people cards or PINs; take those back one by one");
        }
        List<JournalCodec.Chunk> chunks = transactions.in(actor.org(), () -> imports.chunks(id)).stream()
                .map(JournalCodec::read)
                .toList();
        chunks.forEach(chunk -> transactions.run(actor.org(), () -> refuseTouched(scope, chunk)));
        for (int number = chunks.size() - 1; number >= 0; number--) {
            int chunk = number;
            transactions.run(actor.org(), () -> takeBack(scope, id, chunk, chunks.get(chunk)));
        }
        return transactions.in(actor.org(), () -> finish(actor, id));
    }

    private void takeBack(Scope scope, ImportId id, int number, JournalCodec.Chunk chunk) {
        refuseTouched(scope, chunk);
        List<RegistryChange> effects = new ArrayList<>();
        List<EmployeeFile> restored = new ArrayList<>();
        for (JournalCodec.Altered altered : chunk.altered()) {
            Employee before = altered.before();
            restored.add(new EmployeeFile(
                    at(before, altered.version()),
                    altered.periods(),
                    SearchKeys.of(before.number(), before.person()),
                    SearchKeys.order(before.number(), before.person())));
            altered.from().ifPresent(from -> effects.add(effect(before.id(), from)));
        }
        employees.update(restored);
        List<EmployeeId> added =
                chunk.added().stream().map(JournalCodec.Added::employee).toList();
        if (!added.isEmpty()) {
            employees.delete(added);
        }
        chunk.added().forEach(person -> effects.add(effect(person.employee(), person.hiredOn())));
        imports.removeChunk(id, number);
        journal.altered(Topic.EMPLOYEES, effects);
    }

    private ImportDraft finish(Actor actor, ImportId id) {
        ImportDraft draft = imports.find(id).orElseThrow(() -> new NotFound("import", id.text()));
        if (draft.state() == ImportDraft.State.UNDONE) {
            return draft;
        }
        ImportDraft undone = imports.update(draft.in(ImportDraft.State.UNDONE));
        journal.wrote(
                AuditDraft.of(actor, "employee.import-undo", "import", id.text(), draft.fileName())
                        .without(ImportFields.counts(draft.counts())),
                Topic.EMPLOYEES,
                List.of());
        return undone;
    }

    private void refuseTouched(Scope scope, JournalCodec.Chunk chunk) {
        Map<EmployeeId, Long> expected = new HashMap<>();
        chunk.added().forEach(added -> expected.put(added.employee(), added.version()));
        chunk.altered().forEach(altered -> expected.put(altered.before().id(), altered.version()));
        if (expected.isEmpty()) {
            return;
        }
        Set<EmployeeId> referred = chunk.added().isEmpty()
                ? Set.of()
                : employees.referred(
                        chunk.added().stream().map(JournalCodec.Added::employee).toList());
        Map<EmployeeId, Employee> now = new HashMap<>();
        employees.find(expected.keySet()).forEach(employee -> now.put(employee.id(), employee));
        Set<EmployeeId> seen = employees.seen(scope, expected.keySet());
        List<String> touched = expected.entrySet().stream()
                .filter(entry -> !now.containsKey(entry.getKey())
                        || now.get(entry.getKey()).version() != entry.getValue()
                        || referred.contains(entry.getKey())
                        || !seen.contains(entry.getKey()))
                .map(entry -> number(now, entry.getKey()))
                .sorted()
                .toList();
        if (!touched.isEmpty()) {
            String named = String.join(", ", touched.subList(0, Math.min(NAMED, touched.size())));
            throw new Refused(
                    "import.undo.touched",
                    "later work touched " + touched.size() + " of its people: " + named + "; change them by hand");
        }
    }

    private static String number(Map<EmployeeId, Employee> now, EmployeeId id) {
        return Stream.ofNullable(now.get(id)).map(Employee::number).findFirst().orElse("(gone)");
    }

    private static Employee at(Employee before, long version) {
        return new Employee(
                before.id(),
                before.number(),
                before.person(),
                before.initials(),
                before.placement(),
                before.hiredOn(),
                before.endedOn(),
                version);
    }

    private static RegistryChange effect(EmployeeId id, LocalDate from) {
        return new RegistryChange(RegistryChange.Kind.EMPLOYEE, id.value(), from);
    }
}
