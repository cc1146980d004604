package org.clockhouse.terminal.internal.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.clockhouse.terminal.internal.call.FrameReader.Broken;
import org.clockhouse.terminal.internal.call.FrameReader.Got;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 6455, 1.3 and 5.7, and what a client must not do. */
class FrameReaderTest {

    private static final String HELLO = "81 85 37fa213d 7f9f4d5158";

    private final FrameReader reader = new FrameReader(1_000);

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private List<String> read(String hex, int pieces) throws Broken {
        byte[] all = bytes(hex);
        List<String> got = new ArrayList<>();
        for (int at = 0; at < all.length; at += pieces) {
            ByteBuffer piece = ByteBuffer.wrap(all, at, Math.min(pieces, all.length - at));
            for (Got next = reader.read(piece); next != Got.NOTHING; next = reader.read(piece)) {
                got.add(next == Got.MESSAGE ? reader.message() : next + " " + new String(reader.content()));
            }
        }
        return got;
    }

    @Test
    void theHandshakeOfTheStandard() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", FrameReader.accept("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "100"})
    void aMessageIsWholeHoweverItIsCut(int pieces) throws Broken {
        assertEquals(List.of("Hello", "Hello"), read(HELLO + HELLO, pieces));
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "100"})
    void fragmentsAreJoinedAroundAPing(int pieces) throws Broken {
        String first = "01 83 00000000 48656c";
        String ping = "89 85 37fa213d 7f9f4d5158";
        String rest = "80 82 00000000 6c6f";
        assertEquals(List.of("PING Hello", "Hello"), read(first + ping + rest, pieces));
    }

    @Test
    void longerLengthsAreRead() throws Broken {
        String content = "41".repeat(200);
        assertEquals(List.of("A".repeat(200)), read("81 fe 00c8 00000000" + content, 7));
        assertEquals(List.of("A".repeat(200)), read("81 ff 00000000000000c8 00000000" + content, 7));
        assertEquals(List.of(""), read("81 80 00000000", 1));
    }

    /** A terminal whose library sends everything as bytes says the same. */
    @Test
    void textThatIsSentAsBytesIsRead() throws Broken {
        assertEquals(List.of("AB"), read("82 82 00000000 4142", 1));
        assertEquals(List.of("AB"), read("02 81 00000000 41 80 81 00000000 42", 3));
    }

    @Test
    void whatAServerSaysIsUnmasked() {
        assertArrayEquals(bytes("81 05 48656c6c6f"), rest(FrameReader.text("Hello")));
        assertArrayEquals(bytes("88 02 03ea"), rest(FrameReader.close(1002)));
        assertArrayEquals(bytes("8a 01 41"), rest(FrameReader.pong(new byte[] {'A'})));
        assertEquals(4 + 300, rest(FrameReader.text("x".repeat(300))).length);
        assertEquals(10 + 70_000, rest(FrameReader.text("x".repeat(70_000))).length);
    }

    private static byte[] rest(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "81 05 48656c6c6f00, 1002, not masked",
        "c1 85 37fa213d 7f9f4d5158, 1002, a reserved bit",
        "83 80 00000000, 1002, an unknown kind",
        "8b 80 00000000, 1002, an unknown control",
        "09 80 00000000, 1002, a control in fragments",
        "89 fe 007e 00000000, 1002, a long control",
        "80 80 00000000, 1002, a continuation of nothing",
        "01 80 00000000 81 80 00000000, 1002, a message within a message",
        "01 80 00000000 82 80 00000000, 1002, bytes within a message",
        "82 82 00000000 c328, 1007, bytes that are no UTF-8",
        "81 fe 03e9 00000000, 1009, too long at once",
        "01 fe 03e8 00000000 , 0, as long as may be",
        "81 ff 7fffffffffffffff 00000000, 1009, absurdly long",
        "81 ff ffffffffffffffff 00000000, 1002, a negative length",
        "81 82 00000000 c328, 1007, no UTF-8"
    })
    void whoBreaksTheRulesIsRefused(String hex, int code, String why) throws Broken {
        if (code == 0) {
            read(hex, 100);
        } else {
            assertEquals(
                    code, assertThrows(Broken.class, () -> read(hex, 100), why).code());
        }
    }

    @Test
    void fragmentsTogetherMayNotBeTooLongEither() throws Broken {
        read("01 fe 03e8 00000000" + "41".repeat(1_000), 100);
        assertEquals(
                1009,
                assertThrows(Broken.class, () -> read("80 81 00000000 41", 100)).code());
    }
}
