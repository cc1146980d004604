package org.clockhouse.driver.pcsc.reader;

import java.time.Duration;
import java.util.Optional;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.DeskReader;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** One reader. The library waits in native code that nothing interrupts, so every wait is cut into short ones. */
final class PcscReader implements DeskReader {

    private static final long SLICE_MILLIS = 200;

    private final CardTerminal terminal;
    private boolean held;
    private volatile boolean closed;

    PcscReader(CardTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<DeskRead> next(Duration within) throws DriverException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            while (true) {
                check();
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                long slice = Math.min(SLICE_MILLIS, left);
                if (held) {
                    held = !terminal.waitForCardAbsent(slice);
                } else if (terminal.waitForCardPresent(slice)) {
                    held = true;
                    return Optional.of(read());
                }
            }
        } catch (CardException e) {
            check();
            throw gone(e);
        }
    }

    /** A card that is taken away too soon is no fault of the reader; whether that is there, the next wait shows. */
    private DeskRead read() throws DriverException {
        try {
            Card card = terminal.connect("*");
            try {
                byte[] answer = card.getBasicChannel()
                        .transmit(new CommandAPDU(Apdus.getUid()))
                        .getBytes();
                return Apdus.uid(answer, card.getATR().getBytes());
            } finally {
                card.disconnect(false);
            }
        } catch (CardException e) {
            if (String.valueOf(e.getCause()).contains("SHARING_VIOLATION")) {
                throw new DriverException(Fault.UNREACHABLE, "another program holds the card in the reader", e);
            }
            return DeskRead.misread(Misread.DAMAGED, "the card was taken away too soon, or does not answer");
        }
    }

    private void check() throws DriverException, InterruptedException {
        if (closed) {
            throw new DriverException(Fault.UNREACHABLE, "the reader was let go");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    static DriverException gone(Exception cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new DriverException(Fault.UNREACHABLE, "the reader is gone: " + reason.getMessage(), cause);
    }

    @Override
    public void close() {
        closed = true;
    }
}
