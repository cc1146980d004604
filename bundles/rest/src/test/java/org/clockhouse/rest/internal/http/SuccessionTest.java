package org.clockhouse.rest.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    /** Pages of two letters of a word. */
    private static Slice<String> letters(String word, String after) {
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        int until = Math.min(word.length(), from + 2);
        return new Slice<>(List.of(word.substring(from, until)), until == word.length() ? "" : String.valueOf(until));
    }

    private static List<String> read(String... words) {
        Succession<String> all = new Succession<>(List.of(words), Function.identity());
        List<String> read = new ArrayList<>();
        String after = "";
        do {
            Slice<String> page = all.page(after, SuccessionTest::letters);
            read.addAll(page.items());
            after = page.next();
        } while (!after.isEmpty());
        return read;
    }

    @Test
    void listsAreReadToTheirEndOneAfterTheOther() {
        assertEquals(List.of("ab", "c", "de"), read("abc", "de"));
        assertEquals(List.of(), read());
    }

    @Test
    void aListThatIsGoneMeanwhileIsPassedOver() {
        Succession<String> left = new Succession<>(List.of("de"), Function.identity());
        assertEquals(List.of("de"), left.page("abc~2", SuccessionTest::letters).items());
        assertEquals(List.of(), left.page("f~2", SuccessionTest::letters).items());
    }

    @Test
    void aPlaceThatNobodyGaveIsRefused() {
        Succession<String> one = new Succession<>(List.of("abc"), Function.identity());
        assertThrows(Refused.class, () -> one.page("abc", SuccessionTest::letters));
    }
}
