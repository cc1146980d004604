package org.clockhouse.driver;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One field of the form an operator fills in to add such a terminal. Its label is the descriptor's text
 * {@code setting.<key>}, its explanation {@code setting.<key>.help}, and a choice is {@code setting.<key>.<choice>}.
 */
public final class Setting {

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private final Fields is;

    private Setting(Fields fields) {
        if (!KEY.matcher(fields.key).matches()) {
            throw new IllegalArgumentException("a setting's key is a camelCase word: " + fields.key);
        }
        this.is = fields;
    }

    public static Setting text(String key) {
        return new Setting(new Fields(key, Type.TEXT, "", List.of(), false, false));
    }

    public static Setting number(String key) {
        return new Setting(new Fields(key, Type.NUMBER, "", List.of(), false, false));
    }

    /** {@code true} or {@code false}. */
    public static Setting flag(String key) {
        return new Setting(new Fields(key, Type.FLAG, "false", List.of(), false, false));
    }

    /** Kept encrypted and never shown again. */
    public static Setting secret(String key) {
        return new Setting(new Fields(key, Type.SECRET, "", List.of(), false, false));
    }

    /** One of several; the first is the default. */
    public static Setting choice(String key, List<String> choices) {
        return new Setting(new Fields(key, Type.CHOICE, choices.get(0), List.copyOf(choices), false, false));
    }

    /** The same setting with a value for those who leave it empty. */
    public Setting otherwise(String defaultValue) {
        return new Setting(new Fields(is.key, is.type, defaultValue, is.choices, is.required, is.address));
    }

    /** The same setting, not to be left empty. */
    public Setting required() {
        return new Setting(new Fields(is.key, is.type, is.defaultValue, is.choices, true, is.address));
    }

    /** The same setting, as what tells several terminals at one endpoint apart. */
    public Setting asDeviceAddress() {
        return new Setting(new Fields(is.key, is.type, is.defaultValue, is.choices, is.required, true));
    }

    public String key() {
        return is.key;
    }

    public Type type() {
        return is.type;
    }

    public String defaultValue() {
        return is.defaultValue;
    }

    public List<String> choices() {
        return is.choices;
    }

    public boolean isRequired() {
        return is.required;
    }

    public boolean isDeviceAddress() {
        return is.address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Setting that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "Setting[" + is.key + " " + is.type + "]";
    }

    private record Fields(
            String key, Type type, String defaultValue, List<String> choices, boolean required, boolean address) {}

    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        SECRET,
        CHOICE
    }
}
