package org.clockhouse.store.internal.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.roster.PublicationId;
import org.clockhouse.attendance.roster.RosterDraft;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterPublication;
import org.clockhouse.attendance.roster.RosterPublication.Notice;
import org.clockhouse.attendance.spi.DraftRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts of the roster, edits and publications. */
@Component
public final class SqlDrafts implements DraftRepository {

    /** So that five shifts before and after in each stay below what a text of Derby holds. */
    private static final int LINES_IN_CHUNK = 60;

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlDrafts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<RosterDraft> drafts(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                "select employee_id, work_date, kind, shifts, version from roster_draft",
                "constraint=ROSTER_DRAFT_KEY",
                "work_date >= ? and work_date <= ?",
                "work_date",
                List.of(from, until),
                (employee, row) -> new RosterDraft(
                        employee,
                        row.getDate(2).toLocalDate(),
                        RosterDraft.Kind.valueOf(row.getString(3)),
                        CellLines.shifts(row.getString(4)),
                        row.getLong(5)));
    }

    @Override
    public void replace(List<RosterDraft> read, List<RosterDraft> next) {
        List<RosterDraft> gone = read.stream().filter(draft -> !draft.isNone()).toList();
        int removed = Sql.batch(
                transactions.connection(),
                "delete from roster_draft where org_id = ? and employee_id = ? and work_date = ? and version = ?",
                gone.stream()
                        .map(draft -> new Object[] {org(), draft.employee().text(), draft.date(), draft.version()})
                        .toList());
        if (removed != gone.size()) {
            throw stale(gone);
        }
        try {
            Sql.batch(
                    transactions.connection(),
                    "insert into roster_draft (org_id, employee_id, work_date, kind, shifts, version)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    next.stream()
                            .filter(draft -> !draft.isNone())
                            .map(draft -> new Object[] {
                                org(),
                                draft.employee().text(),
                                draft.date(),
                                draft.kind(),
                                CellLines.text(draft.shifts()),
                                draft.version()
                            })
                            .toList());
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? stale(next) : e;
        }
    }

    private static Stale stale(List<RosterDraft> drafts) {
        return new Stale("roster-draft", drafts.get(0).date().toString());
    }

    @Override
    public void keep(RosterEdit edit, Instant at, Instant forgetBefore) {
        transactions
                .sql("delete from roster_edit where org_id = ? and made_at < ?", org(), forgetBefore)
                .update();
        List<Object[]> chunks = new ArrayList<>();
        for (int first = 0; first < edit.changes().size(); first += LINES_IN_CHUNK) {
            List<RosterEdit.Change> chunk =
                    edit.changes().subList(first, Math.min(edit.changes().size(), first + LINES_IN_CHUNK));
            chunks.add(new Object[] {org(), edit.id().text(), first / LINES_IN_CHUNK, at, CellLines.of(chunk)});
        }
        Sql.batch(
                transactions.connection(),
                "insert into roster_edit (org_id, id, chunk, made_at, cells) values (?, ?, ?, ?, ?)",
                chunks);
    }

    @Override
    public Optional<RosterEdit> edit(RosterEditId id) {
        List<RosterEdit.Change> changes = transactions
                .sql("select cells from roster_edit where org_id = ? and id = ? order by chunk", org(), id.text())
                .list(row -> row.text("cells"))
                .stream()
                .flatMap(cells -> CellLines.read(cells).stream())
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(new RosterEdit(id, changes));
    }

    @Override
    public void add(RosterPublication publication) {
        transactions
                .sql(
                        "insert into roster_publication (org_id, id, from_day, until_day, published_at, published_by,"
                                + " note, cells) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        publication.id().text(),
                        publication.from(),
                        publication.until(),
                        publication.at(),
                        publication.by(),
                        publication.note(),
                        publication.cells())
                .update();
        Sql.batch(
                transactions.connection(),
                "insert into roster_notice (org_id, employee_id, publication_id, from_day, until_day, cells, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                publication.notices().stream()
                        .map(notice -> new Object[] {
                            org(),
                            notice.employee().text(),
                            publication.id().text(),
                            publication.from(),
                            publication.until(),
                            notice.cells(),
                            notice.changed().stream()
                                    .sorted()
                                    .map(LocalDate::toString)
                                    .collect(Collectors.joining(" "))
                        })
                        .toList());
    }

    @Override
    public List<RosterPublication> publications(int limit) {
        String latest =
                " from roster_publication where org_id = ? order by id desc fetch first " + limit + " rows only";
        Map<String, List<Notice>> notices = new HashMap<>();
        transactions
                .sql(
                        "select publication_id, employee_id, cells, changed from roster_notice"
                                + " where org_id = ? and publication_id in (select id" + latest + ")",
                        org(),
                        org())
                .list(row -> notices.computeIfAbsent(row.text("publication_id"), id -> new ArrayList<>())
                        .add(new Notice(
                                EmployeeId.of(row.text("employee_id")),
                                row.integer("cells"),
                                dates(row.text("changed")))));
        return transactions
                .sql("select id, from_day, until_day, published_at, published_by, note, cells" + latest, org())
                .list(row -> new RosterPublication(
                        PublicationId.of(row.text("id")),
                        row.date("from_day"),
                        row.date("until_day"),
                        row.instant("published_at"),
                        row.text("published_by"),
                        row.text("note"),
                        row.integer("cells"),
                        notices.getOrDefault(row.text("id"), List.of())));
    }

    @Override
    public List<Told> told(Collection<EmployeeId> employees, LocalDate from, LocalDate until) {
        return people.ask(
                employees,
                "select employee_id, from_day, until_day, changed from roster_notice",
                "constraint=ROSTER_NOTICE_KEY",
                "until_day >= ? and from_day <= ?",
                "from_day",
                List.of(from, until),
                (employee, row) -> new Told(
                        employee, row.getDate(2).toLocalDate(), row.getDate(3).toLocalDate(), dates(row.getString(4))));
    }

    private static Set<LocalDate> dates(String text) {
        return CellLines.words(text).map(LocalDate::parse).collect(Collectors.toSet());
    }

    private String org() {
        return transactions.org().text();
    }
}
