package org.clockhouse.audit.spi;

import java.util.Map;
import org.clockhouse.audit.internal.chain.CanonicalJson;
import org.clockhouse.audit.internal.chain.JsonReader;

/** The fields of an entry as one text, for a column; read back they give the same hash. */
public final class FieldText {

    private FieldText() {}

    public static String of(Map<String, Object> fields) {
        return CanonicalJson.write(fields);
    }

    /** @throws IllegalArgumentException if the text is not what {@link #of} writes */
    public static Map<String, Object> read(String text) {
        return JsonReader.object(text);
    }
}
