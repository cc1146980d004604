package org.clockhouse.driver.osdp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.UnreadableRow.Reason;

/**
 * What is presented to a reader becomes rows of its log, with the time at which it was heard of: readers have no clock. Keys are
 * collected until the enter key, also over a line that breaks meanwhile: half a number may be somebody else's. A card in between, or
 * a pause, begins anew.
 */
final class Presentations {

    private static final Duration TYPING = Duration.ofSeconds(10);
    private static final int LONGEST_PIN = 16;
    /** As the standard codes the keys # and *, and as some keypads send them: as the letters that they are. */
    private static final Set<Integer> ENTER = Set.of(0x0d, (int) '#');

    private static final Set<Integer> CLEAR = Set.of(0x7f, (int) '*');
    private static final int RAW_HEAD = 4;
    private static final int FORMATTED_HEAD = 3;
    private static final int KEYS_HEAD = 2;
    private static final int WITH_PARITY = 1;

    private final ReaderLog log;
    private final StringBuilder keys = new StringBuilder();
    private Instant lastKey = Instant.MIN;
    private boolean isOpen;
    private Instant now = Instant.MIN;
    private boolean isReversed;

    Presentations(ReaderLog log) {
        this.log = log;
    }

    /**
     * @param heard when
     * @param reversed whether the reader sends the last byte of a card first
     */
    synchronized void take(Frame answer, Instant heard, boolean reversed) {
        now = heard;
        isReversed = reversed;
        byte[] data = answer.data().toArray();
        switch (answer.code()) {
            case Codes.RAW -> card(answer.data(), data.length < RAW_HEAD ? Optional.empty() : raw(data));
            case Codes.FMT -> card(answer.data(), data.length < FORMATTED_HEAD ? Optional.empty() : formatted(data));
            case Codes.KEYPAD -> typed(data);
            case Codes.LSTATR -> status(data);
            default -> {
                // An empty answer, or one that is no news of people.
            }
        }
    }

    /**
     * A reader says by itself when its housing is opened; that it stands open is seen at the next visit too. Some say it again and
     * again.
     */
    private void status(byte[] data) {
        boolean wasOpen = isOpen;
        isOpen = data.length > 0 && data[0] != 0;
        if (isOpen && !wasOpen) {
            LocalDateTime reading = reading(now);
            log.add(
                    now,
                    (page, id) -> page.event(TerminalEvent.builder(id.recordId(), Kind.TAMPERED)
                            .clockReading(reading)
                            .build()));
        }
    }

    private static LocalDateTime reading(Instant now) {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private Optional<Token> raw(byte[] data) {
        int bits = data[2] & 0xff | (data[3] & 0xff) << 8;
        int end = Math.min(data.length, RAW_HEAD + (bits + 7) / 8);
        byte[] leftAligned = Arrays.copyOfRange(data, RAW_HEAD, end);
        return CardBits.token(leftAligned, bits, data[1] == WITH_PARITY, isReversed);
    }

    private Optional<Token> formatted(byte[] data) {
        String digits = new String(data, FORMATTED_HEAD, data.length - FORMATTED_HEAD, StandardCharsets.US_ASCII);
        boolean isBackwards = data[1] != 0;
        return digits.length() == (data[2] & 0xff)
                ? CardBits.token(
                        isBackwards ? new StringBuilder(digits).reverse().toString() : digits, isReversed)
                : Optional.empty();
    }

    private void card(Bytes record, Optional<Token> token) {
        keys.setLength(0);
        token.ifPresentOrElse(
                read -> punch(CredentialKind.CARD, Method.CARD, read, record),
                () -> log.add(
                        now,
                        (page, id) -> page.unreadable(
                                UnreadableRow.of(id.recordId(), Reason.CORRUPT, "bits of a card were lost", record)
                                        .at(id.number()))));
    }

    private void typed(byte[] data) {
        if (lastKey.isBefore(now.minus(TYPING))) {
            keys.setLength(0);
        }
        lastKey = now;
        int end = data.length < KEYS_HEAD ? 0 : Math.min(data.length, KEYS_HEAD + (data[1] & 0xff));
        for (int i = KEYS_HEAD; i < end; i++) {
            key(data[i]);
        }
    }

    private void key(int key) {
        if (ENTER.contains(key) && keys.length() > 0) {
            Token pin = Token.of(keys.toString().getBytes(StandardCharsets.US_ASCII));
            keys.setLength(0);
            punch(CredentialKind.PIN, Method.PIN, pin, Bytes.NONE);
        } else if (CLEAR.contains(key)) {
            keys.setLength(0);
        } else if (key >= '0' && key <= '9' && keys.length() < LONGEST_PIN) {
            keys.append((char) key);
        }
    }

    private void punch(CredentialKind kind, Method method, Token token, Bytes record) {
        LocalDateTime reading = reading(now);
        log.add(
                now,
                (page, id) -> page.punch(RawPunch.builder(id.recordId(), reading, new Subject.Presented(kind, token))
                        .method(method, "")
                        .row(id.number())
                        .raw(record)
                        .build()));
    }
}
