package org.clockhouse.punch;

import static org.clockhouse.punch.AtTheGate.batch;
import static org.clockhouse.punch.AtTheGate.instant;
import static org.clockhouse.punch.AtTheGate.punch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.QuarantineDraft.Reason;
import org.junit.jupiter.api.Test;

/** How far a terminal has been read, and what of it could not be. */
public interface PunchProgressContract extends AtTheGate {

    @Test
    default void theCursorIsSavedWithThePage() {
        assertEquals(TerminalProgress.NONE, progress());
        Progress moved = new Progress("page-1", Instant.parse("2026-11-02T01:00:00Z"));
        punches().append(org(), batch(GATE, List.of(punch("7", EIGHT)), List.of(), moved));
        assertEquals(
                new TerminalProgress("page-1", Optional.of(moved.reportedUpTo()), Optional.of(instant(EIGHT)), 1),
                progress());
        assertEquals(Map.of(GATE, progress()), in(() -> punches().progress()));
    }

    @Test
    default void theCursorMayGoBackButTheWatermarkAndTheLastPunchNeverDo() {
        Instant one = Instant.parse("2026-11-02T01:00:00Z");
        punches().append(org(), batch(GATE, List.of(punch("7", EIGHT)), List.of(), new Progress("9", one)));
        punches()
                .append(
                        org(),
                        batch(
                                GATE,
                                List.of(punch("7", EIGHT.minusDays(1))),
                                List.of(),
                                new Progress("", one.minusSeconds(9))));
        assertEquals(new TerminalProgress("", Optional.of(one), Optional.of(instant(EIGHT)), 2), progress());
    }

    @Test
    default void aBatchWithoutProgressKeepsTheCursor() {
        punches().append(org(), batch(GATE, List.of(), List.of(), new Progress("9", Instant.EPOCH)));
        append(List.of(punch("7", EIGHT)));
        assertEquals("9", progress().cursor());
        assertEquals(Optional.empty(), progress().reportedUpTo());
    }

    private TerminalProgress progress() {
        return in(() -> punches().progressOf(GATE));
    }

    @Test
    default void aRowInQuarantineIsListedOnceWhateverTheRoad() {
        QuarantineDraft draft = new QuarantineDraft("7\t1990-00--8 08:00:00", 12, Reason.UNREADABLE, "no such date");
        PunchBatch once = batch(GATE, List.of(), List.of(draft), Progress.NONE);
        assertEquals(new Appended(0, 0, 1), punches().append(org(), once));
        QuarantineDraft again = new QuarantineDraft(draft.raw(), 99, Reason.UNREADABLE, "another line");
        PunchBatch twice = batch(GATE, List.of(), List.of(again, again), Progress.NONE);
        assertEquals(Appended.NOTHING, punches().append(org(), twice));

        List<QuarantinedRow> rows = quarantine(QuarantineFilter.ALL);
        assertEquals(1, rows.size());
        assertEquals(
                new QuarantinedRow(rows.get(0).position(), GATE, Road.VISIT, "stick.dat", RECEIVED, draft),
                rows.get(0));
        assertEquals(List.of(), quarantine(new QuarantineFilter(Optional.of(TerminalId.next()), Set.of())));
        assertEquals(List.of(), quarantine(new QuarantineFilter(Optional.of(GATE), Set.of(Reason.IN_THE_FUTURE))));
    }

    @Test
    default void theQuarantineIsPagedLatestFirst() {
        List<QuarantineDraft> drafts = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new QuarantineDraft("row " + i, i, Reason.UNREADABLE, ""))
                .toList();
        punches().append(org(), batch(GATE, List.of(), drafts, Progress.NONE));
        Slice<QuarantinedRow> first =
                in(() -> punches().quarantine(Scope.EVERYBODY, QuarantineFilter.ALL, Page.first(3)));
        Slice<QuarantinedRow> rest =
                in(() -> punches().quarantine(Scope.EVERYBODY, QuarantineFilter.ALL, new Page(first.next(), 3)));
        assertEquals(
                List.of(5L, 4L, 3L),
                first.items().stream().map(r -> r.row().line()).toList());
        assertEquals(
                List.of(2L, 1L), rest.items().stream().map(r -> r.row().line()).toList());
        assertEquals("", rest.next());
    }

    private List<QuarantinedRow> quarantine(QuarantineFilter filter) {
        return in(() -> punches().quarantine(Scope.EVERYBODY, filter, Page.first(9)))
                .items();
    }
}
