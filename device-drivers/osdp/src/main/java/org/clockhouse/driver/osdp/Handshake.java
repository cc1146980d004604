package org.clockhouse.driver.osdp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.osdp.Frame.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Agrees on a secure channel with a reader, and gives it its key where it has another one. */
final class Handshake {

    private static final Logger log = LoggerFactory.getLogger(Handshake.class);

    private static final int RANDOM = 8;
    private static final int CRYPTOGRAM = 16;
    private static final byte[] NEW_KEY = {1, CRYPTOGRAM};

    private final Conversation reader;
    private final OsdpSettings settings;
    private final SecureRandom random = new SecureRandom();

    Handshake(Conversation reader, OsdpSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /** The key it is to have; else one that it had before, or none yet, and then it is given the right one. Never in clear. */
    void agree(ReaderKey wanted) throws DriverException, InterruptedException {
        if (begin(wanted).isPresent()) {
            return;
        }
        for (ReaderKey before : settings.earlierKeys()) {
            Optional<byte[]> readerId = begin(before);
            if (readerId.isPresent()) {
                give(wanted, readerId.get());
                return;
            }
        }
        throw new DriverException(
                Fault.MISCONFIGURED,
                "the reader answers, but has another key" + (settings.isInstalling() ? "" : " or none yet"));
    }

    private void give(ReaderKey wanted, byte[] readerId) throws DriverException, InterruptedException {
        Frame answer = reader.ask(Codes.KEYSET, Bytes.of(SecureChannel.joined(NEW_KEY, wanted.scbk(readerId))));
        if (answer.code() != Codes.ACK) {
            throw new DriverException(Fault.MISCONFIGURED, "the reader does not take a new key");
        }
        log.info("A reader was given its key");
        if (begin(wanted).isEmpty()) {
            throw new DriverException(Fault.MISCONFIGURED, "the reader took its new key and does not use it");
        }
    }

    /**
     * The challenge must not be the first question: the first is carried out again when it is repeated, and a reader with a slow
     * line would have made new random bytes by then, and seem to have another key.
     *
     * @return the eight bytes that the reader says of itself; empty when it has not this key
     */
    private Optional<byte[]> begin(ReaderKey key) throws DriverException, InterruptedException {
        reader.restart();
        reader.ask(Codes.ID, Bytes.of(new byte[1]));
        byte[] ours = new byte[RANDOM];
        random.nextBytes(ours);
        Frame answer = reader.ask(Codes.CHLNG, Block.of(SecureChannel.CHALLENGE, key.kind()), Bytes.of(ours));
        if (Conversation.isNak(answer, Codes.NAK_NO_CHANNEL) || Conversation.isNak(answer, Codes.NAK_COMMAND)) {
            throw new DriverException(Fault.MISCONFIGURED, "the reader knows no secure channel");
        }
        if (Conversation.isNak(answer)) {
            return Optional.empty();
        }
        byte[] data = answer.data().toArray();
        if (answer.code() != Codes.CCRYPT || data.length != 2 * RANDOM + CRYPTOGRAM) {
            throw new DriverException(Fault.GARBLED, "the reader answers a challenge with something else");
        }
        byte[] readerId = Arrays.copyOf(data, RANDOM);
        SecureChannel channel =
                new SecureChannel(key.scbk(readerId), ours, Arrays.copyOfRange(data, RANDOM, 2 * RANDOM));
        byte[] proof = Arrays.copyOfRange(data, 2 * RANDOM, data.length);
        return MessageDigest.isEqual(proof, channel.clientCryptogram()) && prove(key, channel)
                ? Optional.of(readerId)
                : Optional.empty();
    }

    private boolean prove(ReaderKey key, SecureChannel channel) throws DriverException, InterruptedException {
        Frame answer = reader.ask(
                Codes.SCRYPT, Block.of(SecureChannel.SERVER, key.kind()), Bytes.of(channel.serverCryptogram()));
        if (answer.code() != Codes.RMAC_I
                || !answer.block().equals(Block.of(SecureChannel.AGREED, 1))
                || !MessageDigest.isEqual(answer.data().toArray(), channel.chain())) {
            return false;
        }
        reader.secure(channel);
        return true;
    }
}
