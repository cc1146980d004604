package org.clockhouse.notice;

import java.util.Collection;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.SiteId;

/** Whom a notice is for. Who that is in accounts is looked up when it is sent. */
public sealed interface Audience {

    /** The person's own account, if there is one. */
    record Own(EmployeeId person) implements Audience {}

    /** The accounts of many people, who are all told the same. */
    record Each(Collection<EmployeeId> people) implements Audience {

        public Each {
            people = Set.copyOf(people);
        }
    }

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

    /**
     * Those who hold one of these roles, or one of the topic's rule, for the person; except the person.
     *
     * @param departments the person's, and all above it
     */
    record Desk(EmployeeId person, SiteId site, Set<DepartmentId> departments, Set<RoleId> roles) implements Audience {

        public Desk {
            departments = Set.copyOf(departments);
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Those who hold one of these roles for the person, whatever the topic's rule names; except the person.
     *
     * @param departments the person's, and all above it
     */
    record Holding(EmployeeId person, SiteId site, Set<DepartmentId> departments, Set<RoleId> roles)
            implements Audience {

        public Holding {
            departments = Set.copyOf(departments);
            roles = Set.copyOf(roles);
        }
    }

    /** Those who hold a role of the topic's rule for anybody. */
    record Anywhere() implements Audience {}

    /** Those who hold a role of the topic's rule for one of the sites. */
    record At(Set<SiteId> sites) implements Audience {

        public At {
            sites = Set.copyOf(sites);
        }
    }

    /** Those who hold a role of the topic's rule for everybody. */
    record Everywhere() implements Audience {}
}
