package org.clockhouse.credential.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.clockhouse.credential.number.CardNumbers.Fit;
import org.clockhouse.kernel.Refused;
import org.junit.jupiter.api.Test;

/** The rules and vectors of card-numbers.md. */
class CardNumbersTest {

    private static final CardNumber UID = CardNumber.of(32, 0x04A1B2C3L);

    @Test
    void oneChipIsWrittenInEveryFormat() {
        Map<CardFormat, String> written = CardNumbers.renderings(UID).stream()
                .collect(Collectors.toMap(
                        CardNumbers.Rendering::format, CardNumbers.Rendering::text, (first, later) -> first));
        assertEquals("04A1B2C3", written.get(CardFormat.HEX_8));
        assertEquals("C3B2A104", written.get(CardFormat.HEX_8_REVERSED));
        assertEquals("0077705923", written.get(CardFormat.DEC_10));
        assertEquals("3283263748", written.get(CardFormat.DEC_10_REVERSED));
        assertEquals("A1B2C3", written.get(CardFormat.HEX_6));
        assertEquals("B2A104", written.get(CardFormat.HEX_6_REVERSED));
        assertEquals("10597059", written.get(CardFormat.DEC_8));
        assertEquals("178,41220", written.get(CardFormat.FACILITY_3_5_REVERSED));
        assertEquals("161,45763", written.get(CardFormat.FACILITY_3_5));
        assertEquals("01185,45763", written.get(CardFormat.DEC_5_5));
        assertEquals("04A1,45763", written.get(CardFormat.HEX_4_DEC_5));
    }

    /** UID 04 A1 B2 C3: big-endian 77705923, little-endian 3283263748. */
    @Test
    void bothByteOrdersAreTheSameCard() {
        assertEquals(UID, CardNumbers.parse("77705923", CardFormat.DEC_10));
        assertEquals(UID, CardNumbers.parse("3283263748", CardFormat.DEC_10_REVERSED));
        assertEquals(Fit.LOSSY, CardNumbers.fit(CardNumbers.parse("3283263748", CardFormat.DEC_10), UID));
    }

    /** paulo-raca#8: 0A004D7603 = 42954749443 = 5076483 (24/32-bit) = 077,30211. */
    @Test
    void theDocumentedEmCardIsOneCardInAllItsNumbers() {
        CardNumber card = CardNumbers.parse("0A004D7603", CardFormat.HEX_10, Technology.EM125);
        assertEquals(
                card.hex(), CardNumbers.parse("42954749443", CardFormat.DEC_13).hex());
        for (String text : List.of("0A004D7603", "42954749443", "5076483", "0005076483", "077,30211", "77,30211")) {
            assertTrue(
                    CardNumbers.read(text).stream().anyMatch(number -> CardNumbers.fit(number, card) != Fit.NOT), text);
        }
        List<String> written = CardNumbers.renderings(card).stream()
                .map(CardNumbers.Rendering::text)
                .toList();
        assertTrue(written.containsAll(List.of("0A004D7603", "0042954749443", "0005076483", "05076483", "077,30211")));
    }

    /** monkeyboard#56: UID bytes 1E A6 86 71 = Wiegand-34 7186A61E = 1904649758, that is, reversed. */
    @Test
    void aWallReaderThatTurnsTheBytesRoundNamesTheSameCard() {
        CardNumber desk = CardNumbers.parse("1EA68671", CardFormat.HEX_8);
        CardNumber wall = CardNumbers.parse("1904649758", CardFormat.DEC_10);
        assertEquals("7186A61E", wall.hex());
        assertEquals(wall, CardNumbers.reversed(desk));
        assertEquals(Fit.LOSSY, CardNumbers.fit(wall, desk));
    }

    @Test
    void cardsThatShareTheirLow24BitsAreDifferentCardsOfTheSameShortNumber() {
        CardNumber one = CardNumber.of(32, 0x01A1B2C3L);
        CardNumber other = CardNumber.of(32, 0x02A1B2C3L);
        CardNumber lossy = CardNumbers.parse("161,45763", CardFormat.FACILITY_3_5);
        assertEquals(Fit.NOT, CardNumbers.fit(one, other));
        assertEquals(Fit.LOSSY, CardNumbers.fit(lossy, one));
        assertEquals(Fit.LOSSY, CardNumbers.fit(lossy, other));
    }

