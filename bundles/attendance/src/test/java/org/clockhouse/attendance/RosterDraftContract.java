package org.clockhouse.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.roster.PublicationId;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.spi.DraftRepository.Told;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.junit.jupiter.api.Test;

/** What every store keeps of a roster that is being drawn, and of what was published of it. */
public interface RosterDraftContract extends AnnAndBob {

    @Test
    default void draftsAreReplacedTogetherAndOnlyAsTheyWereRead() {
        RosterDraft first = draft(ANN, MONDAY, 5);
        RosterDraft off = new RosterDraft(ANN, MONDAY.plusDays(1), RosterDraft.Kind.PLAN, List.of(), 5);
        RosterDraft standing = new RosterDraft(BOB, MONDAY, RosterDraft.Kind.STANDING, List.of(), 5);
        RosterDraft none = RosterDraft.none(BOB, MONDAY.plusDays(1));
        run(() -> drafts().replace(List.of(none), List.of(first, off, standing, none)));
        assertEquals(Set.of(first, off, standing), Set.copyOf(drawn()));

        RosterDraft second = draft(ANN, MONDAY, 6);
        run(() -> drafts().replace(List.of(first, standing), List.of(second)));
        assertEquals(Set.of(second, off), Set.copyOf(drawn()));

        assertThrows(
                Stale.class, () -> run(() -> drafts().replace(List.of(off, first), List.of(draft(ANN, MONDAY, 7)))));
        assertThrows(Stale.class, () -> run(() -> drafts().replace(List.of(), List.of(draft(ANN, MONDAY, 8)))));
        assertEquals(Set.of(second, off), Set.copyOf(drawn()), "nothing of what failed is there");
    }

    private List<RosterDraft> drawn() {
        return in(() -> drafts().drafts(List.of(ANN, BOB), MONDAY, MONDAY.plusDays(6)));
    }

    @Test
    default void anEditIsKeptForAWhile() {
        RosterEdit edit = new RosterEdit(
                RosterEditId.next(),
                List.of(
                        new RosterEdit.Change(RosterDraft.none(ANN, MONDAY), draft(ANN, MONDAY, 5)),
                        new RosterEdit.Change(
                                draft(BOB, MONDAY, 3),
                                new RosterDraft(BOB, MONDAY, RosterDraft.Kind.STANDING, List.of(), 4))));
        run(() -> drafts().keep(edit, NOW, NOW.minusSeconds(60)));
        assertEquals(Optional.of(edit), in(() -> drafts().edit(edit.id())));
        RosterEdit later = new RosterEdit(RosterEditId.next(), edit.changes());
        run(() -> drafts().keep(later, NOW.plusSeconds(90), NOW.plusSeconds(30)));
        assertEquals(Optional.empty(), in(() -> drafts().edit(edit.id())));
        assertEquals(Optional.of(later), in(() -> drafts().edit(later.id())));
    }

    @Test
    default void anEditOfThousandsOfCellsIsKeptWhole() {
        EmployeeId ann = EmployeeId.next();
        RosterEdit edit = new RosterEdit(
                RosterEditId.next(),
                MONDAY.datesUntil(MONDAY.plusDays(5_600))
                        .map(date -> new RosterEdit.Change(RosterDraft.none(ann, date), draft(ann, date, 1)))
                        .toList());
        Instant now = Instant.parse("2026-11-20T08:00:00Z");
        run(() -> drafts().keep(edit, now, now.minusSeconds(60)));
        assertEquals(Optional.of(edit), in(() -> drafts().edit(edit.id())));
    }

    @Test
    default void whatWasPublishedIsKnownByPersonAndPeriod() {
        RosterPublication first = publication(NOW, new RosterPublication.Notice(ANN, 2, Set.of()));
        RosterPublication second = publication(
                NOW.plusSeconds(60),
                new RosterPublication.Notice(ANN, 1, Set.of(MONDAY, MONDAY.plusDays(2))),
                new RosterPublication.Notice(BOB, 0, Set.of()));
        run(() -> drafts().add(first));
        run(() -> drafts().add(second));
        assertEquals(
                List.of(second.id(), first.id()),
                in(() -> drafts().publications(5)).stream()
                        .map(RosterPublication::id)
                        .toList());
        RosterPublication read = in(() -> drafts().publications(1)).get(0);
        assertEquals(Set.copyOf(second.notices()), Set.copyOf(read.notices()));
        assertEquals("why", read.note());
        List<Told> told = in(() -> drafts().told(List.of(ANN), MONDAY.plusDays(6), MONDAY.plusDays(20)));
        assertEquals(2, told.size());
        assertTrue(told.stream().anyMatch(each -> each.changed().contains(MONDAY.plusDays(2))));
        assertEquals(List.of(), in(() -> drafts().told(List.of(ANN), MONDAY.plusDays(7), MONDAY.plusDays(20))));
    }

    private RosterPublication publication(Instant at, RosterPublication.Notice... notices) {
        return new RosterPublication(
                PublicationId.next(), MONDAY, MONDAY.plusDays(6), at, "Gao", "why", 2, List.of(notices));
    }

    private RosterDraft draft(EmployeeId employee, LocalDate date, long version) {
        return new RosterDraft(employee, date, RosterDraft.Kind.PLAN, List.of(ShiftId.next(), ShiftId.next()), version);
    }
}
