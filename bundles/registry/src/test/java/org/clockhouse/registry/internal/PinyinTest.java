package org.clockhouse.registry.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.registry.Gender;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.internal.people.Files;
import org.junit.jupiter.api.Test;

class PinyinTest {

    @Test
    void anOrdinaryNameIsFamilyThenGiven() {
        assertEquals("Wang Xiaoming", Pinyin.of("王小明").shown());
        assertEquals("wxm", Pinyin.of("王小明").initials());
    }

    @Test
    void aFamilyNameIsReadAsAFamilyName() {
        assertEquals("Shan Xiongxin", Pinyin.of("单雄信").shown());
        assertEquals("Zeng Guofan", Pinyin.of("曾国藩").shown());
        assertEquals("Qiu Ying", Pinyin.of("仇英").shown());
        assertEquals("Xie Jin", Pinyin.of("解缙").shown());
    }

    @Test
    void twoCharactersMayBeOneFamilyName() {
        assertEquals("Ouyang Xiu", Pinyin.of("欧阳修").shown());
        assertEquals("Moqi Xie", Pinyin.of("万俟燮").shown());
        assertEquals("Yuchi Gong", Pinyin.of("尉迟恭").shown());
    }

    @Test
    void aNameWithTwoReadingsIsFoundByBoth() {
        Set<String> keys = keys("1", "单雄信", "");
        assertTrue(found(keys, "shanxiong"));
        assertTrue(found(keys, "danxiong"));
        assertTrue(found(keys, "sxx"));
        assertTrue(found(keys, "dxx"));
    }

    @Test
    void theGivenNameAloneIsFound() {
        Set<String> keys = keys("1", "王小明", "");
        assertTrue(found(keys, "小明"));
        assertTrue(found(keys, "xiaoming"));
        assertTrue(found(keys, "wxm"));
        assertFalse(found(keys, "明"));
    }

    @Test
    void anEnglishNameIsFoundFromEachOfItsWords() {
        Set<String> keys = keys("A-0017", "", "Ann Mary O'Neill");
        assertTrue(found(keys, "annm"));
        assertTrue(found(keys, "mary"));
        assertTrue(found(keys, "oneill"));
        assertTrue(found(keys, "a0017"));
    }

    @Test
    void aNumberIsFoundWithAndWithoutItsZeros() {
        Set<String> keys = keys("000117", "王小明", "");
        assertTrue(found(keys, "0001"));
        assertTrue(found(keys, "117"));
    }

    @Test
    void whatPeopleTypeInFullWidthIsTheSame() {
        assertEquals("a17wang", SearchKeys.fold(" Ａ１７ · WANG "));
    }

    @Test
    void keysThatOthersBeginWithAreNotKept() {
        Set<String> keys = keys("17", "王伟", "");
        assertEquals(
                keys.size(),
                keys.stream()
                        .filter(key -> keys.stream().noneMatch(other -> !other.equals(key) && other.startsWith(key)))
                        .count());
    }

    @Test
    void aRareCharacterWithoutAReadingDoesNotHideTheRest() {
        assertEquals("Wang", Pinyin.of("王\uD842\uDFB7").shown());
    }

    private static Set<String> keys(String number, String zh, String en) {
        return SearchKeys.of(
                number, Files.spoken(new PersonalData(new LocalName(zh, en), "", Gender.UNSTATED, "", "", "")));
    }

    private static boolean found(Set<String> keys, String typed) {
        return keys.stream().anyMatch(key -> key.startsWith(SearchKeys.fold(typed)));
    }
}
