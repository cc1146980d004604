package org.clockhouse.audit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.clockhouse.audit.Checkpoint;
import org.clockhouse.audit.internal.chain.AnchorLines;
import org.clockhouse.audit.internal.chain.CheckpointJson;
import org.clockhouse.kernel.OrgId;

/**
 * Copies of the signed checkpoints outside the database, one file a company. A database that was cut short or put back to
 * an older copy does not reach as far as they do.
 */
record CheckpointFiles(Path directory) {

    /** Synced before this returns. Begins a new line first, in case the last one was torn by a power cut. */
    void append(OrgId org, Checkpoint checkpoint) throws IOException {
        Files.createDirectories(directory);
        String line = CheckpointJson.write(org.text(), checkpoint) + "\n";
        try (FileChannel channel = FileChannel.open(
                file(org), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            String text = endsLine(channel) ? line : "\n" + line;
            channel.position(channel.size());
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** In the order they were signed. To be closed. */
    Stream<Checkpoint> read(OrgId org) {
        try {
            return Files.exists(file(org)) ? AnchorLines.of(Files.lines(file(org))) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoints kept beside the database", e);
        }
    }

    /** How many there are now; asked before the head of the trail, so that one signed meanwhile is not looked for. */
    long count(OrgId org) {
        try (Stream<Checkpoint> all = read(org)) {
            return all.count();
        }
    }

    private static boolean endsLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }

    private Path file(OrgId org) {
        return directory.resolve("checkpoints-" + org.text() + ".ndjson");
    }
}
