package org.clockhouse.driver.osdp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.osdp.Frame.Block;

/** A reader on a line: answers what it is asked, and can be worked and broken from outside. */
final class EmulatedReader {

    static final byte[] ID = HexFormat.of().parseHex("beba000000000000");

    private static final byte[] DEFAULT_KEY = HexFormat.of().parseHex("303132333435363738393a3b3c3d3e3f");
    private static final int HOLDS = 100;

    final int address;
    /** The base key it was given; none when null. */
    volatile byte[] key;

    volatile boolean takesDefaultKey;
    volatile boolean wantsChannel;
    volatile boolean knowsChannel = true;
    volatile boolean silent;
    /** Says who it is under its key only. */
    volatile boolean isShy;

    volatile int tamper;
    volatile int power;
    /** So many answers are lost on the line, and so many come damaged, or as busy. */
    volatile int lost;

    volatile int damaged;
    volatile int busy;

    private final Deque<Frame> events = new ArrayDeque<>();
    private final List<Frame> done = new ArrayList<>();
    private final Random random = new Random(4);
    private int last = -1;
    private byte[] lastAnswer;
    private Optional<SecureChannel> offered = Optional.empty();
    private Optional<SecureChannel> channel = Optional.empty();
    private Optional<SecureChannel> dropped = Optional.empty();
    private int executed;

    EmulatedReader(int address) {
        this.address = address;
    }

    synchronized void tell(int code, byte[] data) {
        events.addLast(new Frame(address, true, 0, Check.CRC, Block.NONE, code, Bytes.of(data)));
        if (events.size() > HOLDS) {
            events.removeFirst();
        }
    }

