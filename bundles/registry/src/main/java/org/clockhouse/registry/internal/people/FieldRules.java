package org.clockhouse.registry.internal.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.spi.Phones;

/** What the fields of a person must look like; the same for one person and for a sheet. */
public final class FieldRules {

    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 60;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._/-]*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{3,24}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,120}");

    private static final List<BiFunction<String, PersonalData, Optional<Violation>>> RULES = List.of(
            FieldRules::number,
            FieldRules::name,
            FieldRules::pinyin,
            FieldRules::phone,
            FieldRules::email,
            FieldRules::idDocument);

    private FieldRules() {}

    public static List<Violation> check(String number, PersonalData person) {
        List<Violation> found = new ArrayList<>();
        RULES.forEach(rule -> rule.apply(number, person).ifPresent(found::add));
        return found;
    }

    /** @throws Refused with every violation, under the code of the first */
    static void require(String number, PersonalData person) {
        List<Violation> found = check(number, person);
        if (!found.isEmpty()) {
            throw new Refused(found.get(0).code(), found.get(0).detail(), found);
        }
    }

    static Optional<Violation> number(String number, PersonalData person) {
        String tidy = Numbers.tidy(number);
        if (tidy.isEmpty()) {
            return wrong("/number", "employee.number.missing", "an employee number is needed");
        }
        return tidy.length() <= LONGEST_NUMBER && NUMBER.matcher(tidy).matches()
                ? Optional.empty()
                : wrong(
                        "/number",
                        "employee.number.malformed",
                        "an employee number is 1 to " + LONGEST_NUMBER
                                + " letters and digits, also with . _ / - inside");
    }

    static Optional<Violation> name(String number, PersonalData person) {
        return person.name().zh().length() <= LONGEST_NAME && person.name().en().length() <= LONGEST_NAME
                ? Optional.empty()
                : wrong("/name", "employee.name.long", "a name has at most " + LONGEST_NAME + " letters");
    }

    static Optional<Violation> pinyin(String number, PersonalData person) {
        return person.pinyin().length() <= LONGEST_NAME
                ? Optional.empty()
                : wrong("/pinyin", "employee.pinyin.long", "a pinyin has at most " + LONGEST_NAME + " letters");
    }

    static Optional<Violation> phone(String number, PersonalData person) {
        String phone = person.phone();
        return phone.isEmpty()
                        || PHONE.matcher(phone).matches()
                                && Phones.digits(phone).length() >= 3
                ? Optional.empty()
                : wrong(
                        "/phone",
                        "employee.phone.malformed",
                        "a phone is digits, with blanks, hyphens, brackets or a leading plus");
    }

    static Optional<Violation> email(String number, PersonalData person) {
        return person.email().isEmpty() || EMAIL.matcher(person.email()).matches()
                ? Optional.empty()
                : wrong("/email", "employee.email.malformed", "a mail address looks like name@example.com");
    }

    static Optional<Violation> idDocument(String number, PersonalData person) {
        return person.idDocument().length() <= 40
                ? Optional.empty()
                : wrong("/idDocument", "employee.id-document.long", "a document number has at most 40 signs");
    }

    /** A first day no computer or sheet invented: not before 1950, not more than two years ahead. */
    public static Optional<Violation> hiredOn(LocalDate hiredOn, LocalDate today) {
        return hiredOn.getYear() >= 1950 && !hiredOn.isAfter(today.plusYears(2))
                ? Optional.empty()
                : wrong(
                        "/hiredOn",
                        "employee.hired-on.impossible",
                        "a first day lies between 1950 and two years ahead, not on " + hiredOn);
    }

    /** A date of birth that may be somebody's who works. */
    public static Optional<Violation> birthDate(PersonalData person, LocalDate today) {
        return person.birthDate()
                .filter(born -> born.getYear() < 1900 || !born.isBefore(today))
                .flatMap(born -> wrong(
                        "/birthDate", "employee.birth-date.impossible", "a date of birth lies between 1900 and today"));
    }

    private static Optional<Violation> wrong(String pointer, String code, String detail) {
        return Optional.of(new Violation(pointer, code, detail));
    }
}
