package org.clockhouse.driver.serial.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {

    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

    /** Public vectors of these modules. */
    @ParameterizedTest
    @CsvSource({
        "62E3086CED, 02 36 32 45 33 30 38 36 43 45 44 30 38 03",
        "01000734E0, 02 30 31 30 30 30 37 33 34 45 30 44 32 03",
        "0A004D7603, 02 30 41 30 30 34 44 37 36 30 33 33 32 03",
        "13005D1DA5, 02 31 33 30 30 35 44 31 44 41 35 46 36 03"
    })
    void aFrameOfAnRdm6300IsFiveBytesWhoseChecksumIsRight(String digits, String frame) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(frame);
        assertEquals(List.of(tag(digits)), reads(Profile.RDM6300, new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void lowerCaseAndTheLineEndsOfAnId12AreTheSameCard() {
        assertEquals(List.of(tag("62E3086CED")), reads(Profile.RDM6300, "\u000262e3086ced08\r\n\u0003"));
    }

    @Test
    void aFlippedDigitIsDamage() {
        assertEquals(List.of(Misread.DAMAGED), misreads(Profile.RDM6300, "\u000262E3086CED09\u0003"));
        assertEquals(List.of(Misread.ALPHABET), misreads(Profile.RDM6300, "\u000262E3086CEG08\u0003"));
        assertEquals(List.of(Misread.LENGTH), misreads(Profile.RDM6300, "\u000262E3086CED\u0003"));
    }

    @Test
    void piecesOfAnySizeAndFramesGluedTogetherAreTheSame() {
        String frames = "\u000262E3086CED08\u0003\u000201000734E0D2\u0003";
        for (int size = 1; size <= frames.length(); size++) {
            Collector collector = Profile.RDM6300.collector();
            for (int from = 0; from < frames.length(); from += size) {
                collector.take(ascii(frames.substring(from, Math.min(frames.length(), from + size))), NINE);
            }
            assertEquals(List.of(tag("62E3086CED"), tag("01000734E0")), all(collector, Profile.RDM6300));
        }
    }

    @Test
    void aBeginningWithinAFrameBeginsAnew() {
        List<DeskRead> reads = reads(Profile.RDM6300, "\u000262E308\u000262E3086CED08\u0003");
        assertEquals(Optional.of(Misread.NOISE), reads.get(0).misread());
        assertEquals(tag("62E3086CED"), reads.get(1));
    }

    @Test
    void noiseBetweenFramesIsToldOnceAndTheNextFrameIsRead() {
        List<DeskRead> reads = reads(Profile.RDM6300, "xxxxxxxxxxxxxxxxxxxxxxxx\u000262E3086CED08\u0003");
        assertEquals(2, reads.size());
        assertEquals(Optional.of(Misread.NOISE), reads.get(0).misread());
        assertEquals(tag("62E3086CED"), reads.get(1));
    }

    @Test
    void moreThanAFrameHoldsIsNoise() {
        List<DeskRead> reads = reads(Profile.RDM6300, "\u000262E3086CED0862E3086CED08\u0003\u000201000734E0D2\u0003");
        assertEquals(Optional.of(Misread.NOISE), reads.get(0).misread());
        assertEquals(tag("01000734E0"), reads.get(reads.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0005076483, DEC_10, 004D7603",
        "3808980205, DEC_10, E3086CED",
        "E3086CED, HEX_8, E3086CED",
        "62e3086ced, HEX_10, 62E3086CED",
        "04A1B2C3D4E5F6, HEX_14, 04A1B2C3D4E5F6",
        "0042954749443, DEC_13, 0A004D7603",
        "'077,30211', PAIR, 4D7603",
        "077:30211, PAIR, 4D7603"
    })
    void aLineIsReadInItsFormat(String line, DigitFormat format, String hex) {
        assertEquals(
                Optional.of(new Token(hex)), Frames.line(line, format, false).token());
    }

    @Test
    void aReaderThatSendsTheLastByteFirstIsTurnedRound() {
        assertEquals(
                Optional.of(new Token("04A1B2C3")),
                Frames.line("C3B2A104", DigitFormat.HEX_8, true).token());
    }

    @Test
    void aLineOfUntoldFormatIsLeftToTheHost() {
        assertEquals(List.of(DeskRead.written("0005076483")), reads(Profile.LINE, "\u00020005076483\r\n\u0003"));
    }

    @Test
    void aLineMayEndWithThreeAlone() {
        assertEquals(
                List.of(DeskRead.written("0005076483"), DeskRead.written("0005076484")),
                reads(Profile.LINE, "\u00020005076483\u0003\u00020005076484\u0003"));
    }

    @Test
    void whatIsLeftOfALineThatBrokeOffIsNoBeginningOfTheNext() {
        Collector collector = Profile.LINE.collector();
        collector.take(ascii("00050"), NINE);
        collector.take(ascii("0005076483\r\n"), NINE.plusSeconds(3));
        List<DeskRead> reads = all(collector, Profile.LINE);
        assertEquals(2, reads.size(), reads.toString());
        assertEquals(Optional.of(Misread.NOISE), reads.get(0).misread());
        assertEquals(DeskRead.written("0005076483"), reads.get(1));
    }

    @Test
    void theRestOfAFrameThatComesSecondsLaterMakesNoNumberOfIt() {
        Collector collector = Profile.RDM6300.collector();
        collector.take(ascii("\u000262E308"), NINE);
        collector.take(ascii("6CED08\u0003\u000201000734E0D2\u0003"), NINE.plusSeconds(3));
        List<DeskRead> reads = all(collector, Profile.RDM6300);
        assertEquals(Optional.of(Misread.NOISE), reads.get(0).misread());
        assertEquals(tag("01000734E0"), reads.get(reads.size() - 1));
        assertFalse(reads.contains(tag("62E3086CED")));
    }

    @Test
    void whatDoesNotFitTheFormatIsMisreadWithoutItsDigits() {
        assertEquals(Optional.of(Misread.LENGTH), line("4294967296", DigitFormat.DEC_10));
        assertEquals(Optional.of(Misread.LENGTH), line("00005076483", DigitFormat.DEC_10));
        assertEquals(Optional.of(Misread.ALPHABET), line("E3086CED", DigitFormat.DEC_10));
        assertEquals(Optional.of(Misread.LENGTH), line("E3086CE", DigitFormat.HEX_8));
        assertEquals(Optional.of(Misread.LENGTH), line("256,1", DigitFormat.PAIR));
        assertFalse(
                Frames.line("00005076483", DigitFormat.DEC_10, false).detail().contains("5076483"));
    }

    @Test
    void aWiegandLineKeepsItsBitCount() {
        DeskRead read = Frames.wiegand("W26:29AEC07");
        assertEquals(26, read.bits());
        assertEquals(Optional.of(new Token("029AEC07")), read.token());
        assertEquals(read, Frames.wiegand("26,29aec07"));
        assertEquals(read, Frames.wiegand("29AEC07,26"), "some count behind");
        assertEquals(Optional.of(Misread.DAMAGED), Frames.wiegand("W26:C000000").misread());
        assertEquals(Optional.of(Misread.LENGTH), Frames.wiegand("W7:7F").misread());
    }

    /** The example of a data sheet, and a card of 13.56 MHz made after it. */
    @ParameterizedTest
    @CsvSource({"02 0a 02 06 00 8e 6d 5d b0 03, 06008e6d5d, EM4100", "02 09 01 04 a1 b2 c3 dc 03, 04a1b2c3, ISO14443"})
    void aPacketIsANumberOfItsKindHoweverItIsCut(String frame, String number, Medium medium) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(frame);
        DeskRead card = DeskRead.of(new Token(number)).medium(medium);
        for (int size = 1; size <= bytes.length; size++) {
            Collector collector = Profile.PACKET.collector();
            for (int from = 0; from < bytes.length; from += size) {
                collector.take(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)), NINE);
            }
            assertEquals(List.of(card), all(collector, Profile.PACKET), "in pieces of " + size);
        }
    }

    @Test
    void aDamagedPacketIsToldOnceAndTheNextIsRead() {
        String good = "\u0002\n\u0002\u0006\u0000\u008e\u006d\u005d\u00b0\u0003";
        assertEquals(List.of(Misread.DAMAGED), misreads(Profile.PACKET, good.replace('\u006d', '\u006c')));
        List<DeskRead> reads = reads(Profile.PACKET, good.replace('\u006d', '\u006c') + good + good);
        assertEquals(3, reads.size());
        assertEquals(reads.get(1), reads.get(2));
        assertEquals(List.of(Misread.NOISE), misreads(Profile.PACKET, "62E3086CED08"));
        assertEquals(2, reads(Profile.PACKET, "\u0002\n\u0002" + good).size(), "one that was cut off, and a whole one");
    }

    private static Optional<Misread> line(String text, DigitFormat format) {
        return Frames.line(text, format, false).misread();
    }

    private static DeskRead tag(String digits) {
        return DeskRead.of(new Token(digits)).medium(Medium.EM4100);
    }

    private static List<Misread> misreads(Profile profile, String said) {
        return reads(profile, said).stream()
                .flatMap(read -> read.misread().stream())
                .toList();
    }

    private static List<DeskRead> reads(Profile profile, String said) {
        Collector collector = profile.collector();
        collector.take(ascii(said), NINE);
        return all(collector, profile);
    }

    private static List<DeskRead> all(Collector collector, Profile profile) {
        List<DeskRead> reads = new ArrayList<>();
        for (Optional<Collector.Frame> frame = collector.next(); frame.isPresent(); frame = collector.next()) {
            String text = frame.get().text();
            reads.add(frame.get().misread().orElseGet(() -> profile.meaning(DigitFormat.AUTO, false)
                    .apply(text)));
        }
        return reads;
    }

    private static byte[] ascii(String said) {
        return said.getBytes(StandardCharsets.ISO_8859_1);
    }
}