    @Test
    void aSevenByteUidHasThreeCandidatesAtA32BitReader() {
        CardNumber uid = CardNumbers.parse("04 A1 B2 C3 D4 E5 F6", CardFormat.HEX_14, Technology.MIFARE);
        for (long seen : new long[] {0x04A1B2C3L, 0xC3D4E5F6L, 0x8804A1B2L}) {
            CardNumber candidate = CardNumber.of(32, seen);
            assertEquals(Fit.LOSSY, CardNumbers.fit(candidate, uid));
            assertEquals(Fit.LOSSY, CardNumbers.fit(CardNumbers.reversed(candidate), uid));
        }
        assertEquals(Fit.NOT, CardNumbers.fit(CardNumber.of(32, 0xA1B2C3D4L), uid));
    }

    @Test
    void aPhonesRandomUidIsKnownAndAnEmCardIsNotMistakenForOne() {
        assertTrue(CardNumbers.isRandom(CardNumbers.parse("08A1B2C3", CardFormat.HEX_8)));
        assertFalse(CardNumbers.isRandom(CardNumbers.parse("08A1B2C3", CardFormat.HEX_8, Technology.EM125)));
        assertFalse(CardNumbers.isRandom(UID));
        assertFalse(CardNumbers.isRandom(CardNumbers.parse("08A1B2C3D4E5F6", CardFormat.HEX_14, Technology.MIFARE)));
    }

    @Test
    void leadingZerosThatASheetLostArePutBack() {
        assertEquals(UID, CardNumbers.parse("0077705923", CardFormat.DEC_10));
        assertEquals(UID, CardNumbers.parse("77705923", CardFormat.DEC_10));
        assertTrue(CardNumbers.read("77705923").contains(UID));
        assertTrue(CardNumbers.read("0077705923").contains(UID));
        assertEquals(
                List.of(UID),
                CardNumbers.read("00000000000077705923").stream()
                        .filter(number -> number.bits() == 32)
                        .toList());
    }

    @Test
    void tenDigitsWithLeadingZerosAreNotTakenFor24Bits() {
        assertTrue(CardNumbers.read("0005076483").stream().noneMatch(number -> number.bits() == 24));
        assertTrue(CardNumbers.read("05076483").stream().anyMatch(number -> number.bits() == 24));
    }

    @Test
    void whatIsPrintedTwiceOnACardIsReadTogether() {
        assertEquals(List.of("004D7603"), hexes("0005076483 077,30211"));
    }

    @Test
    void bytesMayBeWrittenApart() {
        for (String text : List.of("04:A1:B2:C3", "04 a1 b2 c3", "04-A1-B2-C3", "０４Ａ１Ｂ２Ｃ３")) {
            assertTrue(CardNumbers.read(text).contains(UID), text);
        }
    }

    @Test
    void wrongWritingsAreRefusedWithWhatWasExpected() {
        assertRefused("card.length", "4A1B2C3", CardFormat.HEX_8);
        assertEquals(
                "/number",
                assertThrows(Refused.class, () -> CardNumbers.parse("4A1B2C3", CardFormat.HEX_8))
                        .violations()
                        .get(0)
                        .pointer());
        assertRefused("card.alphabet", "04A1B2CG", CardFormat.HEX_8);
        assertRefused("card.range", "4294967296", CardFormat.DEC_10);
        assertRefused("card.range", "16777216", CardFormat.DEC_8);
        assertRefused("card.length", "123456789", CardFormat.DEC_8);
        assertRefused("card.alphabet", "12a", CardFormat.DEC_10);
        assertRefused("card.facility", "256,1", CardFormat.FACILITY_3_5);
        assertRefused("card.range", "1,65536", CardFormat.FACILITY_3_5);
        assertRefused("card.alphabet", "", CardFormat.DEC_10);
    }

