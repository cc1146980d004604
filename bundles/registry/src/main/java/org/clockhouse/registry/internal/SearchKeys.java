package org.clockhouse.registry.internal;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Numbers;
import org.clockhouse.registry.PersonalData;

/**
 * What a search may start with. Worked out when a person is written, so that a search is a look into one index: the name and
 * the given name in characters, in pinyin and in initials, with every reading; each word of the English name; the number with
 * and without leading zeros.
 */
public final class SearchKeys {

    /** As wide as the column. */
    public static final int LONGEST = 60;

    private SearchKeys() {}

    /** Lower case, half width, without blanks and signs; what is stored and what is looked for. */
    public static String fold(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        half.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        return cut(folded.toString());
    }

    /** A long name is spoken in more letters than are kept. */
    public static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The same in one of the languages, whatever the case and width. */
    public static boolean sameName(LocalName one, LocalName other) {
        return !one.zh().isEmpty() && fold(one.zh()).equals(fold(other.zh()))
                || !one.en().isEmpty() && fold(one.en()).equals(fold(other.en()));
    }

    public static Set<String> of(String number, PersonalData person) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(Numbers.folded(number));
        keys.add(Numbers.bare(number));
        keys.add(fold(number));
        addChinese(keys, person);
        addWords(keys, person.name().en());
        addWords(keys, person.pinyin());
        keys.remove("");
        return withoutBeginnings(keys.stream().map(SearchKeys::cut).collect(Collectors.toSet()));
    }

    /** What lists are ordered by: the pinyin, else the English name, else the number. */
    public static String order(String number, PersonalData person) {
        String name = fold(person.pinyin().isEmpty() ? person.name().en() : person.pinyin());
        return name.isEmpty() ? fold(number) : name;
    }

    private static void addChinese(Set<String> keys, PersonalData person) {
        String name = fold(person.name().zh());
        if (name.isEmpty()) {
            return;
        }
        Pinyin.Spoken spoken = Pinyin.of(name);
        keys.add(name);
        int family = spoken.family().size();
        if (name.codePointCount(0, name.length()) > family) {
            keys.add(name.substring(name.offsetByCodePoints(0, family)));
        }
        keys.addAll(Pinyin.together(spoken.all()));
        keys.addAll(Pinyin.together(spoken.given()));
        Pinyin.together(initials(spoken.all())).forEach(keys::add);
    }

    private static List<List<String>> initials(List<List<String>> syllables) {
        return syllables.stream()
                .map(readings -> readings.stream()
                        .map(reading -> reading.substring(0, 1))
                        .distinct()
                        .toList())
                .toList();
    }

    /** The name from each of its words on, so that a search may start with any. */
    private static void addWords(Set<String> keys, String name) {
        String rest = name.strip();
        while (!rest.isEmpty()) {
            keys.add(fold(rest));
            int blank = rest.indexOf(' ');
            rest = blank < 0 ? "" : rest.substring(blank + 1).strip();
        }
    }

    /** A key with which another one begins finds nothing that the longer one does not. */
    private static Set<String> withoutBeginnings(Set<String> keys) {
        TreeSet<String> kept = new TreeSet<>();
        for (String key : new TreeSet<>(keys).descendingSet()) {
            String longer = kept.ceiling(key);
            if (longer == null || !longer.startsWith(key)) {
                kept.add(key);
            }
        }
        return kept;
    }
}
