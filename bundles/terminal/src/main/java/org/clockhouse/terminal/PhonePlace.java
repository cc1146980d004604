package org.clockhouse.terminal;

import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;

/**
 * Who may punch by phone, and where: whoever no place is for may not (T035). Somebody's home is a place that is for them alone
 * (T065).
 *
 * @param circle empty for anywhere
 * @param version 0 for a new one
 */
public record PhonePlace(PhonePlaceId id, LocalName name, Whom whom, Optional<Circle> circle, long version) {

    public static final int SMALLEST = 20;
    public static final int LARGEST = 50_000;

    /** For whom a place is. */
    public sealed interface Whom {

        record Everybody() implements Whom {}

        /** Those who work at the site. */
        record OfSite(SiteId site) implements Whom {}

        /** The department and all below it. */
        record OfDepartment(DepartmentId department) implements Whom {}

        record OfEmployee(EmployeeId employee) implements Whom {}
    }

    /** @param radius in metres */
    public record Circle(int latitude, int longitude, int radius) {

        public Circle {
            new Fix(latitude, longitude, 0);
            if (radius < SMALLEST || radius > LARGEST) {
                throw Refused.at("/radius", "phone.radius", "a radius is " + SMALLEST + " to " + LARGEST + " metres");
            }
        }

        /** It may be somebody's home. */
        @Override
        public String toString() {
            return "Circle[" + radius + " m]";
        }
    }

    /** @param departments the person's, and all above it */
    public boolean isFor(Employee person, Set<DepartmentId> departments) {
        if (whom instanceof Whom.OfSite of) {
            return of.site().equals(person.site());
        }
        if (whom instanceof Whom.OfDepartment of) {
            return departments.contains(of.department());
        }
        return !(whom instanceof Whom.OfEmployee of) || of.employee().equals(person.id());
    }

    public PhonePlace atVersion(long stored) {
        return new PhonePlace(id, name, whom, circle, stored);
    }
}
