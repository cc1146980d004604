package org.clockhouse.registry.spi;

import static org.clockhouse.registry.spi.TwoSites.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Photo;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.junit.jupiter.api.Test;

/** What every store keeps beside people: contracts, photographs, and the sheets they were imported from. */
public interface PeoplePapersContract extends TwoSites {

    @Test
    default void contractsComeBackAsTheyWereAndTheSoonestToLapseFirst() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", SHANGHAI, LINE);
        EmployeeFile li = file("A0018", "李雷", "lilei", SHANGHAI, LINE);
        run(() -> employees().insert(List.of(wang, li)));
        LocalDate newYear = LocalDate.of(2026, 12, 31);
        Contract.Induction induction = new Contract.Induction("安全培训", LocalDate.of(2026, 11, 30));
        Contract first =
                in(() -> contracts().put(new Contract(wang.employee().id(), "甲公司", newYear, Optional.empty(), 0)));
        Contract second =
                in(() -> contracts().put(new Contract(li.employee().id(), "乙公司", newYear, Optional.of(induction), 0)));
        assertEquals(1, first.version());
        assertEquals(List.of(second, first), contracts(Optional.empty(), ""));
        assertEquals(List.of(second), contracts(Optional.of(LocalDate.of(2026, 11, 30)), ""));
        assertEquals(
                List.of(first),
                contracts(
                        Optional.empty(),
                        in(() -> contracts().page(Scope.EVERYBODY, Optional.empty(), Page.first(1)))
                                .next()));
        assertEquals(
                List.of(first),
                in(() -> contracts().page(Scope.only(wang.employee().id()), Optional.empty(), Page.first(9)))
                        .items());
        assertThrows(Stale.class, () -> in(() -> contracts().put(first.atVersion(0))));
        Contract extended = in(() -> contracts().put(first.extended(newYear.plusYears(1))));
        assertEquals(List.of(extended), in(() -> contracts()
                .find(List.of(wang.employee().id()))));
        assertThrows(Stale.class, () -> run(() -> contracts().delete(first)));
        run(() -> contracts().delete(extended));
        assertEquals(List.of(second), contracts(Optional.empty(), ""));
    }

    private List<Contract> contracts(Optional<LocalDate> by, String after) {
        return in(() -> contracts().page(Scope.EVERYBODY, by, new Page(after, 9)))
                .items();
    }

    @Test
    default void aPersonHasOnePhotographAndThatOfAnotherIsLeftAlone() {
        EmployeeFile wang = file("A0017", "王小明", "wangxiaoming", SHANGHAI, LINE);
        EmployeeFile li = file("A0018", "李雷", "lilei", SHANGHAI, LINE);
        Photo first = photo(wang, "a");
        Photo second = photo(wang, "b");
        Photo other = photo(li, "c");
        run(() -> {
            employees().insert(List.of(wang, li));
            photos().put(first);
            photos().put(other);
            photos().put(second);
        });
        assertEquals(Optional.of(second), in(() -> photos().of(wang.employee().id())));
        run(() -> photos().remove(wang.employee().id()));
        assertEquals(Optional.empty(), in(() -> photos().of(wang.employee().id())));
        assertEquals(Optional.of(other), in(() -> photos().of(li.employee().id())));
    }

    private static Photo photo(EmployeeFile file, String digit) {
        return new Photo(file.employee().id(), digit.repeat(64), "desk", Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    default void anImportKeepsItsSheetAndItsJournal() {
        ImportDraft draft = new ImportDraft(
                ImportId.next(),
                "people.xlsx",
                "xlsx",
                List.of("工号", "Name, first"),
                java.util.Map.of(0, ImportField.NUMBER, 1, ImportField.NAME_ZH),
                new ImportOptions(true, false, Optional.of(SHANGHAI.id()), Optional.of(HIRED)),
                new ImportCounts(3, 1, 1, 0, 1),
                List.of(new ImportProblem(2, 0, "import.number.zeros-lost", "17", "two words", "0017", true)),
                ImportDraft.State.CHECKED,
                java.time.Instant.parse("2026-11-23T08:00:00Z"),
                "somebody",
                1);
        byte[] sheet = new byte[100_000];
        java.util.Arrays.fill(sheet, (byte) 7);
        run(() -> imports().insert(draft, sheet));
        assertEquals(Optional.of(draft), in(() -> imports().find(draft.id())));
        assertEquals(100_000, in(() -> imports().sheet(draft.id())).length);
        ImportDraft next = in(() -> imports().update(draft.in(ImportDraft.State.COMMITTING)));
        assertEquals(2, next.version());
        assertThrows(Stale.class, () -> in(() -> imports().update(draft)));
        run(() -> {
            imports().addChunk(draft.id(), 0, new byte[] {1});
            imports().addChunk(draft.id(), 1, new byte[] {2, 2});
        });
        assertEquals(
                List.of(1, 2),
                in(() -> imports().chunks(draft.id())).stream()
                        .map(c -> c.length)
                        .toList());
        run(() -> imports().removeChunk(draft.id(), 0));
        assertEquals(1, in(() -> imports().chunks(draft.id())).size());
        run(() -> imports().replaceSheet(draft.id(), new byte[] {9}));
        assertEquals(1, in(() -> imports().sheet(draft.id())).length);

        assertEquals(0, in(() -> imports().removeBefore(draft.at())));
        assertEquals(1, in(() -> imports().removeBefore(draft.at().plusSeconds(1))));
        assertEquals(Optional.empty(), in(() -> imports().find(draft.id())));
        assertEquals(List.of(), in(() -> imports().chunks(draft.id())));
    }
}
