package org.clockhouse.store.internal.terminal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.clockhouse.terminal.Installation;
import org.clockhouse.terminal.Installation.Check;
import org.clockhouse.terminal.Installation.Verdict;
import org.clockhouse.terminal.spi.InstallationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sheets of installations by plain SQL. */
@Component
public final class JdbcInstallations implements InstallationRepository {

    private final JpaTransactions transactions;

    @Activate
    public JdbcInstallations(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Installation of(TerminalId terminal) {
        List<Installation.Photo> photos = select("terminal_photo", terminal)
                .append(" order by id")
                .list(row -> new Installation.Photo(
                        row.text("id"), row.text("hash"), row.text("added_by"), row.instant("added_at")));
        Map<Check, Verdict> checks = new EnumMap<>(Check.class);
        select("terminal_check", terminal)
                .each(row -> checks.put(row.constant(Check.class, "what"), row.constant(Verdict.class, "verdict")));
        return select("terminal_installation", terminal)
                .first(row -> new Installation(
                        terminal,
                        new Installation.Draft(
                                row.constant(Installation.Link.class, "connected_by"),
                                row.text("network"),
                                checks,
                                row.text("note")),
                        photos,
                        Optional.of(new Installation.Written(row.text("written_by"), row.instant("written_at"))),
                        row.number("version")))
                .orElseGet(() -> Installation.unwritten(terminal, photos));
    }

    @Override
    public void put(Installation installation) {
        TerminalId terminal = installation.terminal();
        Installation.Draft draft = installation.draft();
        Installation.Written written = installation.written().orElseThrow();
        if (installation.version() == 0) {
            insert(installation, written);
        } else {
            transactions
                    .sql(
                            "update terminal_installation set connected_by = ?, network = ?, note = ?, written_by = ?,"
                                    + " written_at = ?, version = version + 1"
                                    + " where org_id = ? and terminal_id = ? and version = ?",
                            draft.link(),
                            draft.network(),
                            draft.note(),
                            written.by(),
                            written.at(),
                            org(),
                            terminal.text(),
                            installation.version())
                    .updateOne("installation", terminal.text());
        }
        transactions
                .sql("delete from terminal_check where org_id = ? and terminal_id = ?", org(), terminal.text())
                .update();
        draft.checks().forEach((what, verdict) -> transactions
                .sql(
                        "insert into terminal_check (org_id, terminal_id, what, verdict) values (?, ?, ?, ?)",
                        org(),
                        terminal.text(),
                        what,
                        verdict)
                .update());
    }

    private void insert(Installation installation, Installation.Written written) {
        Installation.Draft draft = installation.draft();
        try {
            transactions
                    .sql(
                            "insert into terminal_installation (org_id, terminal_id, connected_by, network, note,"
                                    + " written_by, written_at, version) values (?, ?, ?, ?, ?, ?, ?, 1)",
                            org(),
                            installation.terminal().text(),
                            draft.link(),
                            draft.network(),
                            draft.note(),
                            written.by(),
                            written.at())
                    .update();
        } catch (RuntimeException e) {
            throw Failures.isDuplicate(e)
                    ? new Stale("installation", installation.terminal().text())
                    : e;
        }
    }

    @Override
    public void add(TerminalId terminal, Installation.Photo photo) {
        transactions
                .sql(
                        "insert into terminal_photo (org_id, id, terminal_id, hash, added_by, added_at)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        org(),
                        photo.id(),
                        terminal.text(),
                        photo.hash(),
                        photo.by(),
                        photo.at())
                .update();
    }

    @Override
    public void remove(TerminalId terminal, String photo) {
        transactions
                .sql(
                        "delete from terminal_photo where org_id = ? and terminal_id = ? and id = ?",
                        org(),
                        terminal.text(),
                        photo)
                .update();
    }

    private Sql select(String table, TerminalId terminal) {
        return transactions.sql(
                "select * from " + table + " where org_id = ? and terminal_id = ?", org(), terminal.text());
    }

    private String org() {
        return transactions.org().text();
    }
}
