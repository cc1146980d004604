package org.clockhouse.registry.internal.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clockhouse.kernel.Refused;

/** The parts of a workbook and how they name each other (ECMA-376, part 2). */
final class XlsxParts {

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /** The same in the strict variant. */
    private static final String STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private final ZipParts zip;
    private boolean date1904;

    XlsxParts(byte[] workbook) {
        this.zip = new ZipParts(workbook);
    }

    /** Reads one part. */
    @FunctionalInterface
    interface Reading {
        void read(InputStream in) throws XMLStreamException;
    }

    /** Whether dates count from 1904, as on old Macintoshes. */
    boolean is1904() {
        return date1904;
    }

    /** The path of the first sheet in the order of the tabs. */
    String firstSheet() {
        String[] relation = {""};
        if (!open("xl/workbook.xml", in -> relation[0] = firstRelation(in))) {
            throw XlsxReader.unreadable("it is no workbook");
        }
        Map<String, String> targets = new HashMap<>();
        open("xl/_rels/workbook.xml.rels", in -> readTargets(in, targets));
        String target = targets.getOrDefault(relation[0], "worksheets/sheet1.xml");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /** @return whether there is such a part */
    boolean open(String path, Reading reading) {
        Optional<InputStream> part = zip.open(path);
        if (part.isEmpty()) {
            return false;
        }
        try (InputStream in = part.get()) {
            reading.read(in);
            return true;
        } catch (XMLStreamException e) {
            // The parser wraps what reading threw: our own refusal must come out as it is.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    throw refused;
                }
            }
            throw XlsxReader.unreadable("a part of it is broken");
        } catch (IOException e) {
            throw XlsxReader.unreadable("a part of it is broken");
        }
    }

    /** A reader that knows no document types, entities or other files. */
    static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Joined, one text could grow over any number of CDATA sections.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Its default tells every fault to the standard error stream.
        factory.setXMLReporter((message, type, related, location) -> {});
        return factory.createXMLStreamReader(new XmlPieces(decoded(in)));
    }

    /** What ECMA-376 allows: UTF-8, or UTF-16 with its mark. The declaration is not asked, for it may lie. */
    private static Reader decoded(InputStream in) throws XMLStreamException {
        try {
            PushbackInputStream bytes = new PushbackInputStream(in, 3);
            byte[] start = bytes.readNBytes(3);
            boolean big = start.length > 1 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF;
            boolean little = start.length > 1 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE;
            boolean marked = start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB;
            int mark = big || little ? 2 : marked ? 3 : 0;
            bytes.unread(start, mark, start.length - mark);
            Charset charset =
                    big ? StandardCharsets.UTF_16BE : little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
            return new InputStreamReader(bytes, charset.newDecoder());
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /** The text up to the end of the element that just began, of which only the first letters are kept. */
    static String text(XMLStreamReader xml, int kept) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int open = 1; open > 0 && next(xml); ) {
            if (xml.isStartElement()) {
                open++;
            } else if (xml.isEndElement()) {
                open--;
            } else if (xml.hasText() && xml.getEventType() != XMLStreamConstants.COMMENT) {
                String piece = xml.getText();
                text.append(piece, 0, Math.min(piece.length(), Math.max(0, kept - text.length())));
            }
        }
        return text.toString();
    }

    /** @return whether there is a next event */
    static boolean next(XMLStreamReader xml) throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Refused("import.xml", "the workbook declares a document type, which no sheet program writes");
        }
        return true;
    }

    private String firstRelation(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = xml(in);
        String first = "";
        while (next(xml)) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if ("workbookPr".equals(xml.getLocalName())) {
                String stated = xml.getAttributeValue(null, "date1904");
                date1904 = "1".equals(stated) || "true".equals(stated);
            } else if ("sheet".equals(xml.getLocalName()) && first.isEmpty()) {
                String id = xml.getAttributeValue(RELATION, "id");
                String strict = xml.getAttributeValue(STRICT_RELATION, "id");
                first = id != null ? id : String.valueOf(strict);
            }
        }
        return first;
    }

    private static void readTargets(InputStream in, Map<String, String> targets) throws XMLStreamException {
        XMLStreamReader xml = xml(in);
        while (next(xml)) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
                    && "Relationship".equals(xml.getLocalName())
                    && xml.getAttributeValue(null, "Id") != null
                    && xml.getAttributeValue(null, "Target") != null) {
                targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
            }
        }
    }
}
