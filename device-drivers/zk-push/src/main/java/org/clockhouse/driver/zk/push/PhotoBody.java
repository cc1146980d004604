package org.clockhouse.driver.zk.push;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.PunchPhoto;

/**
 * A picture of a punch as it is posted: {@code PIN=<file>} and more such lines, a NUL or a line's end, and the picture. The file is
 * named by time and person ({@code 20260820112727-1001.jpg}), and by the time alone where nobody was recognised.
 */
final class PhotoBody {

    private static final int LONGEST_HEAD = 300;
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final Pattern FILE = Pattern.compile("PIN=(\\d{14})(?:-([0-9A-Za-z]{1,24}))?(?:\\.[A-Za-z]{1,5})?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private PhotoBody() {}

    /** Empty where no picture follows. */
    static Optional<PunchPhoto> read(Bytes body) {
        byte[] bytes = body.toArray();
        int start = pictureAt(bytes);
        if (start < 0) {
            return Optional.empty();
        }
        PunchPhoto.Builder photo = PunchPhoto.builder(Bytes.of(bytes, start, bytes.length));
        Matcher file = FILE.matcher(name(body));
        if (file.matches()) {
            reading(file.group(1)).ifPresent(photo::clockReading);
            photo.holderNumber(file.group(2) == null ? "" : file.group(2));
        }
        return Optional.of(photo.build());
    }

    /** The first line, where it is one. */
    static String name(Bytes body) {
        byte[] bytes = body.toArray();
        int end = 0;
        while (end < Math.min(bytes.length, LONGEST_HEAD) && bytes[end] >= ' ') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.US_ASCII).strip();
    }

    private static int pictureAt(byte[] bytes) {
        for (int at = 0; at <= Math.min(bytes.length, LONGEST_HEAD) - JPEG.length; at++) {
            if (bytes[at] == JPEG[0] && bytes[at + 1] == JPEG[1] && bytes[at + 2] == JPEG[2]) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<LocalDateTime> reading(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
