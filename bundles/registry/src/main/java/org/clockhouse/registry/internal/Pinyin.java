package org.clockhouse.registry.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/**
 * How Chinese names are spoken. A character may have several readings: the first one is what is shown, all of them are
 * found. As a family name some characters are read otherwise than in a text, and two characters together may be one.
 */
public final class Pinyin {

    /** Readings as a family name where they differ from the usual one, the usual family reading first. */
    private static final Map<String, List<String>> FAMILY = Map.ofEntries(
            Map.entry("单", List.of("shan")),
            Map.entry("解", List.of("xie")),
            Map.entry("查", List.of("zha")),
            Map.entry("曾", List.of("zeng")),
            Map.entry("乐", List.of("yue", "le")),
            Map.entry("盖", List.of("ge", "gai")),
            Map.entry("仇", List.of("qiu")),
            Map.entry("区", List.of("ou")),
            Map.entry("朴", List.of("piao", "pu")),
            Map.entry("翟", List.of("zhai", "di")),
            Map.entry("尉", List.of("wei", "yu")),
            Map.entry("秘", List.of("bi")),
            Map.entry("繁", List.of("po")),
            Map.entry("缪", List.of("miao")),
            Map.entry("员", List.of("yun")),
            Map.entry("覃", List.of("qin", "tan")),
            Map.entry("那", List.of("na")),
            Map.entry("牟", List.of("mu", "mou")),
            Map.entry("卜", List.of("bu")),
            Map.entry("种", List.of("chong")),
            Map.entry("召", List.of("shao")),
            Map.entry("祭", List.of("zhai")),
            Map.entry("任", List.of("ren")),
            Map.entry("华", List.of("hua")),
            Map.entry("宁", List.of("ning")),
            Map.entry("叶", List.of("ye")),
            Map.entry("冯", List.of("feng")),
            Map.entry("重", List.of("chong")),
            Map.entry("洗", List.of("xian")),
            Map.entry("折", List.of("she")),
            Map.entry("过", List.of("guo")),
            Map.entry("长", List.of("zhang")),
            Map.entry("万", List.of("wan")),
            Map.entry("万俟", List.of("mo qi")),
            Map.entry("尉迟", List.of("yu chi")),
            Map.entry("长孙", List.of("zhang sun")),
            Map.entry("单于", List.of("chan yu")),
            Map.entry("澹台", List.of("tan tai")),
            Map.entry("宿", List.of("su")));

    /** Readings in a given name where the library's first is another one. */
    private static final Map<String, String> GIVEN =
            Map.of("长", "chang", "那", "na", "朴", "pu", "秘", "mi", "乐", "le", "单", "dan", "曾", "zeng", "行", "xing");

    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "司徒", "夏侯", "令狐", "万俟", "单于", "澹台", "司空",
            "端木", "独孤", "南宫", "西门", "轩辕", "百里", "呼延", "太史", "申屠", "闻人", "钟离", "东郭");

    private static final int MOST_READINGS = 3;
    private static final int MOST_TOGETHER = 8;

    /** The basic characters of Unicode 1. */
    private static final char FIRST = '\u4E00';

    private static final char LAST = '\u9FA5';
    private static final List<List<String>> READINGS = table();

    private Pinyin() {}

    /** How a name splits and sounds. @param family and given: each syllable's readings, the shown one first */
    public record Spoken(List<List<String>> family, List<List<String>> given) {

        /** {@code Wang Xiaoming}. */
        public String shown() {
            return (word(family) + " " + word(given)).strip();
        }

        /** {@code wxm}. */
        public String initials() {
            StringBuilder initials = new StringBuilder();
            all().forEach(syllable -> initials.append(syllable.get(0).charAt(0)));
            return initials.toString();
        }

        public List<List<String>> all() {
            List<List<String>> all = new ArrayList<>(family);
            all.addAll(given);
            return all;
        }

        private static String word(List<List<String>> syllables) {
            StringBuilder word = new StringBuilder();
            syllables.forEach(syllable -> word.append(syllable.get(0)));
            return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
    }

    /** Of a name in Chinese characters; other signs are passed over. */
    public static Spoken of(String name) {
        List<String> characters = name.codePoints()
                .filter(Character::isIdeographic)
                .mapToObj(Character::toString)
                .toList();
        int family = familyLength(characters);
        List<List<String>> familyReadings = new ArrayList<>();
        String compound = String.join("", characters.subList(0, family));
        if (family == 2 && FAMILY.containsKey(compound)) {
            Arrays.stream(FAMILY.get(compound).get(0).split(" ")).forEach(one -> familyReadings.add(List.of(one)));
        } else {
            characters.subList(0, family).forEach(one -> add(familyReadings, familyReadings(one, family == 1)));
        }
        List<List<String>> given = new ArrayList<>();
        characters.subList(family, characters.size()).forEach(one -> add(given, givenReadings(one)));
        return new Spoken(List.copyOf(familyReadings), List.copyOf(given));
    }

    /** Every way these syllables may be spoken, run together; at most {@value #MOST_TOGETHER}. */
    public static Set<String> together(List<List<String>> syllables) {
        Set<String> ways = Set.of("");
        for (List<String> readings : syllables) {
            Set<String> longer = new LinkedHashSet<>();
            for (String reading : readings) {
                ways.forEach(way -> longer.add(way + reading));
            }
            ways = longer.size() > MOST_TOGETHER ? firstOnly(ways, readings) : longer;
        }
        return ways;
    }

    private static Set<String> firstOnly(Set<String> ways, List<String> readings) {
        Set<String> longer = new LinkedHashSet<>();
        ways.forEach(way -> longer.add(way + readings.get(0)));
        return longer;
    }

    private static int familyLength(List<String> characters) {
        if (characters.size() > 2 && COMPOUND.contains(characters.get(0) + characters.get(1))) {
            return 2;
        }
        return Math.min(1, characters.size());
    }

    private static List<String> familyReadings(String character, boolean alone) {
        List<String> usual = readings(character);
        List<String> family = alone ? FAMILY.getOrDefault(character, List.of()) : List.of();
        return merged(family, usual);
    }

    private static List<String> givenReadings(String character) {
        String preferred = GIVEN.get(character);
        return merged(preferred == null ? List.of() : List.of(preferred), readings(character));
    }

    private static List<String> merged(List<String> first, List<String> then) {
        Set<String> merged = new LinkedHashSet<>(first);
        merged.addAll(then);
        return merged.stream().limit(MOST_READINGS).toList();
    }

    private static void add(List<List<String>> syllables, List<String> readings) {
        if (!readings.isEmpty()) {
            syllables.add(readings);
        }
    }

    /** Characters beyond the basic plane have none. */
    private static List<String> readings(String character) {
        int index = character.length() > 1 ? -1 : character.charAt(0) - FIRST;
        return index >= 0 && index < READINGS.size() ? READINGS.get(index) : List.of();
    }

    /**
     * Of every basic character, without tones; {@code ü} is {@code v}, as people type it. The library works each out anew at every
     * call, which was a third of the work of an import.
     */
    private static List<List<String>> table() {
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        List<List<String>> table = new ArrayList<>(LAST - FIRST + 1);
        try {
            for (char character = FIRST; character <= LAST; character++) {
                String[] found = PinyinHelper.toHanyuPinyinStringArray(character, format);
                table.add(
                        found == null
                                ? List.of()
                                : Arrays.stream(found)
                                        .map(String::intern)
                                        .distinct()
                                        .toList());
            }
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(table);
    }
}
