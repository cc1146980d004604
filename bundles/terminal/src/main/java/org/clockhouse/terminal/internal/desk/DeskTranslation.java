package org.clockhouse.terminal.internal.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.number.Wiegand;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.DeskReading;

/** What a reader said, in the words of cards. Pure. */
final class DeskTranslation {

    private static final Map<Misread, String> CODES = Map.of(
            Misread.DAMAGED, "card.damaged",
            Misread.LENGTH, "card.length",
            Misread.ALPHABET, "card.alphabet",
            Misread.NO_NUMBER, "card.no-number",
            Misread.NOISE, "card.noise");
    private static final Map<Medium, Technology> TECHNOLOGIES = Map.of(
            Medium.EM4100, Technology.EM125,
            Medium.ISO14443, Technology.MIFARE);

    private DeskTranslation() {}

    static DeskReading reading(DeskRead read, Instant at) {
        if (read.misread().isPresent()) {
            return new DeskReading.Misreading(
                    at, CODES.getOrDefault(read.misread().get(), "card.unreadable"), read.detail());
        }
        try {
            List<CardNumber> numbers = read.token()
                    .map(token -> List.of(number(token, read)))
                    .orElseGet(() -> CardNumbers.read(read.text()));
            return numbers.isEmpty()
                    ? new DeskReading.Misreading(at, "card.unreadable", "what the reader wrote is no card number")
                    : new DeskReading.Card(at, numbers);
        } catch (Refused e) {
            return new DeskReading.Misreading(at, e.code(), e.getMessage());
        }
    }

    private static CardNumber number(Token token, DeskRead read) {
        if (read.medium() == Medium.WIEGAND) {
            CardNumber data = Wiegand.read(frame(token, read.bits())).number();
            return new CardNumber(Technology.WIEGAND, data.bits(), data.hex());
        }
        Technology technology = TECHNOLOGIES.getOrDefault(read.medium(), Technology.UNKNOWN);
        String hex = token.hex();
        return new CardNumber(technology, read.bits(), hex.substring(hex.length() - (read.bits() + 3) / 4));
    }

    /** The token's last bits, first bit first. */
    private static String frame(Token token, int bits) {
        StringBuilder all = new StringBuilder();
        for (byte part : token.bytes()) {
            all.append(Integer.toBinaryString(0x100 | part & 0xff), 1, 9);
        }
        return all.substring(all.length() - bits);
    }
}
