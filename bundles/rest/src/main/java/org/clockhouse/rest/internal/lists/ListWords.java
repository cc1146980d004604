package org.clockhouse.rest.internal.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.report.ReportRequest.Language;

/** What lists and their columns are called, and what their values mean, in one language. */
final class ListWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z";

    /** As a clock on the wall showed it. */
    private static final String WALL_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d[^Z]*";

    private final Language language;
    private final Map<String, JsonNode> names;
    private final Properties texts = new Properties();

    /** @param names by the ids of what has them */
    ListWords(Language language, Map<String, JsonNode> names) {
        this.language = language;
        this.names = names;
        String file = "lists." + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (Reader in = new InputStreamReader(ListWords.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalName title(SentList list) {
        return new LocalName(
                new ListWords(Language.ZH, Map.of()).of(list), new ListWords(Language.EN, Map.of()).of(list));
    }

    String of(SentList list) {
        return texts.getProperty("list." + list.name(), list.name());
    }

    /** One with a name of its own in the list, else what the last part of the path is called everywhere. */
    String column(SentList list, String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return texts.getProperty(
                "column." + list.name() + "." + path,
                texts.getProperty("column." + path, texts.getProperty("column." + last, last)));
    }

    /** @param word a constant of the API */
    String value(SentList list, String path, String word) {
        return texts.getProperty(
                "value." + list.name() + "." + path + "." + word, texts.getProperty("value." + word, word));
    }

    /** As people read it; empty for what is not there. */
    String shown(SentList list, String path, JsonNode row, ZoneId zone) {
        return values(row, List.of(path.split("\\.")))
                .map(value -> shown(list, path, zone, value))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Stream<JsonNode> values(JsonNode at, List<String> path) {
        if (at.isArray() && (path.isEmpty() || !path.get(0).matches("\\d+"))) {
            return StreamSupport.stream(at.spliterator(), false).flatMap(each -> values(each, path));
        }
        return path.isEmpty() ? Stream.of(at) : values(at.at("/" + path.get(0)), path.subList(1, path.size()));
    }

    private String shown(SentList list, String path, ZoneId zone, JsonNode node) {
        JsonNode value = names.getOrDefault(node.asText(), node);
        if (value.isObject()) {
            String wanted = value.path(language.name().toLowerCase(Locale.ROOT)).asText("");
            return wanted.isEmpty()
                    ? value.path("zh").asText("") + value.path("en").asText("")
                    : wanted;
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (path.equals("fee.amount")) {
            return BigDecimal.valueOf(value.asLong(), 2).toPlainString();
        }
        String text = value.asText();
        if (!value.isTextual()) {
            return value.isBoolean() ? value(list, path, text) : text;
        }
        if (text.matches(INSTANT)) {
            return MINUTE.withZone(zone).format(Instant.parse(text));
        }
        if (text.matches(WALL_TIME)) {
            return text.substring(0, 16).replace('T', ' ');
        }
        if (path.equals("planned")) {
            Duration length = Duration.parse(text);
            return String.format("%d:%02d", length.toHours(), length.toMinutesPart());
        }
        return value(list, path, text);
    }
}
