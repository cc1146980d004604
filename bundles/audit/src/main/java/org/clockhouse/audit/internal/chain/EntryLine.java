package org.clockhouse.audit.internal.chain;

import java.util.Optional;

/** A sealed entry as a line of an export. */
final class EntryLine {

    private static final String BEGIN = "{\"content\":";
    private static final String AFTER = ",\"contentHash\":";

    private EntryLine() {}

    /**
     * The short way, for a line as {@link ExportWriter} writes it: if its content, character by character, has the content
     * hash, there is no need to look into it. Empty for any other line, which then goes the long way.
     */
    static Optional<Link> asWritten(String line) {
        int end = line.lastIndexOf(AFTER);
        if (!line.startsWith(BEGIN) || end < 0) {
            return Optional.empty();
        }
        String content = line.substring(BEGIN.length(), end);
        CheckpointJson.Fields rest = new CheckpointJson.Fields(JsonReader.object("{" + line.substring(end + 1)));
        if (!rest.text("kind").equals("entry") || !Chain.contentHash(content).equals(rest.text("contentHash"))) {
            return Optional.empty();
        }
        return Optional.of(new Link(
                rest.number("sequence"),
                () -> new CheckpointJson.Fields(JsonReader.object(content)).text("id"),
                true,
                rest.text("contentHash"),
                rest.text("previous"),
                rest.text("hash")));
    }

    static Link read(CheckpointJson.Fields line) {
        String id = id(line);
        String content = CanonicalJson.write(line.object("content"));
        return new Link(
                line.number("sequence"),
                () -> id,
                Chain.contentHash(content).equals(line.text("contentHash")),
                line.text("contentHash"),
                line.text("previous"),
                line.text("hash"));
    }

    /** @throws IllegalArgumentException if the content has none */
    static String id(CheckpointJson.Fields line) {
        return new CheckpointJson.Fields(line.object("content")).text("id");
    }
}
