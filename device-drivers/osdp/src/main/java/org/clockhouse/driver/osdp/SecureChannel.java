package org.clockhouse.driver.osdp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.osdp.Frame.Block;

/**
 * The keys of one session and its chain of MACs: each packet is bound to the one before it, which went the other way. Both ends
 * use it alike. A packet that does not fit leaves the chain as it was, so that the right one can still come.
 */
final class SecureChannel {

    /** Security blocks of the four steps of the handshake, and of what follows. */
    static final int CHALLENGE = 0x11;

    static final int CLIENT = 0x12;
    static final int SERVER = 0x13;
    static final int AGREED = 0x14;
    static final int COMMAND = 0x15;
    static final int REPLY = 0x16;
    static final int COMMAND_ENCRYPTED = 0x17;
    static final int REPLY_ENCRYPTED = 0x18;

    private static final int BLOCK = 16;
    private static final int RANDOM_USED = 6;
    private static final byte PAD = (byte) 0x80;

    private final byte[] encryption;
    private final byte[] firstMac;
    private final byte[] lastMac;
    private final byte[] clientCryptogram;
    private final byte[] serverCryptogram;
    private byte[] chain;

    /**
     * @param scbk the base key of the reader
     * @param ours eight random bytes of the panel
     * @param theirs eight random bytes of the reader
     */
    SecureChannel(byte[] scbk, byte[] ours, byte[] theirs) {
        encryption = sessionKey(scbk, 0x82, ours);
        firstMac = sessionKey(scbk, 0x01, ours);
        lastMac = sessionKey(scbk, 0x02, ours);
        clientCryptogram = ecb(encryption, joined(ours, theirs));
        serverCryptogram = ecb(encryption, joined(theirs, ours));
        chain = ecb(lastMac, ecb(firstMac, serverCryptogram));
    }

    private static byte[] sessionKey(byte[] scbk, int purpose, byte[] random) {
        byte[] block = new byte[BLOCK];
        block[0] = 1;
        block[1] = (byte) purpose;
        System.arraycopy(random, 0, block, 2, RANDOM_USED);
        return ecb(scbk, block);
    }

    /** The key of one reader, where all keys of a site are made from one master key. */
    static byte[] diversified(byte[] master, byte[] readerId) {
        byte[] turned = new byte[readerId.length];
        for (int i = 0; i < readerId.length; i++) {
            turned[i] = (byte) ~readerId[i];
        }
        return ecb(master, joined(readerId, turned));
    }

    /** What only a reader with the key can say. */
    byte[] clientCryptogram() {
        return clientCryptogram.clone();
    }

    /** What only a panel with the key can say. */
    byte[] serverCryptogram() {
        return serverCryptogram.clone();
    }

    /** At the start, what the reader says to show that it agrees. */
    byte[] chain() {
        return chain.clone();
    }

    /** The packet with its data encrypted and its MAC. */
    byte[] seal(Frame plain) {
        boolean isPlain = plain.data().size() == 0;
        int type = isPlain ? COMMAND : COMMAND_ENCRYPTED;
        Frame sealed = plain.with(Block.of(plain.isReply() ? type + 1 : type));
        if (!isPlain) {
            sealed = sealed.with(Bytes.of(cbc(
                    Cipher.ENCRYPT_MODE,
                    encryption,
                    inverted(chain),
                    padded(plain.data().toArray()))));
        }
        byte[] packet = sealed.packet();
        int end = packet.length - plain.check().size() - Frame.MAC;
        byte[] mac = mac(packet, end);
        System.arraycopy(mac, 0, packet, end, Frame.MAC);
        plain.check().write(packet);
        chain = mac;
        return packet;
    }

    /** What a packet says; garbled when it is not the one that follows. */
    Frame open(byte[] packet) throws DriverException {
        Frame sealed = Frame.of(packet);
        int type = sealed.block().type();
        boolean isMine = sealed.isReply()
                ? type == REPLY || type == REPLY_ENCRYPTED
                : type == COMMAND || type == COMMAND_ENCRYPTED;
        if (!isMine) {
            throw new DriverException(Fault.GARBLED, "a packet came outside the secure channel");
        }
        int end = packet.length - sealed.check().size() - Frame.MAC;
        byte[] mac = mac(packet, end);
        if (!MessageDigest.isEqual(Arrays.copyOf(mac, Frame.MAC), Arrays.copyOfRange(packet, end, end + Frame.MAC))) {
            throw new DriverException(Fault.GARBLED, "a packet has a wrong MAC");
        }
        Bytes data = type == REPLY_ENCRYPTED || type == COMMAND_ENCRYPTED ? decrypted(sealed.data()) : sealed.data();
        chain = mac;
        return sealed.with(data);
    }

    private Bytes decrypted(Bytes data) throws DriverException {
        if (data.size() % BLOCK != 0) {
            throw new DriverException(Fault.GARBLED, "encrypted data end within a block");
        }
        byte[] plain = cbc(Cipher.DECRYPT_MODE, encryption, inverted(chain), data.toArray());
        int end = plain.length;
        while (end > 0 && plain[end - 1] == 0) {
            end--;
        }
        if (end > 0 && plain[end - 1] != PAD) {
            throw new DriverException(Fault.GARBLED, "encrypted data have no end");
        }
        return Bytes.of(plain, 0, Math.max(0, end - 1));
    }

    private byte[] mac(byte[] packet, int end) {
        byte[] said = Arrays.copyOf(packet, end);
        byte[] blocks = end % BLOCK == 0 ? said : padded(said);
        int last = blocks.length - BLOCK;
        byte[] before = chain;
        if (last > 0) {
            byte[] first = cbc(Cipher.ENCRYPT_MODE, firstMac, chain, Arrays.copyOf(blocks, last));
            before = Arrays.copyOfRange(first, last - BLOCK, last);
        }
        return cbc(Cipher.ENCRYPT_MODE, lastMac, before, Arrays.copyOfRange(blocks, last, blocks.length));
    }

    private static byte[] padded(byte[] data) {
        byte[] padded = Arrays.copyOf(data, (data.length / BLOCK + 1) * BLOCK);
        padded[data.length] = PAD;
        return padded;
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inverted[i] = (byte) ~bytes[i];
        }
        return inverted;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] ecb(byte[] key, byte[] block) {
        return cbc(Cipher.ENCRYPT_MODE, key, new byte[BLOCK], block);
    }

    private static byte[] cbc(int mode, byte[] key, byte[] start, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
