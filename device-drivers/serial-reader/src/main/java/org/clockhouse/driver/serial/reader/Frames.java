package org.clockhouse.driver.serial.reader;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;

/** What a frame says, without the signs around it. Pure; messages never hold the digits. */
final class Frames {

    private static final int RDM_DIGITS = 12;
    private static final int MOST_BITS = 256;
    private static final Pattern PAIR = Pattern.compile("([0-9]{1,3})[,:]([0-9]{1,5})");
    private static final Pattern WIEGAND = Pattern.compile("[Ww]?(?<count>[0-9]{1,3})[:, ](?<bits>[0-9A-Fa-f]+)");
    /** The count behind the bits, as other converters write it. */
    private static final Pattern WIEGAND_TURNED = Pattern.compile("(?<bits>[0-9A-Fa-f]+)[:, ](?<count>[0-9]{1,3})");

    private Frames() {}

    /** Ten digits are five bytes; two more are what all five make by exclusive or. */
    static DeskRead rdm6300(String digits) {
        if (!isHex(digits)) {
            return DeskRead.misread(Misread.ALPHABET, "a frame holds hex digits only");
        }
        if (digits.length() != RDM_DIGITS) {
            return DeskRead.misread(Misread.LENGTH, "a frame has 12 digits, not " + digits.length());
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        int sum = 0;
        for (byte part : bytes) {
            sum ^= part;
        }
        if ((sum & 0xff) != 0) {
            return DeskRead.misread(Misread.DAMAGED, "the checksum is wrong: digits were lost on the line");
        }
        return DeskRead.of(new Token(digits.substring(0, 10))).medium(Medium.EM4100);
    }

    /** The kind of card, then its number; a 125 kHz number has its version in front. */
    static DeskRead packet(String digits) {
        DeskRead read = DeskRead.of(new Token(digits.substring(2)));
        return switch (digits.substring(0, 2)) {
            case "01" -> read.medium(Medium.ISO14443);
            case "02" -> read.medium(Medium.EM4100);
            default -> read;
        };
    }

    static DeskRead line(String line, DigitFormat format, boolean reversed) {
        return switch (format) {
            case AUTO -> DeskRead.written(line);
            case HEX_8, HEX_10, HEX_14 -> hex(line, format, reversed);
            case DEC_10, DEC_13 -> decimal(line, format, reversed);
            case PAIR -> pair(line, reversed);
        };
    }

    private static DeskRead hex(String line, DigitFormat format, boolean reversed) {
        if (!isHex(line)) {
            return DeskRead.misread(Misread.ALPHABET, "hex digits are expected");
        }
        int digits = format.bytes() * 2;
        return line.length() == digits
                ? card(HexFormat.of().parseHex(line), format, reversed)
                : DeskRead.misread(Misread.LENGTH, digits + " hex digits are expected, not " + line.length());
    }

    private static DeskRead decimal(String line, DigitFormat format, boolean reversed) {
        if (!line.matches("[0-9]+")) {
            return DeskRead.misread(Misread.ALPHABET, "decimal digits are expected");
        }
        int most = format == DigitFormat.DEC_10 ? 10 : 14;
        if (line.length() > most) {
            return DeskRead.misread(Misread.LENGTH, "at most " + most + " digits are expected, not " + line.length());
        }
        BigInteger value = new BigInteger(line);
        return value.bitLength() > format.bytes() * 8
                ? DeskRead.misread(Misread.LENGTH, "the number has more than " + format.bytes() * 8 + " bits")
                : card(bytes(value, format.bytes()), format, reversed);
    }

    private static DeskRead pair(String line, boolean reversed) {
        Matcher matcher = PAIR.matcher(line);
        if (!matcher.matches()) {
            return DeskRead.misread(Misread.ALPHABET, "a facility, a comma and a number are expected");
        }
        int facility = Integer.parseInt(matcher.group(1));
        int number = Integer.parseInt(matcher.group(2));
        return facility > 0xff || number > 0xffff
                ? DeskRead.misread(Misread.LENGTH, "a facility is at most 255 and a number at most 65535")
                : card(new byte[] {(byte) facility, (byte) (number >> 8), (byte) number}, DigitFormat.PAIR, reversed);
    }

    /** Forty bits are a version byte and a number: only 125 kHz tags have that many. */
    private static DeskRead card(byte[] bytes, DigitFormat format, boolean reversed) {
        DeskRead read = DeskRead.of(Token.of(reversed ? reversed(bytes) : bytes));
        return format.bytes() == 5 ? read.medium(Medium.EM4100) : read;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    /** The bit count is kept, for it is part of what the number means. */
    static DeskRead wiegand(String line) {
        Matcher usual = WIEGAND.matcher(line);
        Matcher matcher = usual.matches() ? usual : WIEGAND_TURNED.matcher(line);
        if (!usual.matches() && !matcher.matches()) {
            return DeskRead.misread(Misread.ALPHABET, "a bit count, a colon and hex digits are expected");
        }
        int bits = Integer.parseInt(matcher.group("count"));
        String digits = matcher.group("bits");
        if (bits < 8 || bits > MOST_BITS || digits.length() != (bits + 3) / 4) {
            return DeskRead.misread(Misread.LENGTH, bits + " bits are not " + digits.length() + " hex digits");
        }
        BigInteger value = new BigInteger(digits, 16);
        return value.bitLength() > bits
                ? DeskRead.misread(Misread.DAMAGED, "more bits are set than were counted")
                : DeskRead.of(Token.of(bytes(value, (bits + 7) / 8))).bits(bits).medium(Medium.WIEGAND);
    }

    private static byte[] bytes(BigInteger value, int count) {
        String hex = value.toString(16);
        return HexFormat.of().parseHex("0".repeat(count * 2 - hex.length()) + hex);
    }

    private static boolean isHex(String text) {
        return !text.isEmpty() && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
