package org.clockhouse.attendance.internal.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * YAML as people write it: anchors and merges are followed, and a scalar is the text that stands there, because 09:00 and
 * 2026-11-16 are times whether or not somebody put them in quotes.
 */
final class CaseYaml {

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    /** Files of cases come from colleagues: what guards against malice would only stop a long one. */
    private static final int PLENTY = 100_000_000;

    private CaseYaml() {}

    /** The documents of a stream that hold anything. */
    static List<JsonNode> documents(InputStream in) {
        List<JsonNode> documents = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(PLENTY);
        options.setMaxAliasesForCollections(PLENTY);
        for (Node document : new Yaml(options).composeAll(new UnicodeReader(in))) {
            JsonNode value = value(document);
            if (!value.isNull()) {
                documents.add(value);
            }
        }
        return documents;
    }

    private static JsonNode value(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = MAKE.arrayNode();
            sequence.getValue().forEach(each -> list.add(value(each)));
            return list;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        if (plain && NOTHING.contains(text)) {
            return MAKE.nullNode();
        }
        if (plain && text.matches("\\+?\\d+(\\.0+)?")) {
            return MAKE.textNode(text.replaceAll("\\+|\\.0+$", ""));
        }
        boolean flag = plain && text.matches("(?i)true|false");
        return MAKE.textNode(flag ? text.toLowerCase(Locale.ROOT) : text);
    }

    /** What is merged in gives way to what the mapping says itself, wherever the merge stands. */
    private static ObjectNode mapping(MappingNode node) {
        ObjectNode values = MAKE.objectNode();
        for (NodeTuple entry : node.getValue()) {
            if (key(entry).equals("<<")) {
                JsonNode merged = value(entry.getValueNode());
                (merged.isArray() ? merged : MAKE.arrayNode().add(merged)).forEach(each -> each.properties()
                        .forEach(field -> values.putIfAbsent(field.getKey(), field.getValue())));
            }
        }
        Set<String> own = new java.util.HashSet<>();
        for (NodeTuple entry : node.getValue()) {
            String key = key(entry);
            if (!key.equals("<<")) {
                if (!own.add(key)) {
                    throw new Misread("line " + line(entry.getKeyNode()) + ": " + key + " is there twice");
                }
                values.set(key, value(entry.getValueNode()));
            }
        }
        return values;
    }

    private static String key(NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            return key.getValue();
        }
        throw new Misread("line " + line(entry.getKeyNode()) + ": a key is a word");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** What cannot be read, in words for whoever wrote it. */
    static final class Misread extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Misread(String message) {
            super(message);
        }
    }
}
