package org.clockhouse.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A driver's words for people, by key, in Chinese and English. */
public final class Texts {

    private final Map<String, Text> byKey;

    private Texts(Map<String, Text> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * Reads {@code texts_zh.properties} and {@code texts_en.properties} (UTF-8) that lie beside the class.
     *
     * @throws IllegalStateException if one is missing, or holds a key that the other has not
     */
    public static Texts beside(Class<?> driver) {
        Map<String, String> zh = read(driver, "texts_zh.properties");
        Map<String, String> en = read(driver, "texts_en.properties");
        Set<String> either = new TreeSet<>(zh.keySet());
        either.addAll(en.keySet());
        Set<String> lacking = either.stream()
                .filter(key -> !zh.containsKey(key) || !en.containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!lacking.isEmpty()) {
            throw new IllegalStateException("texts of " + driver.getName() + " in one language only: " + lacking);
        }
        return new Texts(
                either.stream().collect(Collectors.toMap(key -> key, key -> new Text(zh.get(key), en.get(key)))));
    }

    public static Texts of(Map<String, Text> byKey) {
        return new Texts(byKey);
    }

    public Set<String> keys() {
        return byKey.keySet();
    }

    /** The words for the key; the key itself in both languages when there are none. */
    public Text get(String key) {
        return byKey.getOrDefault(key, new Text(key, key));
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    private static Map<String, String> read(Class<?> driver, String name) {
        try (InputStream stream = driver.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing beside " + driver.getName());
            }
            Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Texts that && byKey.equals(that.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return "Texts" + new TreeSet<>(byKey.keySet());
    }

    /** The same thing said in both languages. */
    public record Text(String zh, String en) {
        public Text {
            if (zh.isBlank() || en.isBlank()) {
                throw new IllegalArgumentException("a text is needed in both languages");
            }
        }
    }
}
