package org.clockhouse.registry.internal.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.PersonalData;

/**
 * A person as the audit shows them: phone and document masked to their last four, a mail address to its domain, of a date of birth
 * that there is one.
 */
final class EmployeeFields {

    private EmployeeFields() {}

    static AuditDraft entry(Actor actor, String action, Employee employee) {
        return AuditDraft.of(
                actor,
                action,
                "employee",
                employee.id().text(),
                employee.number() + " " + employee.name().any());
    }

    /** With before and after: masked values that look the same but differ are marked. */
    static AuditDraft changed(Actor actor, String action, Employee before, Employee after) {
        Map<String, Object> was = fields(before);
        Map<String, Object> is = fields(after);
        mark(was, is, "phone", before.person().phone(), after.person().phone());
        mark(was, is, "email", before.person().email(), after.person().email());
        mark(was, is, "idDocument", before.person().idDocument(), after.person().idDocument());
        mark(was, is, "birthDate", born(before), born(after));
        return entry(actor, action, after).changing(was, is);
    }

    static Map<String, Object> fields(Employee employee) {
        PersonalData person = employee.person();
        Map<String, Object> fields = new HashMap<>();
        fields.put("number", employee.number());
        fields.put("name.zh", person.name().zh());
        fields.put("name.en", person.name().en());
        fields.put("pinyin", person.pinyin());
        fields.put("gender", person.gender().name());
        fields.put("phone", masked(person.phone()));
        fields.put("email", maskedMail(person.email()));
        fields.put("idDocument", masked(person.idDocument()));
        fields.put("birthDate", employee.person().birthDate().isPresent() ? "····" : "");
        fields.put("site", employee.site().text());
        fields.put("department", employee.department().text());
        fields.put("position", employee.placement().position());
        fields.put("hiredOn", employee.hiredOn().toString());
        fields.put("endedOn", employee.endedOn().map(Object::toString).orElse(""));
        fields.values().removeIf(""::equals);
        return fields;
    }

    private static String born(Employee employee) {
        return employee.person().birthDate().map(Object::toString).orElse("");
    }

    static String masked(String secret) {
        if (secret.isEmpty()) {
            return "";
        }
        return secret.length() <= 4 ? "····" : "····" + secret.substring(secret.length() - 4);
    }

    /** First letter and domain. */
    private static String maskedMail(String mail) {
        return mail.isEmpty() ? "" : mail.substring(0, 1) + "····" + mail.substring(mail.indexOf('@'));
    }

    private static void mark(
            Map<String, Object> was, Map<String, Object> is, String field, String before, String after) {
        if (!before.equals(after) && Objects.equals(was.get(field), is.get(field))) {
            is.put(field, is.get(field) + " (other)");
        }
    }
}
