package org.clockhouse.registry.internal.sheet;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How the workbook shows its numbers: a date or a time is a number with its format, a padded number one with zeros. */
final class XlsxStyles {

    static final XlsxStyles NONE = new XlsxStyles(List.of(), Map.of(), false);

    /** Serial 60 is 29 February 1900, which never was; all dates of people lie after it. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_DAY = 61;
    private static final int LAST_DAY = 2_958_465;

    private final List<Integer> formats;
    private final Map<Integer, String> codes;
    private final boolean date1904;

    private XlsxStyles(List<Integer> formats, Map<Integer, String> codes, boolean date1904) {
        this.formats = formats;
        this.codes = codes;
        this.date1904 = date1904;
    }

    static XlsxStyles read(InputStream in, boolean date1904) throws XMLStreamException {
        XMLStreamReader xml = XlsxParts.xml(in);
        List<Integer> formats = new ArrayList<>();
        Map<Integer, String> codes = new HashMap<>();
        boolean cellFormats = false;
        while (XlsxParts.next(xml)) {
            int event = xml.getEventType();
            boolean starts = event == XMLStreamConstants.START_ELEMENT;
            boolean element = starts || event == XMLStreamConstants.END_ELEMENT;
            if (element && "cellXfs".equals(xml.getLocalName())) {
                cellFormats = starts;
            } else if (starts && "numFmt".equals(xml.getLocalName())) {
                codes.put(id(xml), String.valueOf(xml.getAttributeValue(null, "formatCode")));
            } else if (starts && cellFormats && "xf".equals(xml.getLocalName())) {
                formats.add(id(xml));
            }
        }
        return new XlsxStyles(formats, codes, date1904);
    }

    /** What the sheet program would show of a number, as far as it matters to us. */
    Sheet.Cell number(String value, int style) {
        int format = style >= 0 && style < formats.size() ? formats.get(style) : 0;
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            return Sheet.Cell.text(value);
        }
        if (isDate(format) && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0) {
            String time = hasTime(format) ? time(number.remainder(BigDecimal.ONE)) : "00:00";
            return Sheet.Cell.text(date(number.intValue()) + (time.equals("00:00") ? "" : ' ' + time));
        }
        if (isTime(format) && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY)) <= 0) {
            return Sheet.Cell.text(time(isSpan(format) ? number : number.remainder(BigDecimal.ONE)));
        }
        String plain = plain(number);
        String code = codes.getOrDefault(format, "");
        if (code.matches("0{2,}") && plain.length() < code.length() && plain.matches("[0-9]+")) {
            return Sheet.Cell.text("0".repeat(code.length() - plain.length()) + plain);
        }
        return new Sheet.Cell(plain, true);
    }

    private String date(int serial) {
        if (date1904) {
            return DAY_0_OF_1904.plusDays(serial).toString();
        }
        return (serial < FIRST_DAY ? DAY_0.plusDays(serial + 1L) : DAY_0.plusDays(serial)).toString();
    }

    /** Hours and minutes, and seconds where there are some. */
    private static String time(BigDecimal days) {
        long seconds = days.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        String minutes = String.format("%02d:%02d", seconds / 3_600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + String.format(":%02d", seconds % 60);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // A double holds 15 to 17 digits: what looks longer was rounded, and must look so.
        return stripped.precision() - stripped.scale() > 15 ? number.toString() : stripped.toPlainString();
    }

    /** The built-in dates of ECMA-376 18.8.30, Chinese and Japanese ones among them, and codes that name days or years. */
    private boolean isDate(int format) {
        if (codes.containsKey(format)) {
            return bare(format).matches("(?i).*[yd].*");
        }
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 36
                || format >= 50 && format <= 58;
    }

    /** Hours that may be more than those of a day: {@code [h]:mm}. */
    private boolean isSpan(int format) {
        return format == 46 || codes.getOrDefault(format, "").matches("(?i).*\\[h+\\].*");
    }

    private boolean isTime(int format) {
        return format >= 18 && format <= 21 || format >= 45 && format <= 47 || isSpan(format) || hasTime(format);
    }

    private boolean hasTime(int format) {
        return format == 22 || bare(format).matches("(?i).*h.*");
    }

    /** Without words, colours and conditions. */
    private String bare(int format) {
        return codes.getOrDefault(format, "").replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    }

    private static int id(XMLStreamReader xml) {
        String id = xml.getAttributeValue(null, "numFmtId");
        return id != null && id.matches("[0-9]{1,6}") ? Integer.parseInt(id) : 0;
    }
}
