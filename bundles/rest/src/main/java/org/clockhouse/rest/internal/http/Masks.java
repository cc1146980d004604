package org.clockhouse.rest.internal.http;

import java.util.List;
import java.util.Map;
import org.clockhouse.account.FieldMask;

/** What the caller sees covered or not at all, by {@code <thing>.<field>}. */
public record Masks(Map<String, FieldMask> fields) {

    public Masks {
        fields = Map.copyOf(fields);
    }

    /** The value as the caller may see it; null when it is empty or hidden. */
    public String show(String field, String value) {
        FieldMask mask = fields.get(field);
        if (value == null || value.isEmpty() || mask == FieldMask.HIDDEN) {
            return null;
        }
        return mask == FieldMask.COVERED ? covered(value) : value;
    }

    public boolean covers(String field) {
        return fields.containsKey(field);
    }

    /** What one does not see one does not overwrite. @param field such as {@code employee.phone} */
    public void requireSeen(String field, String pointer) {
        if (covers(field)) {
            throw new ProblemException(Problem.of(
                    ProblemType.DENIED,
                    "field.masked",
                    field + " is hidden from this account, so it cannot change it",
                    List.of(new Problem.FieldError(pointer, "field.masked", "hidden here"))));
        }
    }

    /** All but the last four characters; all of a short one, whose length stays secret too. */
    public static String covered(String value) {
        return value == null || value.length() < 6 ? "****" : "****" + value.substring(value.length() - 4);
    }
}
