package org.clockhouse.rest.internal.admin;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.Account;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;

/** Whose clock on the wall somebody looks at: that of their own site, or of the company's first. */
public record HomeZone(Sites sites, Directory directory) {

    Optional<ZoneId> of(Account account) {
        return account.employee()
                .map(id -> directory.of(account.org(), List.<EmployeeId>of(id)).get(id))
                .map(employee -> sites.find(account.org(), employee.site()))
                .or(() -> sites.all(account.org()).stream().findFirst())
                .map(Site::zone);
    }
}
