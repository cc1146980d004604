package org.clockhouse.rest.internal.people;

import java.time.LocalDate;
import java.util.Optional;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Results;

/** What may be said about a person, one record for each thing that one may do. */
public final class EmployeeDrafts {

    private EmployeeDrafts() {}

    /** Somebody to be hired. */
    public record EmployeeDraft(
            @NotBlank @Size(max = 40) String number,
            LocalName name,
            @Maybe @Size(max = 120) String pinyin,
            @Maybe Gender gender,
            @Maybe @Size(max = 40) String phone,
            @Maybe @Size(max = 120) String email,
            @Maybe @Size(max = 40) String idDocument,
            @Maybe LocalDate birthDate,
            SiteId siteId,
            DepartmentId departmentId,
            @Maybe @Size(max = 80) String position,
            LocalDate hiredOn) {

        org.clockhouse.registry.EmployeeDraft domain() {
            return new org.clockhouse.registry.EmployeeDraft(
                    number.strip(),
                    person(name, pinyin, gender, phone, email, idDocument, birthDate),
                    new Placement(siteId, departmentId, Results.text(position)),
                    hiredOn);
        }
    }

    /** What is put right as if it had always been so; where somebody works changes by a transfer. */
    public record EmployeeAmendment(
            @NotBlank @Size(max = 40) String number,
            LocalName name,
            @Maybe @Size(max = 120) String pinyin,
            @Maybe Gender gender,
            @Maybe @Size(max = 40) String phone,
            @Maybe @Size(max = 120) String email,
            @Maybe @Size(max = 40) String idDocument,
            @Maybe LocalDate birthDate) {

        static EmployeeAmendment of(Employee employee) {
            PersonalData person = employee.person();
            return new EmployeeAmendment(
                    employee.number(),
                    person.name(),
                    person.pinyin(),
                    person.gender(),
                    person.phone(),
                    person.email(),
                    person.idDocument(),
                    person.birthDate().orElse(null));
        }

        PersonalData domain() {
            return person(name, pinyin, gender, phone, email, idDocument, birthDate);
        }
    }

    /** @param from first day at the new place; it may lie ahead or behind */
    public record TransferDraft(
            LocalDate from,
            SiteId siteId,
            DepartmentId departmentId,
            @Maybe @Size(max = 80) String position,
            @Maybe @Size(max = 300) String reason) {

        Placement placement() {
            return new Placement(siteId, departmentId, Results.text(position));
        }
    }

    public record EmploymentEndingDraft(LocalDate lastDay, @Maybe @Size(max = 300) String reason) {}

    /** @param from first day of the new employment */
    public record RehiringDraft(
            LocalDate from, SiteId siteId, DepartmentId departmentId, @Maybe @Size(max = 80) String position) {

        Placement placement() {
            return new Placement(siteId, departmentId, Results.text(position));
        }
    }

    private static PersonalData person(
            LocalName name,
            String pinyin,
            Gender gender,
            String phone,
            String email,
            String idDocument,
            LocalDate birthDate) {
        return new PersonalData(
                name,
                Results.text(pinyin),
                gender == null ? Gender.UNSTATED : gender,
                Results.text(phone),
                Results.text(email),
                Results.text(idDocument),
                Optional.ofNullable(birthDate));
    }
}
