package org.clockhouse.attendance;

import static org.clockhouse.attendance.AttendanceRows.key;
import static org.clockhouse.attendance.AttendanceRows.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;

final class InMemoryDrafts implements DraftRepository {

    private final AttendanceRows rows;
    private final Map<RosterEditId, Instant> made = new HashMap<>();

    InMemoryDrafts(AttendanceRows rows) {
        this.rows = rows;
    }

    @Override
    public List<RosterDraft> drafts(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().drafts().values().stream()
                .filter(each -> employees.contains(each.employee()) && within(each.date(), from, until))
                .toList();
    }

    @Override
    public void replace(List<RosterDraft> read, List<RosterDraft> next) {
        TreeMap<String, RosterDraft> drafts = rows.changing().drafts();
        read.stream().filter(draft -> !draft.isNone()).forEach(draft -> {
            if (!draft.equals(drafts.remove(key(draft.employee(), draft.date())))) {
                throw new Stale("roster-draft", draft.date().toString());
            }
        });
        next.stream().filter(draft -> !draft.isNone()).forEach(draft -> {
            if (drafts.put(key(draft.employee(), draft.date()), draft) != null) {
                throw new Stale("roster-draft", draft.date().toString());
            }
        });
    }

    @Override
    public void keep(RosterEdit edit, Instant at, Instant forgetBefore) {
        Map<RosterEditId, RosterEdit> edits = rows.changing().edits();
        made.put(edit.id(), at);
        edits.put(edit.id(), edit);
        edits.keySet().removeIf(id -> made.get(id).isBefore(forgetBefore));
    }

    @Override
    public Optional<RosterEdit> edit(RosterEditId id) {
        return Optional.ofNullable(rows.data().edits().get(id));
    }

    @Override
    public void add(RosterPublication publication) {
        rows.changing().publications().add(0, publication);
    }

    @Override
    public List<RosterPublication> publications(int limit) {
        return rows.data().publications().stream().limit(limit).toList();
    }

    @Override
    public List<Told> told(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return rows.data().publications().stream()
                .filter(each -> !each.from().isAfter(until) && !each.until().isBefore(from))
                .flatMap(each -> each.notices().stream()
                        .filter(notice -> employees.contains(notice.employee()))
                        .map(notice -> new Told(notice.employee(), each.from(), each.until(), notice.changed())))
                .toList();
    }
}
