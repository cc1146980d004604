package org.clockhouse.credential.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.clockhouse.kernel.Refused;
import org.junit.jupiter.api.Test;

/** The vectors of card-numbers.md, bit by bit. */
class WiegandTest {

    @Test
    void framesOf26BitsAreThoseOfTheTable() {
        assertFrame(Wiegand.W26, 77, 30211, "10100110101110110000000111", "A6BB01C0");
        assertFrame(Wiegand.W26, 0, 1, "00000000000000000000000010", "00000080");
        assertFrame(Wiegand.W26, 255, 65535, "01111111111111111111111111", "7FFFFFC0");
        assertFrame(Wiegand.W26, 118, 5076, "00111011000010011110101001", "3B09EA40");
    }

    @Test
    void framesOf34BitsAreThoseOfTheTable() {
        assertFrame(Wiegand.W34, 0, 74131474L, "0000001000110101100101000000100101", "0235940940");
        assertFrame(Wiegand.W34, 0, 1904649758L, "1011100011000011010100110000111101", "B8C3530F40");
        assertEquals(
                "046B2812",
                Wiegand.read("0000001000110101100101000000100101").number().hex());
        assertEquals(
                "7186A61E",
                Wiegand.read("1011100011000011010100110000111101").number().hex());
    }

    @Test
    void aFrameOf26BitsIsTheLow24BitsOfTheCard() {
        Wiegand.Frame frame = Wiegand.read("10100110101110110000000111");
        assertEquals(Optional.of(77), frame.facility());
        assertEquals(30211, frame.card());
        assertEquals(
                CardNumbers.Fit.EXACT,
                CardNumbers.fit(frame.number(), CardNumbers.parse("077,30211", CardFormat.FACILITY_3_5)));
    }

    @Test
    void everyFlippedBitOfAFrameWithParityOverAllIsNoticed() {
        for (Wiegand layout : new Wiegand[] {Wiegand.W26, Wiegand.W34, Wiegand.W35, Wiegand.W58}) {
            String frame = layout.encode(0, 12345);
            for (int bit = 0; bit < frame.length(); bit++) {
                char[] flipped = frame.toCharArray();
                flipped[bit] = flipped[bit] == '0' ? '1' : '0';
                Refused refused =
                        assertThrows(Refused.class, () -> layout.decode(new String(flipped)), layout + " bit " + bit);
                assertEquals("card.parity", refused.code());
            }
        }
    }

    @Test
    void everyLayoutReadsBackWhatItWrote() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            int facility = random.nextInt(256);
            long card = random.nextInt(65536);
            for (Wiegand layout : Wiegand.values()) {
                Wiegand.Frame frame = layout.decode(layout.encode(facility, card));
                assertEquals(card, frame.card(), layout.toString());
                frame.facility().ifPresent(read -> assertEquals(facility, read, layout.toString()));
            }
        }
    }

    @Test
    void whatDoesNotFitItsFieldIsRefused() {
        assertEquals(
                "card.facility",
                assertThrows(Refused.class, () -> Wiegand.W26.encode(256, 1)).code());
        assertEquals(
                "card.range",
                assertThrows(Refused.class, () -> Wiegand.W26.encode(1, 65536)).code());
    }

    @Test
    void aFrameOfUnknownLengthIsKeptWholeAndNotChecked() {
        Wiegand.Frame frame = Wiegand.read("1".repeat(44));
        assertEquals(44, frame.number().bits());
        assertEquals("F".repeat(11), frame.number().hex());
    }

    @Test
    void noiseIsRefused() {
        assertEquals(
                "card.alphabet",
                assertThrows(Refused.class, () -> Wiegand.read("01012")).code());
        assertEquals(
                "card.length",
                assertThrows(Refused.class, () -> Wiegand.W26.decode("0101")).code());
    }

    private static void assertFrame(Wiegand layout, int facility, long card, String bits, String bytes) {
        assertEquals(bits, layout.encode(facility, card));
        assertEquals(card, layout.decode(bits).card());
        assertEquals(bytes, Wiegand.leftAligned(bits));
    }
}
