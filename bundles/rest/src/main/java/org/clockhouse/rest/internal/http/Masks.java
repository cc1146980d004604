package org.clockhouse.rest.internal.http;

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

    /** All but the last four characters; all of a short one, whose length stays secret too. */
    public static String covered(String value) {
        return value == null || value.length() < 6 ? "****" : "****" + value.substring(value.length() - 4);
    }
}
