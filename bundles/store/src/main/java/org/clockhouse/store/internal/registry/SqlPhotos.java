package org.clockhouse.store.internal.registry;

import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Photo;
import org.clockhouse.registry.spi.PhotoRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known of photographs; they lie in the vault. */
@Component
public final class SqlPhotos implements PhotoRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlPhotos(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Photo> of(EmployeeId employee) {
        return transactions
                .sql(
                        "select * from employee_photo where org_id = ? and employee_id = ?",
                        transactions.org().text(),
                        employee.text())
                .list(row -> new Photo(employee, row.text("hash"), row.text("added_by"), row.instant("added_at")))
                .stream()
                .findFirst();
    }

    @Override
    public void put(Photo photo) {
        remove(photo.employee());
        transactions
                .sql(
                        "insert into employee_photo (org_id, employee_id, hash, added_by, added_at)"
                                + " values (?, ?, ?, ?, ?)",
                        transactions.org().text(),
                        photo.employee().text(),
                        photo.hash(),
                        photo.by(),
                        photo.at())
                .update();
    }

    @Override
    public void remove(EmployeeId employee) {
        transactions
                .sql(
                        "delete from employee_photo where org_id = ? and employee_id = ?",
                        transactions.org().text(),
                        employee.text())
                .update();
    }
}
