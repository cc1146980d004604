package org.clockhouse.audit.internal.chain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.clockhouse.audit.Checkpoint;

/** A checkpoint as a line of JSON. */
public final class CheckpointJson {

    private CheckpointJson() {}

    public static String write(String company, Checkpoint checkpoint) {
        Map<String, Object> line = new HashMap<>();
        line.put("kind", "checkpoint");
        line.put("company", company);
        line.put("number", checkpoint.number());
        line.put("at", checkpoint.at().toString());
        line.put("sequence", checkpoint.sequence());
        line.put("hash", checkpoint.hash());
        line.put("previous", checkpoint.previous());
        line.put("signature", checkpoint.signature());
        return CanonicalJson.write(line);
    }

    /** @throws IllegalArgumentException if a field is missing or of another kind */
    public static Checkpoint read(Map<String, Object> line) {
        Fields fields = new Fields(line);
        return new Checkpoint(
                fields.number("number"),
                instant(fields.text("at")),
                fields.number("sequence"),
                fields.text("hash"),
                fields.text("previous"),
                fields.text("signature"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant", e);
        }
    }

    /** Typed access to a line. */
    record Fields(Map<String, Object> line) {

        String text(String name) {
            if (line.get(name) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("no text " + name);
        }

        long number(String name) {
            if (line.get(name) instanceof Long number) {
                return number;
            }
            throw new IllegalArgumentException("no whole number " + name);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> object(String name) {
            if (line.get(name) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            throw new IllegalArgumentException("no object " + name);
        }
    }
}
