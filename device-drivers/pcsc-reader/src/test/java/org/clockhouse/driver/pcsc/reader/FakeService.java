package org.clockhouse.driver.pcsc.reader;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/** The JDK's smart-card interface with one reader behind it, in memory. A card goes when it was read. */
final class FakeService extends CardTerminals {

    private final Deque<String> cards = new ArrayDeque<>();
    private boolean read;
    private boolean pulled;

    synchronized void present(String answer) {
        cards.addLast(answer);
        notifyAll();
    }

    synchronized void pull() {
        pulled = true;
        notifyAll();
    }

    @Override
    public synchronized List<CardTerminal> list(State state) {
        return pulled ? List.of() : List.of(new Reader());
    }

    @Override
    public boolean waitForChange(long timeout) {
        throw new UnsupportedOperationException("not used");
    }

    private synchronized boolean await(boolean present, long millis) throws CardException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (true) {
            if (pulled) {
                throw new CardException("SCARD_E_READER_UNAVAILABLE");
            }
            if (!present && read) {
                cards.removeFirst();
                read = false;
                return true;
            }
            if (cards.isEmpty() != present) {
                return true;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                // As the native call: it goes on, and the flag stays for whoever looks.
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private synchronized byte[] answer() {
        read = true;
        return HexFormat.of().parseHex(cards.getFirst());
    }

    private final class Reader extends CardTerminal {

        @Override
        public String getName() {
            return "ACS ACR122U 00 00";
        }

        @Override
        public Card connect(String protocol) {
            return new Held();
        }

        @Override
        public boolean isCardPresent() {
            return !cards.isEmpty();
        }

        @Override
        public boolean waitForCardPresent(long timeout) throws CardException {
            return await(true, timeout);
        }

        @Override
        public boolean waitForCardAbsent(long timeout) throws CardException {
            return await(false, timeout);
        }
    }

    private final class Held extends Card {

        @Override
        public ATR getATR() {
            return new ATR(HexFormat.of().parseHex(ApdusTest.ULTRALIGHT));
        }

        @Override
        public String getProtocol() {
            return "T=1";
        }

        @Override
        public CardChannel getBasicChannel() {
            return new Channel(this);
        }

        @Override
        public CardChannel openLogicalChannel() {
            throw new UnsupportedOperationException("not used");
        }

        @Override
        public void beginExclusive() {
            throw new UnsupportedOperationException("not used");
        }

        @Override
        public void endExclusive() {
            throw new UnsupportedOperationException("not used");
        }

        @Override
        public byte[] transmitControlCommand(int controlCode, byte[] command) {
            throw new UnsupportedOperationException("not used");
        }

        @Override
        public void disconnect(boolean reset) {
            // The card stays in the field.
        }
    }

    private final class Channel extends CardChannel {

        private final Card card;

        Channel(Card card) {
            this.card = card;
        }

        @Override
        public Card getCard() {
            return card;
        }

        @Override
        public int getChannelNumber() {
            return 0;
        }

        @Override
        public ResponseAPDU transmit(CommandAPDU command) {
            return new ResponseAPDU(answer());
        }

        @Override
        public int transmit(ByteBuffer command, ByteBuffer response) {
            throw new UnsupportedOperationException("not used");
        }

        @Override
        public void close() {
            // The basic channel is never closed.
        }
    }
}
