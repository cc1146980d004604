package org.clockhouse.terminal.internal.call;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frames of a WebSocket (RFC 6455, the server's side, without extensions) as whole messages, however they are cut, and
 * whether they call themselves text or bytes. Knows nothing of sockets.
 */
public final class FrameReader {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL = 1002;
    static final int NOT_UTF8 = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;
    static final int TRY_LATER = 1013;

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 14;
    private static final int LONGEST_CONTROL = 125;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int RESERVED = 0x70;

    /** What came whole. */
    public enum Got {
        NOTHING,
        MESSAGE,
        PING,
        PONG,
        CLOSE
    }

    /** The other end breaks the rules: the line is ended with this code. */
    public static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;

        Broken(int code) {
            super("WebSocket frame refused with " + code);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private final int largest;
    private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);
    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final ByteArrayOutputStream control = new ByteArrayOutputStream();
    private final byte[] mask = new byte[4];
    private boolean inFrame;
    private boolean inMessage;
    private boolean last;
    private int opcode;
    private long left;
    private int unmasked;

    public FrameReader(int largest) {
        this.largest = largest;
    }

    /** What a server proves its understanding with. */
    static String accept(String key) {
        try {
            byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    static ByteBuffer text(String text) {
        return frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    static ByteBuffer ping() {
        return frame(9, new byte[0]);
    }

    static ByteBuffer pong(byte[] content) {
        return frame(10, content);
    }

    static ByteBuffer close(int code) {
        return frame(8, new byte[] {(byte) (code >> 8), (byte) code});
    }

    private static ByteBuffer frame(int opcode, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 10);
        frame.put((byte) (FINAL | opcode));
        if (content.length <= LONGEST_CONTROL) {
            frame.put((byte) content.length);
        } else if (content.length <= 0xffff) {
            frame.put((byte) 126).putShort((short) content.length);
        } else {
            frame.put((byte) 127).putLong(content.length);
        }
        return frame.put(content).flip();
    }

    /** Eats from the bytes until something is whole or nothing is left. */
    public Got read(ByteBuffer bytes) throws Broken {
        while (true) {
            if (!inFrame && !readHead(bytes)) {
                return Got.NOTHING;
            }
            readContent(bytes);
            if (left > 0) {
                return Got.NOTHING;
            }
            inFrame = false;
            if (opcode >= 8) {
                return opcode == 8 ? Got.CLOSE : opcode == 9 ? Got.PING : Got.PONG;
            }
            if (last) {
                inMessage = false;
                return Got.MESSAGE;
            }
        }
    }

    /** Bytes held of a message that is not whole yet, or was not taken. */
    public int held() {
        return message.size();
    }

    /** Whether a message or frame has begun and is not whole. */
    boolean isWithin() {
        return inMessage || inFrame || head.position() > 0;
    }

    /** The message that came whole, once; nothing is held of it afterwards. */
    public String message() throws Broken {
        ByteBuffer whole = ByteBuffer.wrap(message.toByteArray());
        message = new ByteArrayOutputStream();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(whole).toString();
        } catch (CharacterCodingException e) {
            throw new Broken(NOT_UTF8);
        }
    }

    /** What the ping, pong or close carried. */
    byte[] content() {
        return control.toByteArray();
    }

    private boolean readHead(ByteBuffer bytes) throws Broken {
        while (bytes.hasRemaining()) {
            head.put(bytes.get());
            if (head.position() == headLength()) {
                begin();
                return true;
            }
        }
        return false;
    }

    /** As far as is known; the mask is always there. */
    private int headLength() {
        if (head.position() < 2) {
            return 2 + 4;
        }
        int stated = head.get(1) & 0x7f;
        return 2 + 4 + (stated == 127 ? 8 : stated == 126 ? 2 : 0);
    }

    private void begin() throws Broken {
        int first = head.get(0) & 0xff;
        int second = head.get(1) & 0xff;
        last = (first & FINAL) != 0;
        int kind = first & 0x0f;
        int stated = second & 0x7f;
        left = stated == 127 ? head.getLong(2) : stated == 126 ? head.getShort(2) & 0xffff : stated;
        head.get(head.position() - 4, mask);
        head.clear();
        require((first & RESERVED) == 0 && (second & MASKED) != 0 && left >= 0, PROTOCOL);
        if (kind >= 8) {
            require(kind <= 10 && last && left <= LONGEST_CONTROL, PROTOCOL);
            control.reset();
        } else {
            require(inMessage ? kind == 0 : kind == 1 || kind == 2, PROTOCOL);
            require(left <= largest - message.size(), TOO_BIG);
            inMessage = true;
        }
        opcode = kind;
        unmasked = 0;
        inFrame = true;
    }

    private void readContent(ByteBuffer bytes) {
        int count = (int) Math.min(left, bytes.remaining());
        byte[] part = new byte[count];
        bytes.get(part);
        for (int i = 0; i < count; i++) {
            part[i] ^= mask[unmasked++ & 3];
        }
        (opcode >= 8 ? control : message).write(part, 0, count);
        left -= count;
    }

    private static void require(boolean kept, int otherwise) throws Broken {
        if (!kept) {
            throw new Broken(otherwise);
        }
    }
}
