package org.clockhouse.notice.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.clockhouse.account.Accounts;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the accounts that audiences are. */
@Component(service = Readers.class)
public final class Readers {

    private final Accounts accounts;

    @Activate
    public Readers(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** For all of them at once. */
    Hearing hearing(OrgId org, Collection<Audience> audiences) {
        Set<EmployeeId> people = new HashSet<>();
        for (Audience audience : audiences) {
            if (audience instanceof Audience.Own own) {
                people.add(own.person());
            } else if (audience instanceof Audience.Each each) {
                people.addAll(each.people());
            }
        }
        return new Hearing(accounts.signingIn(org, people), roles -> accounts.holding(org, roles));
    }
}
