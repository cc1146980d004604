package org.clockhouse.store.internal.terminal;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.spi.BranchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this suite is to its head office, by plain SQL. */
@Component
public final class JdbcBranches implements BranchRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column sealed;

    @Activate
    public JdbcBranches(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.sealed = cipher.column("branch", "sealed");
    }

    @Override
    public Optional<Enrolment> find() {
        return transactions
                .sql("select * from branch where org_id = ?", org())
                .first(row -> new Enrolment(
                        row.text("head"),
                        GatewayId.of(row.text("gateway_id")),
                        sealed.open(org(), row.bytes("sealed")),
                        row.text("code_hash"),
                        row.text("held")));
    }

    @Override
    public void save(Enrolment enrolment) {
        transactions.sql("delete from branch where org_id = ?", org()).update();
        transactions
                .sql(
                        "insert into branch (org_id, head, gateway_id, code_hash, held, sealed) values (?, ?, ?, ?, ?,"
                                + " ?)",
                        org(),
                        enrolment.head(),
                        enrolment.gateway().text(),
                        enrolment.code(),
                        enrolment.held(),
                        sealed.seal(org(), enrolment.secret()))
                .update();
    }

    @Override
    public List<Carried> carried() {
        return transactions
                .sql("select * from branch_errand where org_id = ? order by origin_no", org())
                .list(row -> new Carried(
                        row.number("origin_no"), TerminalId.of(row.text("terminal_id")), row.number("errand_no")));
    }

    @Override
    public void carry(Carried errand) {
        transactions
                .sql(
                        "insert into branch_errand (org_id, origin_no, terminal_id, errand_no) values (?, ?, ?, ?)",
                        org(),
                        errand.origin(),
                        errand.terminal().text(),
                        errand.number())
                .update();
    }

    @Override
    public void forget(Carried errand) {
        transactions
                .sql("delete from branch_errand where org_id = ? and origin_no = ?", org(), errand.origin())
                .update();
    }

    private String org() {
        return transactions.org().text();
    }
}
