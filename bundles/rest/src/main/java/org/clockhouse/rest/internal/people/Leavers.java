package org.clockhouse.rest.internal.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.clockhouse.account.Account;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Sites;

/** Whose employment is over on the wall of their site: a last day that lay ahead when it was said comes by itself. */
public final class Leavers implements Predicate<Account> {

    private final Directory directory;
    private final Sites sites;
    private final Clock clock;

    public Leavers(Directory directory, Sites sites, Clock clock) {
        this.directory = directory;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public boolean test(Account account) {
        return account.employee()
                .map(id -> directory.of(account.org(), List.<EmployeeId>of(id)).get(id))
                .filter(employee -> employee.statusOn(today(account, employee)) == Employee.Status.ENDED)
                .isPresent();
    }

    private LocalDate today(Account account, Employee employee) {
        return LocalDate.ofInstant(
                clock.instant(), sites.find(account.org(), employee.site()).zone());
    }
}
