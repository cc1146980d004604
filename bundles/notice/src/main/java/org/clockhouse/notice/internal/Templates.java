package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.notice.NoticeDraft;

/** One sentence for each topic and language, with names of facts in braces. */
final class Templates {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Properties zh = read("notices.zh.properties");
    private final Properties en = read("notices.en.properties");

    LocalName text(NoticeDraft draft) {
        return new LocalName(
                fill(zh, draft, name -> name.zh().isEmpty() ? name.en() : name.zh()),
                fill(en, draft, name -> name.en().isEmpty() ? name.zh() : name.en()));
    }

    /** @throws IllegalArgumentException if the template names a fact that the draft does not have */
    private static String fill(Properties templates, NoticeDraft draft, Function<LocalName, String> language) {
        Map<String, LocalName> facts = draft.facts();
        return FACT.matcher(templates.getProperty(draft.topic().name())).replaceAll(found -> {
            LocalName fact = facts.get(found.group(1));
            if (fact == null) {
                throw new IllegalArgumentException(draft.topic() + " needs " + found.group(1));
            }
            return Matcher.quoteReplacement(language.apply(fact));
        });
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Templates.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
