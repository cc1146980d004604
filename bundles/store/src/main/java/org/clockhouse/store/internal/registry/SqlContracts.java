package org.clockhouse.store.internal.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.Contract;
import org.clockhouse.registry.Contract.Induction;
import org.clockhouse.registry.spi.ContractRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.ScopeSql;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contracts by statements. */
@Component
public final class SqlContracts implements ContractRepository {

    private static final String SELECT = "select * from employee_contract where org_id = ?";

    private final JpaTransactions transactions;

    @Activate
    public SqlContracts(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Contract> find(Collection<EmployeeId> employees) {
        List<Contract> found = new ArrayList<>();
        Among.of(transactions, SELECT)
                .each("employee_id", EmployeeParts.texts(employees), "", row -> found.add(contract(row)));
        return found;
    }

    @Override
    public Contract put(Contract contract) {
        Contract stored = contract.atVersion(contract.version() + 1);
        if (contract.version() == 0 && find(List.of(contract.employee())).isEmpty()) {
            transactions
                    .sql(
                            "insert into employee_contract (company, until_on, induction, inducted_until, good_until, version,"
                                    + " org_id, employee_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            values(stored))
                    .update();
        } else if (transactions
                        .sql(
                                "update employee_contract set company = ?, until_on = ?, induction = ?, inducted_until = ?,"
                                        + " good_until = ?, version = ? where org_id = ? and employee_id = ?",
                                values(stored))
                        .append(" and version = ?", contract.version())
                        .update()
                != 1) {
            throw new Stale("contract", contract.employee().text());
        }
        return stored;
    }

    @Override
    public void delete(Contract contract) {
        transactions
                .sql(
                        "delete from employee_contract where org_id = ? and employee_id = ? and version = ?",
                        org(),
                        contract.employee().text(),
                        contract.version())
                .updateOne("contract", contract.employee().text());
    }

    @Override
    public Slice<Contract> page(Scope scope, Optional<LocalDate> by, Page page) {
        Sql sql = transactions.sql(SELECT, org());
        by.ifPresent(day -> sql.and(true, "good_until <= ?", day));
        ScopeSql.seen(sql, org(), "employee_id", scope);
        if (!page.after().isEmpty()) {
            String[] after = page.after().split(" ", 2);
            LocalDate good = date(after[0]);
            sql.append(
                    " and (good_until > ? or good_until = ? and employee_id > ?)",
                    good,
                    good,
                    after.length < 2 ? "" : after[1]);
        }
        List<Contract> found = sql.append(
                        " order by good_until, employee_id fetch first " + (page.limit() + 1) + " rows only")
                .list(SqlContracts::contract);
        return Slice.of(
                found,
                page,
                contract -> contract.goodUntil() + " " + contract.employee().text());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Page.unknownCursor();
        }
    }

    private Object[] values(Contract contract) {
        return new Object[] {
            contract.company(),
            contract.until(),
            contract.induction().map(Induction::kind).orElse(""),
            contract.induction().map(Induction::until).orElse(null),
            contract.goodUntil(),
            contract.version(),
            org(),
            contract.employee().text()
        };
    }

    private static Contract contract(Sql.Row row) {
        return new Contract(
                EmployeeId.of(row.text("employee_id")),
                row.text("company"),
                row.date("until_on"),
                row.optionalDate("inducted_until").map(until -> new Induction(row.text("induction"), until)),
                row.number("version"));
    }

    private String org() {
        return transactions.org().text();
    }
}
