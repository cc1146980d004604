package org.clockhouse.rest.internal.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.report.ReportRequest.Language;

/** What lists and their columns are called, and what their values mean, in one language. */
final class ListWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Language language;
    private final Properties texts = new Properties();

    ListWords(Language language) {
        this.language = language;
        String file = "lists." + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (Reader in = new InputStreamReader(ListWords.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalName title(SentList list) {
        return new LocalName(new ListWords(Language.ZH).of(list), new ListWords(Language.EN).of(list));
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
        JsonNode value = row.at("/" + path.replace('.', '/'));
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isObject()) {
            String wanted = value.path(language.name().toLowerCase(Locale.ROOT)).asText("");
            return wanted.isEmpty()
                    ? value.path("zh").asText("") + value.path("en").asText("")
                    : wanted;
        }
        if (path.equals("fee.amount")) {
            return BigDecimal.valueOf(value.asLong(), 2).toPlainString();
        }
        String text = value.asText();
        if (value.isTextual() && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z")) {
            return MINUTE.withZone(zone).format(Instant.parse(text));
        }
        return value.isTextual() || value.isBoolean() ? value(list, path, text) : text;
    }
}
