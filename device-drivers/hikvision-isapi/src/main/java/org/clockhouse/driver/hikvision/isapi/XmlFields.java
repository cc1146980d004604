package org.clockhouse.driver.hikvision.isapi;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/**
 * The texts of an XML document by local name, the first of each: namespaces differ by firmware, or are missing. Document types
 * and entities of the sender's are not read, and bytes that are no UTF-8 are replaced before the parser complains of them aloud.
 */
record XmlFields(String root, Map<String, String> texts) {

    static XmlFields of(byte[] xml) throws DriverException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            String text = new String(xml, StandardCharsets.UTF_8);
            return read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            throw new DriverException(Fault.GARBLED, "what came is no XML", e);
        }
    }

    private static XmlFields read(XMLStreamReader reader) throws XMLStreamException, DriverException {
        Map<String, String> texts = new HashMap<>();
        String root = "";
        String open = "";
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open = reader.getLocalName();
                        root = root.isEmpty() ? open : root;
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (!open.isEmpty() && !reader.isWhiteSpace()) {
                            texts.putIfAbsent(open, reader.getText().strip());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> open = "";
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new DriverException(Fault.GARBLED, "XML with a document type is not read");
                    default -> {}
                }
            }
            return new XmlFields(root, Map.copyOf(texts));
        } finally {
            reader.close();
        }
    }

    /** Empty when it is not there. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
