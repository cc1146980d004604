package org.clockhouse.terminal.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.clockhouse.terminal.DeskReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskTranslationTest {

    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");

    @Test
    void fortyBitsOfATagKeepTheirVersionByte() {
        assertEquals(
                card(new CardNumber(Technology.EM125, 40, "62E3086CED")),
                reading(DeskRead.of(new Token("62e3086ced")).medium(Medium.EM4100)));
    }

    @Test
    void aUidKeepsTheOrderInWhichTheCardSendsIt() {
        assertEquals(
                card(new CardNumber(Technology.MIFARE, 32, "04A1B2C3")),
                reading(DeskRead.of(new Token("04a1b2c3")).medium(Medium.ISO14443)));
    }

    @ParameterizedTest
    @CsvSource({"029AEC07, 26, 24, 4D7603", "02E30D4C3D, 34, 32, 7186A61E"})
    void aWiegandFrameLosesItsParityAndNothingElse(String token, int bits, int data, String hex) {
        assertEquals(
                card(new CardNumber(Technology.WIEGAND, data, hex)),
                reading(DeskRead.of(new Token(token)).bits(bits).medium(Medium.WIEGAND)));
    }

    @Test
    void aWiegandFrameWithWrongParityIsAMisreading() {
        DeskReading reading =
                reading(DeskRead.of(new Token("029aec06")).bits(26).medium(Medium.WIEGAND));
        assertEquals(
                "card.parity",
                assertInstanceOf(DeskReading.Misreading.class, reading).code());
    }

    @Test
    void aNumberThatIsOnlyWrittenIsReadInEveryLikelyWay() {
        DeskReading.Card card = assertInstanceOf(DeskReading.Card.class, reading(DeskRead.written("0005076483")));
        assertEquals("004D7603", card.numbers().get(0).hex());
    }

    @Test
    void whatIsNoCardNumberSaysSo() {
        assertEquals(
                "card.unreadable",
                assertInstanceOf(DeskReading.Misreading.class, reading(DeskRead.written("HELLO!")))
                        .code());
        assertEquals(
                new DeskReading.Misreading(EIGHT, "card.damaged", "checksum"),
                reading(DeskRead.misread(Misread.DAMAGED, "checksum")));
    }

    private static DeskReading reading(DeskRead read) {
        return DeskTranslation.reading(read, EIGHT);
    }

    private static DeskReading card(CardNumber number) {
        return new DeskReading.Card(EIGHT, List.of(number));
    }
}
