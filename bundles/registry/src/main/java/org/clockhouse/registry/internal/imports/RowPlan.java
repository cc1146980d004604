package org.clockhouse.registry.internal.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.spi.EmployeeFile;

/** What a row would do. */
sealed interface RowPlan {

    int row();

    List<Finding> findings();

    record Fresh(int row, List<Finding> findings, EmployeeFile file) implements RowPlan {}

    /** @param alters the first date whose evaluation may differ; empty when only personal data change */
    record Changed(
            int row,
            List<Finding> findings,
            Employee before,
            List<EmploymentPeriod> periods,
            EmployeeFile file,
            Optional<LocalDate> alters)
            implements RowPlan {}

    record Unchanged(int row, List<Finding> findings) implements RowPlan {}

    record Wrong(int row, List<Finding> findings) implements RowPlan {}
}