    /** Bits of a card, as text. */
    void present(String bits) {
        byte[] data = new byte[4 + (bits.length() + 7) / 8];
        data[2] = (byte) bits.length();
        data[3] = (byte) (bits.length() >> 8);
        for (int i = 0; i < bits.length(); i++) {
            if (bits.charAt(i) == '1') {
                data[4 + i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        tell(Codes.RAW, data);
    }

    void type(String keys) {
        byte[] data = new byte[2 + keys.length()];
        data[1] = (byte) keys.length();
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            data[2 + i] = (byte) (key == '*' ? 0x7f : key == '#' ? 0x0d : key);
        }
        tell(Codes.KEYPAD, data);
    }

    synchronized void forgetEvents() {
        events.clear();
    }

    /** As after a power cut: numbers and session keys are gone. */
    synchronized void restart() {
        last = -1;
        lastAnswer = null;
        channel = Optional.empty();
        offered = Optional.empty();
    }

    /** What it was told to do, the data in clear. */
    synchronized List<Frame> done(int code) {
        return done.stream().filter(frame -> frame.code() == code).toList();
    }

    synchronized boolean isSecure() {
        return channel.isPresent();
    }

    /** How many questions were carried out, repetitions not counted. */
    synchronized int executed() {
        return executed;
    }

    /** The packet it says on a packet, if it says any. */
    synchronized Optional<byte[]> hear(byte[] packet) {
        if (silent) {
            return Optional.empty();
        }
        Frame question;
        try {
            question = Frame.of(packet);
        } catch (DriverException e) {
            return Optional.empty();
        }
        if (question.isReply() || question.address() != address) {
            return Optional.empty();
        }
        if (busy > 0) {
            busy--;
            return Optional.of(Frame.command(address, question.check(), 0, 0, Bytes.NONE)
                    .reply(Codes.BUSY, Bytes.NONE)
                    .packet());
        }
        boolean isRepeated = question.sequence() != 0 && question.sequence() == last;
        byte[] answer = isRepeated ? lastAnswer : fresh(packet, question);
        if (lost > 0) {
            lost--;
            return Optional.empty();
        }
        if (damaged > 0) {
            damaged--;
            byte[] broken = answer.clone();
            broken[broken.length - 3] ^= 0x10;
            return Optional.of(broken);
        }
        return Optional.of(answer);
    }

    private byte[] fresh(byte[] packet, Frame question) {
        if (question.sequence() == 0) {
            channel = Optional.empty();
        } else if (last >= 0 ? question.sequence() != last % 3 + 1 : true) {
            return question.reply(Codes.NAK, Bytes.of(new byte[] {Codes.NAK_SEQUENCE}))
                    .packet();
        }
        last = question.sequence();
        lastAnswer = answer(packet, question);
        executed++;
        return lastAnswer;
    }

    private byte[] answer(byte[] packet, Frame question) {
        if (!question.block().isMacked()) {
            boolean isIntroduction = List.of(Codes.CHLNG, Codes.SCRYPT).contains(question.code())
                    || !isShy && List.of(Codes.ID, Codes.CAP).contains(question.code());
            return wantsChannel && !isIntroduction
                    ? nak(question, Codes.NAK_SECURITY).packet()
                    : plain(question).packet();
        }
        if (channel.isEmpty()) {
            return nak(question, Codes.NAK_SECURITY).with(Block.NONE).packet();
        }
        try {
            Frame said = channel.get().open(packet);
            byte[] sealed = channel.get().seal(plain(said).with(Block.NONE));
            if (dropped.isPresent()) {
                channel = Optional.empty();
                dropped = Optional.empty();
            }
            return sealed;
        } catch (DriverException e) {
            channel = Optional.empty();
            return nak(question, Codes.NAK_SECURITY).with(Block.NONE).packet();
        }
    }

    private static Frame nak(Frame question, int reason) {
        return question.reply(Codes.NAK, Bytes.of(new byte[] {(byte) reason}));
    }

    private Frame plain(Frame said) {
        byte[] data = said.data().toArray();
        return switch (said.code()) {
            case Codes.POLL -> event(said);
            case Codes.ID -> said.reply(Codes.PDID, bytes("beba fe 01 01 afbeadde 01 02 03"));
            case Codes.CAP -> said.reply(Codes.PDCAP, bytes("030100 040101 050101 060101 080100 090100"));
            case Codes.LSTAT -> said.reply(Codes.LSTATR, Bytes.of(new byte[] {(byte) tamper, (byte) power}));
            case Codes.LED, Codes.BUZ, Codes.TEXT -> {
                done.add(said);
                yield said.reply(Codes.ACK, Bytes.NONE);
            }
            case Codes.KEYSET -> {
                done.add(said);
                key = Arrays.copyOfRange(data, 2, data.length);
                dropped = channel;
                yield said.reply(Codes.ACK, Bytes.NONE);
            }
            case Codes.CHLNG -> challenged(said, data);
            case Codes.SCRYPT -> proved(said, data);
            default -> nak(said, Codes.NAK_COMMAND);
        };
    }

    private Frame event(Frame poll) {
        Frame event = events.pollFirst();
        return event == null ? poll.reply(Codes.ACK, Bytes.NONE) : poll.reply(event.code(), event.data());
    }

    private Frame challenged(Frame said, byte[] ours) {
        if (!knowsChannel) {
            return nak(said, Codes.NAK_NO_CHANNEL);
        }
        boolean isDefault = said.block().data().toArray()[0] == 0;
        byte[] base = isDefault ? DEFAULT_KEY : key;
        if (base == null || isDefault && !takesDefaultKey) {
            return nak(said, Codes.NAK_SECURITY);
        }
        byte[] theirs = new byte[8];
        random.nextBytes(theirs);
        offered = Optional.of(new SecureChannel(base, ours, theirs));
        byte[] data = Arrays.copyOf(ID, 32);
        System.arraycopy(theirs, 0, data, 8, 8);
        System.arraycopy(offered.get().clientCryptogram(), 0, data, 16, 16);
        return said.reply(Codes.CCRYPT, Bytes.of(data)).with(Block.of(SecureChannel.CLIENT, isDefault ? 0 : 1));
    }

    private Frame proved(Frame said, byte[] cryptogram) {
        if (offered.isEmpty() || !Arrays.equals(cryptogram, offered.get().serverCryptogram())) {
            return said.reply(Codes.RMAC_I, Bytes.of(new byte[16])).with(Block.of(SecureChannel.AGREED, 0xff));
        }
        channel = offered;
        offered = Optional.empty();
        return said.reply(Codes.RMAC_I, Bytes.of(channel.get().chain())).with(Block.of(SecureChannel.AGREED, 1));
    }

    private static Bytes bytes(String hex) {
        return Bytes.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
