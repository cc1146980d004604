package org.clockhouse.rest.internal.people;

import java.time.LocalDate;
import org.clockhouse.account.FieldMask;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PhoneSearch;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Versioned;

/**
 * A person. In a list the phone is covered and the identity document and the date of birth left out for everybody.
 *
 * @param pinyin how the name is spoken
 * @param initials of the pinyin, lower case
 * @param birthDate for whom the identity document is not masked
 * @param hiredOn first day of the present or last employment
 * @param endedOn last day of it
 * @param status on today's date at the person's site
 */
public record EmployeeView(
        EmployeeId id,
        String number,
        LocalName name,
        @Maybe String pinyin,
        @Maybe String initials,
        Gender gender,
        @Maybe String phone,
        @Maybe String email,
        @Maybe String idDocument,
        @Maybe LocalDate birthDate,
        SiteId siteId,
        @Maybe LocalName siteName,
        DepartmentId departmentId,
        @Maybe LocalName departmentName,
        @Maybe String position,
        LocalDate hiredOn,
        @Maybe LocalDate endedOn,
        Employee.Status status,
        long version)
        implements Versioned {

    static EmployeeView whole(Employee employee, Places places, Masks masks) {
        return of(
                employee,
                places,
                masks.show("employee.phone", employee.person().phone()),
                masks.show("employee.email", employee.person().email()),
                masks.show("employee.idDocument", employee.person().idDocument()),
                masks.covers("employee.idDocument")
                        ? null
                        : employee.person().birthDate().orElse(null));
    }

    static EmployeeView listed(Employee employee, Places places, Masks masks) {
        String phone = employee.person().phone();
        String covered = masks.show("employee.phone", phone) == null ? null : Masks.covered(phone);
        return of(
                employee,
                places,
                covered,
                masks.show("employee.email", employee.person().email()),
                null,
                null);
    }

    /** What one does not see one does not find either: else the digits could be tried one after the other. */
    public static PhoneSearch findable(Masks masks) {
        FieldMask mask = masks.fields().get("employee.phone");
        if (mask == null) {
            return PhoneSearch.WHOLE;
        }
        return mask == FieldMask.COVERED ? PhoneSearch.TAIL : PhoneSearch.NONE;
    }

    private static EmployeeView of(
            Employee employee, Places places, String phone, String email, String idDocument, LocalDate birthDate) {
        return new EmployeeView(
                employee.id(),
                employee.number(),
                employee.name(),
                Results.orNull(employee.person().pinyin()),
                Results.orNull(employee.initials()),
                employee.person().gender(),
                phone,
                email,
                idDocument,
                birthDate,
                employee.site(),
                places.site(employee.site()),
                employee.department(),
                places.department(employee.department()),
                Results.orNull(employee.placement().position()),
                employee.hiredOn(),
                employee.endedOn().orElse(null),
                employee.statusOn(places.today(employee.site())),
                employee.version());
    }
}
