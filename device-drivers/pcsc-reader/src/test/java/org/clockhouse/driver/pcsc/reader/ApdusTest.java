package org.clockhouse.driver.pcsc.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApdusTest {

    static final String ULTRALIGHT = "3B8F8001804F0CA000000306030003000000006A";

    @Test
    void theUidKeepsTheOrderInWhichTheCardSendsIt() {
        assertEquals(
                DeskRead.of(new Token("04A1B2C3")).medium(Medium.ISO14443),
                Apdus.uid(bytes("04A1B2C39000"), bytes(ULTRALIGHT)));
        assertEquals("ffca000000", HexFormat.of().formatHex(Apdus.getUid()));
    }

    @ParameterizedTest
    @CsvSource({"6300, NO_NUMBER", "6A81, NO_NUMBER", "90, DAMAGED", "04A1B29000, LENGTH"})
    void whatIsNoUidSaysWhy(String answer, Misread why) {
        assertEquals(
                Optional.of(why), Apdus.uid(bytes(answer), bytes(ULTRALIGHT)).misread());
    }

    @Test
    void felicaAndTopazAreNotOfIso14443() {
        String felica = "3B8F8001804F0CA00000030603F01100000000";
        assertEquals(Medium.UNSTATED, Apdus.medium(bytes(felica)));
        assertEquals(Medium.ISO14443, Apdus.medium(bytes("3B8180018080")));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
