package org.clockhouse.audit.internal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void oneValueHasOneText() {
        assertEquals(
                "{\"a\":[1,2.50,true,null,\"\\u0001\\n\\\"\\\\/王\"],\"b\":{},\"c\":[]}",
                CanonicalJson.write(Map.of(
                        "c", List.of(),
                        "b", Map.of(),
                        "a", Arrays.asList(1, new BigDecimal("2.50"), true, null, "\u0001\n\"\\/王"))));
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        String text = "{\"a\":[1,-2.50,true,false,null,\"\\u001f王\uD83D\uDE00\"],\"long\":1234567890123456789012345}";
        assertEquals(text, CanonicalJson.write(JsonReader.object(text)));
    }

    @Test
    void numbersWithoutExponentRoundTrip() {
        assertEquals("[0.00001,100000000000000000000]", CanonicalJson.write(List.of(0.00001, 1e20)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}x",
                "[1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":01}",
                "{\"a\":1e5}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":1}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":[1",
                "{\"a\":-}"
            })
    void whatIsNotOurJsonIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonReader.object(text));
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThrows(IllegalArgumentException.class, () -> JsonReader.object(deep));
    }
}
