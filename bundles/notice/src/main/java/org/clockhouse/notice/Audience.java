package org.clockhouse.notice;

import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/** Whom a notice is for. Who that is in accounts is looked up when it is sent. */
public sealed interface Audience {

    /** The person's own account, if there is one. */
    record Own(EmployeeId person) implements Audience {}

    /**
     * Those who hold a role of the topic's rule for the person, except the person.
     *
     * @param departments the person's, and all above it
     */
    record Over(EmployeeId person, SiteId site, Set<DepartmentId> departments) implements Audience {

        public Over {
            departments = Set.copyOf(departments);
        }
    }

    /** Those who hold a role of the topic's rule for the site. */
    record At(SiteId site) implements Audience {}

    /** Those who hold a role of the topic's rule for everybody. */
    record Everywhere() implements Audience {}
}