    @Test
    void whatIsNoCardNumberReadsAsNothing() {
        for (String text : List.of("", "   ", "王小明", "zhang", "1'; drop table card", "9".repeat(70))) {
            assertEquals(List.of(), CardNumbers.read(text), text);
        }
    }

    @Test
    void c018AFacilityCodeThatCannotBeIsNotTakenForSixteenBits() {
        assertEquals(CardNumber.of(24, 0xFF_0001L), CardNumbers.likeliest("255,00001"));
        assertEquals(CardNumber.of(32, 0x0100_0001L), CardNumbers.likeliest("00256,00001"));
        for (String slip : List.of("256,00001", "256,1", "999.12345", "３００，１")) {
            Refused refused = assertThrows(Refused.class, () -> CardNumbers.likeliest(slip), slip);
            assertEquals("card.facility", refused.code(), slip);
        }
        Refused refused = assertThrows(Refused.class, () -> CardNumbers.likeliest("256,1"));
        assertTrue(refused.getMessage().endsWith("00256,00001"), refused.getMessage());
        assertTrue(
                CardNumbers.read("256,00001").contains(CardNumber.of(32, 0x0100_0001L)), "still found when looked for");
        assertEquals(
                "card.unreadable",
                assertThrows(Refused.class, () -> CardNumbers.likeliest("王小明")).code());
    }

    @Test
    void c061ACardThatWasReadTwiceInOneGoIsNoLongerNumber() {
        for (String twice : List.of("00777059230077705923", "04A1B2C304a1b2c3", "A1B2C3A1B2C3")) {
            assertEquals(
                    "card.twice",
                    assertThrows(Refused.class, () -> CardNumbers.likeliest(twice), twice)
                            .code());
        }
        assertEquals("04A1B2C3D4E5F6", CardNumbers.likeliest("04A1B2C3D4E5F6").hex());
        assertEquals(CardNumber.of(24, 1212), CardNumbers.likeliest("1212"));
    }

    @Test
    void noNumberIsPrintedWholeInALog() {
        assertEquals("CardNumber[UNKNOWN 32 bits ····B2C3]", UID.toString());
    }

    @Test
    void whatIsWrittenReadsBackInEveryFormat() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            CardNumber card = CardNumber.of(32, random.nextLong() & 0xFFFFFFFFL);
            for (CardNumbers.Rendering rendering : CardNumbers.renderings(card)) {
                CardNumber back = CardNumbers.parse(rendering.text(), rendering.format());
                Fit expected = rendering.format().bits() == 32 ? Fit.EXACT : Fit.LOSSY;
                assertEquals(expected, CardNumbers.fit(back, card), rendering + " of " + card.hex());
                assertTrue(
                        CardNumbers.searchKeys(card).contains(back.bits() + ":" + back.hex()),
                        rendering + " of " + card.hex());
            }
        }
    }

    @Test
    void twoReadersAreLearnedFromOneCard() {
        // The same card: a desk reader that types ten digits, and a terminal that prints facility and number.
        CardNumbers.Lesson first = CardNumbers.learn("0005076483", "077,30211").get(0);
        assertEquals(CardFormat.DEC_10, first.one());
        assertEquals(CardFormat.FACILITY_3_5, first.other());
        assertEquals("004D7603", first.number().hex());
        // The other way round of the bytes.
        CardNumbers.Lesson turned = CardNumbers.learn("04A1B2C3", "C3B2A104").get(0);
        assertEquals(32, turned.number().bits());
        assertTrue(turned.one().reversed() != turned.other().reversed());
        // Two cards teach nothing.
        assertEquals(List.of(), CardNumbers.learn("04A1B2C3", "0005076483"));
        assertEquals(List.of(), CardNumbers.learn("?", "0005076483"));
    }

    private static List<String> hexes(String text) {
        return CardNumbers.read(text).stream().map(CardNumber::hex).toList();
    }

    private static void assertRefused(String code, String text, CardFormat format) {
        assertEquals(
                code,
                assertThrows(Refused.class, () -> CardNumbers.parse(text, format))
                        .code(),
                text);
    }
}
