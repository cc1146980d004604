package org.clockhouse.registry.internal.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clockhouse.kernel.Refused;

/**
 * The first sheet of a workbook (ECMA-376), streamed: shared strings and styles are held, rows pass by. Only these four parts
 * are opened, nothing is ever fetched, and a document type is refused.
 */
final class XlsxReader {

    private final XlsxParts parts;
    private final List<String> strings = new ArrayList<>();
    private XlsxStyles styles = XlsxStyles.NONE;

    XlsxReader(byte[] workbook) {
        this.parts = new XlsxParts(workbook);
    }

    Sheet read() {
        String sheet = parts.firstSheet();
        parts.open("xl/sharedStrings.xml", this::readStrings);
        parts.open("xl/styles.xml", in -> styles = XlsxStyles.read(in, parts.is1904()));
        List<Sheet.Row> rows = new ArrayList<>();
        if (!parts.open(sheet, in -> readRows(in, rows))) {
            throw unreadable("it has no first sheet");
        }
        return SheetReader.sheet("xlsx", rows);
    }

    static Refused unreadable(String why) {
        return new Refused("import.unreadable", "the workbook cannot be read: " + why);
    }

    private void readStrings(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = XlsxParts.xml(in);
        while (XlsxParts.next(xml)) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT && "si".equals(xml.getLocalName())) {
                strings.add(text(xml, "si"));
                if (strings.size() > Sheet.MOST_CELLS) {
                    throw SheetReader.tooManyCells();
                }
            }
        }
    }

    private void readRows(InputStream in, List<Sheet.Row> rows) throws XMLStreamException {
        XMLStreamReader xml = XlsxParts.xml(in);
        int number = 0;
        int cells = 0;
        while (XlsxParts.next(xml)) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT && "row".equals(xml.getLocalName())) {
                String stated = xml.getAttributeValue(null, "r");
                number = stated == null ? number + 1 : number(stated, number + 1);
                rows.add(row(xml, number));
                cells += rows.get(rows.size() - 1).cells().size();
                if (cells > Sheet.MOST_CELLS) {
                    throw SheetReader.tooManyCells();
                }
                if (rows.size() > Sheet.MOST_ROWS + 1) {
                    throw SheetReader.tooManyRows();
                }
            }
        }
    }

    private Sheet.Row row(XMLStreamReader xml, int number) throws XMLStreamException {
        List<Sheet.Cell> cells = new ArrayList<>();
        while (XlsxParts.next(xml)) {
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT && "row".equals(xml.getLocalName())) {
                break;
            }
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT && "c".equals(xml.getLocalName())) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                Sheet.Cell cell = cell(xml);
                if (cell.text().isEmpty()) {
                    continue;
                }
                if (column >= Sheet.MOST_COLUMNS) {
                    throw SheetReader.tooWide();
                }
                if (cell.text().length() > Sheet.LONGEST_CELL) {
                    throw SheetReader.cellTooLong(number);
                }
                while (cells.size() < column) {
                    cells.add(Sheet.Cell.EMPTY);
                }
                cells.add(cell);
            }
        }
        return new Sheet.Row(number, cells);
    }

    private Sheet.Cell cell(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = "";
        while (XlsxParts.next(xml)) {
            boolean starts = xml.getEventType() == XMLStreamConstants.START_ELEMENT;
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT && "c".equals(xml.getLocalName())) {
                break;
            }
            if (starts && "v".equals(xml.getLocalName())) {
                value = XlsxParts.text(xml, Sheet.LONGEST_CELL + 1);
            } else if (starts && "is".equals(xml.getLocalName())) {
                value = text(xml, "is");
            }
        }
        return cell(type == null ? "n" : type, style, value);
    }

    private Sheet.Cell cell(String type, String style, String value) {
        return switch (type) {
            case "s" -> {
                int index = number(value, -1);
                yield index >= 0 && index < strings.size() ? Sheet.Cell.text(strings.get(index)) : Sheet.Cell.EMPTY;
            }
            case "n" -> value.isBlank() ? Sheet.Cell.EMPTY : styles.number(value.strip(), number(style, 0));
            case "b" -> Sheet.Cell.text("1".equals(value) ? "TRUE" : "FALSE");
            case "d" ->
                Sheet.Cell.text(
                        value.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "").replace('T', ' '));
            default -> Sheet.Cell.text(value);
        };
    }

    /** Runs of text joined; what is written above the characters (phonetic runs) is left out. */
    private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        while (XlsxParts.next(xml)) {
            int event = xml.getEventType();
            if (event == XMLStreamConstants.END_ELEMENT && element.equals(xml.getLocalName())) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT && "rPh".equals(xml.getLocalName())) {
                phonetic++;
            } else if (event == XMLStreamConstants.END_ELEMENT && "rPh".equals(xml.getLocalName())) {
                phonetic--;
            } else if (event == XMLStreamConstants.START_ELEMENT && "t".equals(xml.getLocalName()) && phonetic == 0) {
                String run = XlsxParts.text(xml, Sheet.LONGEST_CELL + 1);
                // One more than a cell may hold is enough to refuse it.
                text.append(run, 0, Math.min(run.length(), Sheet.LONGEST_CELL + 1 - text.length()));
            }
        }
        return text.toString();
    }

    /** {@code BC12} is column 54, from 0. A cell that does not say where it is follows the one before. */
    private static int column(String reference, int following) {
        if (reference == null) {
            return following;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = Math.min(column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1), 1 << 20);
        }
        return Math.max(following, column - 1);
    }

    private static int number(String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
