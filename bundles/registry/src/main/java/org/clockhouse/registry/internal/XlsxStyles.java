package org.clockhouse.registry.internal;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How the workbook shows its numbers: a date is a number with a date's format, a padded number one with zeros. */
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
            return Sheet.Cell.text(date(number.intValue()));
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

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // A double holds 15 to 17 digits: what looks longer was rounded, and must look so.
        return stripped.precision() - stripped.scale() > 15 ? number.toString() : stripped.toPlainString();
    }

    /** The built-in dates of ECMA-376 18.8.30, Chinese and Japanese ones among them, and codes that name days or years. */
    private boolean isDate(int format) {
        if (codes.containsKey(format)) {
            String bare = codes.get(format).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
            return bare.matches("(?i).*[yd].*");
        }
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 36
                || format >= 50 && format <= 58;
    }

    private static int id(XMLStreamReader xml) {
        String id = xml.getAttributeValue(null, "numFmtId");
        return id != null && id.matches("[0-9]{1,6}") ? Integer.parseInt(id) : 0;
    }
}
