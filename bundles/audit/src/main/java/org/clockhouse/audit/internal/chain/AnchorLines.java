package org.clockhouse.audit.internal.chain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.audit.Checkpoint;

/** Checkpoints kept outside the database, one JSON object a line. */
public final class AnchorLines {

    private AnchorLines() {}

    /** Passes over a line torn by a power cut: the checkpoint in it is in the database or was never acknowledged. */
    public static Stream<Checkpoint> of(Stream<String> lines) {
        return lines.map(AnchorLines::read).flatMap(Optional::stream);
    }

    static List<Checkpoint> of(List<String> lines) {
        return of(lines.stream()).toList();
    }

    private static Optional<Checkpoint> read(String line) {
        try {
            return Optional.of(CheckpointJson.read(JsonReader.object(line)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
