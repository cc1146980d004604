package org.clockhouse.terminal.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.terminal.internal.call.FrameReader;

/** Whatever bytes come over a WebSocket: the same messages and the same end however they are cut. A Jazzer target. */
public final class FrameFuzz {

    private static final int LARGEST = 4_096;

    private FrameFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        List<String> whole = read(data, Math.max(1, data.length));
        List<String> cut = read(data, 3);
        if (!whole.equals(cut)) {
            throw new AssertionError(whole + " and " + cut);
        }
    }

    private static List<String> read(byte[] data, int pieces) {
        FrameReader reader = new FrameReader(LARGEST);
        List<String> got = new ArrayList<>();
        try {
            for (int at = 0; at < data.length; at += pieces) {
                ByteBuffer piece = ByteBuffer.wrap(data, at, Math.min(pieces, data.length - at));
                read(reader, piece, got);
            }
        } catch (FrameReader.Broken refused) {
            got.add("refused " + refused.code());
        }
        return got;
    }

    private static void read(FrameReader reader, ByteBuffer piece, List<String> got) throws FrameReader.Broken {
        while (true) {
            FrameReader.Got next = reader.read(piece);
            if (reader.held() > LARGEST) {
                throw new AssertionError("more is held than may be");
            }
            if (next == FrameReader.Got.NOTHING) {
                return;
            }
            got.add(next == FrameReader.Got.MESSAGE ? reader.message() : next.name());
        }
    }
}
