package org.clockhouse.report.internal.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.util.Properties;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.report.ReportRequest.Language;

/** The words of a sheet in one language. */
public final class Words {

    private final Language language;
    private final Properties texts = new Properties();
    private final String[] weekdays;

    public Words(Language language) {
        this.language = language;
        String file = language == Language.ZH ? "sheet_zh.properties" : "sheet.properties";
        try (InputStream in = Words.class.getResourceAsStream("/org/clockhouse/report/" + file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        weekdays = of("weekdays").split(" ");
    }

    public String of(String key) {
        return texts.getProperty(key, key);
    }

    public String of(String key, Object... values) {
        return MessageFormat.format(of(key), values);
    }

    public String of(LocalName name) {
        String wanted = language == Language.ZH ? name.zh() : name.en();
        return wanted.isEmpty() ? name.any() : wanted;
    }

    public String of(DayOfWeek day) {
        return weekdays[day.getValue() - 1];
    }

    Language language() {
        return language;
    }
}
