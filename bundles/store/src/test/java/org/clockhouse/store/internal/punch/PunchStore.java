package org.clockhouse.store.internal.punch;

import java.util.HashSet;
import java.util.Set;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.punch.spi.DayMark;
import org.clockhouse.store.internal.Databases;

/** The punch log of one of the databases, and the marks that attendance would take. */
record PunchStore(Databases.Open open, JdbcPunches punches) {

    PunchStore(Databases.Open open) {
        this(
                open,
                new JdbcPunches(
                        open.database(), open.transactions(), open.cipher(), open.index(), new ThreadWorkers()));
    }

    /** As the terminals' table has it, of which the log reads no more. */
    void place(TerminalId terminal, SiteId site) {
        open.transactions()
                .sql(
                        "insert into terminal (org_id, id, name_zh, name_en, site_id, driver, endpoint, serial, serial_key,"
                                + " number_prefix, direction, purpose, bound_since_at, status, folded, version)"
                                + " values (?, ?, '', '', ?, '', '', '', ?, '', 'BOTH', 'BOTH', 0, 'IN_USE', '', 0)",
                        open.transactions().org().text(),
                        terminal.text(),
                        site.text(),
                        terminal.text())
                .update();
    }

    Set<DayMark> takeMarks() {
        String org = open.transactions().org().text();
        Set<DayMark> taken = new HashSet<>(open.transactions()
                .sql("select employee_id, from_day from day_mark where org_id = ?", org)
                .list(row -> new DayMark(EmployeeId.of(row.text("employee_id")), row.date("from_day"))));
        open.transactions().sql("delete from day_mark where org_id = ?", org).update();
        return taken;
    }
}
