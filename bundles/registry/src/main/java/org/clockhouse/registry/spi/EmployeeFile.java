package org.clockhouse.registry.spi;

import java.util.List;
import java.util.Set;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmploymentPeriod;

/**
 * Everything stored with one person.
 *
 * @param periods in order
 * @param keys what a search may start with, folded: lower case, half width, no blanks
 * @param order what lists are ordered by: the folded pinyin
 */
public record EmployeeFile(Employee employee, List<EmploymentPeriod> periods, Set<String> keys, String order) {

    public EmployeeFile {
        periods = List.copyOf(periods);
        keys = Set.copyOf(keys);
    }
}
