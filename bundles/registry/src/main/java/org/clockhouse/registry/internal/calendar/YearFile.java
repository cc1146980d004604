package org.clockhouse.registry.internal.calendar;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.calendar.CalendarDay;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.CalendarReading.Left;
import org.clockhouse.registry.calendar.CalendarReading.Signature;
import org.clockhouse.registry.calendar.DayType;

/**
 * Public days of a year as data: a date, its type, its name and its source in each line, comments after {@code #}. Its publisher may
 * sign it in two last lines, {@code #signer} with a certificate (DER, Base64) and {@code #signature} over the lines above them, each
 * of which ends with a line feed.
 */
final class YearFile {

    private static final String SIGNER = "#signer ";
    private static final String SIGNATURE = "#signature ";
    private static final int SHOWN = 120;
    private static final int MOST_LEFT = 200;

    private final List<String> lines;

    YearFile(String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.lines = plain.stripTrailing().lines().toList();
    }

    /** Whether the first line that is no comment begins with a date and a type of day. */
    boolean isOne() {
        return lines.stream()
                .filter(YearFile::says)
                .findFirst()
                .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d,[A-Z_]+(,.*)?"))
                .isPresent();
    }

    /** @throws Refused {@code calendar.signature} where the signature does not fit what it stands under */
    CalendarReading read(int year, CalendarSigners signers) {
        Map<LocalDate, CalendarDay> days = new TreeMap<>();
        List<Left> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (says(lines.get(i))) {
                String why = take(lines.get(i), year, days);
                if (!why.isEmpty() && left.size() < MOST_LEFT) {
                    left.add(new Left(
                            i + 1,
                            why,
                            lines.get(i)
                                    .substring(0, Math.min(SHOWN, lines.get(i).length()))));
                }
            }
        }
        return new CalendarReading(List.copyOf(days.values()), left, signature(signers));
    }

    private static boolean says(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    /** Why a line is not taken; empty when it is. */
    private static String take(String line, int year, Map<LocalDate, CalendarDay> days) {
        String[] cells = line.split(",", 4);
        try {
            LocalDate date = LocalDate.parse(cells[0].strip());
            if (date.getYear() != year) {
                return "another-year";
            }
            CalendarDay day = new CalendarDay(
                    date,
                    DayType.valueOf(cells.length > 1 ? cells[1].strip() : ""),
                    cells.length > 2 ? cells[2].strip() : "",
                    cells.length > 3 ? cells[3].strip() : "",
                    CalendarDay.Layer.PUBLIC);
            return days.putIfAbsent(date, day) == null ? "" : "contradicts";
        } catch (DateTimeException e) {
            return "no-date";
        } catch (IllegalArgumentException e) {
            return "no-type";
        }
    }

    private Signature signature(CalendarSigners signers) {
        int at = lines.size() - 2;
        boolean any = lines.stream().anyMatch(line -> line.startsWith(SIGNER) || line.startsWith(SIGNATURE));
        if (!any) {
            return Signature.NONE;
        }
        if (at < 0 || !lines.get(at).startsWith(SIGNER) || !lines.get(at + 1).startsWith(SIGNATURE)) {
            throw broken();
        }
        byte[] content = (String.join("\n", lines.subList(0, at)) + '\n').getBytes(StandardCharsets.UTF_8);
        return signers.verify(content, bytes(at, SIGNER), bytes(at + 1, SIGNATURE))
                .orElseThrow(YearFile::broken);
    }

    private byte[] bytes(int line, String after) {
        try {
            return Base64.getDecoder()
                    .decode(lines.get(line).substring(after.length()).strip());
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    private static Refused broken() {
        return Refused.at("/text", "calendar.signature", "the signature does not fit the lines above it");
    }
}
