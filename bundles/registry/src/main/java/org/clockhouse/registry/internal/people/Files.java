package org.clockhouse.registry.internal.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.EmploymentPeriod;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.internal.Pinyin;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.spi.EmployeeFile;

/** Makes what is stored of a person out of what is known: everything derived is derived here. */
public final class Files {

    private Files() {}

    public static EmployeeFile hired(EmployeeDraft draft, LocalDate today) {
        EmployeeId id = EmployeeId.next();
        return of(
                id,
                draft.number(),
                spoken(draft.person()),
                Periods.hired(id, draft.hiredOn(), draft.placement()),
                today,
                1);
    }

    /** As it stands on a date. */
    public static EmployeeFile of(
            EmployeeId id,
            String number,
            PersonalData person,
            List<EmploymentPeriod> periods,
            LocalDate today,
            long version) {
        EmploymentPeriod first = Periods.current(periods, today);
        Employee employee = new Employee(
                id,
                Numbers.tidy(number),
                person,
                initials(person),
                Periods.on(periods, today).placement(),
                first.from(),
                Periods.endOf(periods, first),
                version);
        return new EmployeeFile(
                employee, periods, SearchKeys.of(employee.number(), person), SearchKeys.order(number, person));
    }

    /** The pinyin worked out where nobody gave one. */
    public static PersonalData spoken(PersonalData person) {
        if (!person.pinyin().isEmpty() || person.name().zh().isEmpty()) {
            return person;
        }
        return withPinyin(
                person, SearchKeys.cut(Pinyin.of(person.name().zh()).shown()).strip());
    }

    /** A pinyin that had been worked out is worked out anew when the name changes. */
    public static PersonalData spoken(PersonalData person, PersonalData before) {
        boolean derived = Objects.equals(spoken(withPinyin(before, "")).pinyin(), before.pinyin());
        boolean renamed = !person.name().zh().equals(before.name().zh());
        boolean kept = person.pinyin().equals(before.pinyin());
        return spoken(renamed && derived && kept ? withPinyin(person, "") : person);
    }

    private static PersonalData withPinyin(PersonalData person, String pinyin) {
        return new PersonalData(
                person.name(),
                pinyin,
                person.gender(),
                person.phone(),
                person.email(),
                person.idDocument(),
                person.birthDate());
    }

    /** From when on another date of birth may alter what was worked out: from the first day on. */
    public static Optional<LocalDate> altered(Employee before, PersonalData person, List<EmploymentPeriod> periods) {
        return before.person().birthDate().equals(person.birthDate())
                ? Optional.empty()
                : periods.stream().map(EmploymentPeriod::from).min(LocalDate::compareTo);
    }

    static String initials(PersonalData person) {
        if (!person.name().zh().isEmpty()) {
            String worked = Pinyin.of(person.name().zh()).initials();
            if (!worked.isEmpty()) {
                return worked;
            }
        }
        StringBuilder initials = new StringBuilder();
        for (String word : person.name().any().split("\\s+")) {
            String folded = SearchKeys.fold(word);
            if (!folded.isEmpty()) {
                initials.appendCodePoint(folded.codePointAt(0));
            }
        }
        return initials.toString();
    }
}
