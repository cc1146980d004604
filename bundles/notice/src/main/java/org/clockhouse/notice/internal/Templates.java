package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.Wording;

/** The suite's own words: one sentence for each topic and language, unless a rule has others; and how far messages came. */
final class Templates {

    private static final int LONGEST = 1000;

    private final Properties zh = read("notices.zh.properties");
    private final Properties en = read("notices.en.properties");

    /** @throws IllegalArgumentException if the wording names a fact that the draft does not have */
    LocalName text(NoticeDraft draft, Wording wording) {
        String topic = draft.topic().name();
        Wording said = wording.or(new Wording(zh.getProperty(topic), en.getProperty(topic)));
        return new LocalName(
                clip(Wording.fill(
                        said.zh(),
                        fact -> either(fact(draft, fact).zh(), fact(draft, fact).en()))),
                clip(Wording.fill(
                        said.en(),
                        fact -> either(fact(draft, fact).en(), fact(draft, fact).zh()))));
    }

    /** How far a message came, and what the other side said, as it said it. */
    LocalName failure(Layer layer, String said) {
        String key = "layer." + layer;
        return new LocalName(zh.getProperty(key) + clip(said), en.getProperty(key) + clip(said));
    }

    /** A wording may name the same fact many times. */
    private static String clip(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static LocalName fact(NoticeDraft draft, String name) {
        return Optional.ofNullable(draft.facts().get(name))
                .orElseThrow(() -> new IllegalArgumentException(draft.topic() + " needs " + name));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
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
