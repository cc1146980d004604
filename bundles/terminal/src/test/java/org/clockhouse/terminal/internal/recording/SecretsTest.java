package org.clockhouse.terminal.internal.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static String hidden(String text, String... settings) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(new Secrets(List.of(settings)).hidden(bytes), StandardCharsets.UTF_8);
    }

    @Test
    void aSecretSettingIsBlankedWhereverItStandsAndLengthsStay() {
        assertEquals("HI ******, ****** again", hidden("HI s3cr3t, s3cr3t again", "s3cr3t"));
        String encoded = Base64.getEncoder().withoutPadding().encodeToString("s3cr3t".getBytes(StandardCharsets.UTF_8));
        assertEquals("x " + "*".repeat(encoded.length()), hidden("x " + encoded, "s3cr3t"));
    }

    @Test
    void aNumberIsBlankedInBothByteOrders() {
        byte[] frame = HexFormat.of().parseHex("5082" + "d2029649" + "ff" + "499602d2");
        byte[] wanted = HexFormat.of().parseHex("5082" + "2a2a2a2a" + "ff" + "2a2a2a2a");
        assertArrayEquals(wanted, new Secrets(List.of("1234567890")).hidden(frame));
    }

    @Test
    void whatIsTooShortToBeToldFromChanceIsLeft() {
        assertEquals("LOG 0 10 20", hidden("LOG 0 10 20", "0", "10"));
    }

    @Test
    void whatATextCallsAPasswordAKeyOrATemplateIsBlanked() {
        assertEquals(
                "USER PIN=7\tName=Wang\tPasswd=****\tCard=99", hidden("USER PIN=7\tName=Wang\tPasswd=4711\tCard=99"));
        assertEquals("FP PIN=7\tTMP=********", hidden("FP PIN=7\tTMP=TUlTUz0="));
        assertEquals("{\"password\": \"****\", \"name\": 1}", hidden("{\"password\": \"4711\", \"name\": 1}"));
        assertEquals("<name>a</name><password>****</password>", hidden("<name>a</name><password>4711</password>"));
        assertEquals("/cdata?SN=1&pushcommkey=****&x=1", hidden("/cdata?SN=1&pushcommkey=abcd&x=1"));
    }

    @Test
    void picturesOfPeopleAreBlanked() {
        assertEquals(
                "{\"enrollid\":1,\"image\":\"******\",\"mode\":8}",
                hidden("{\"enrollid\":1,\"image\":\"/9j/AA\",\"mode\":8}"));
        assertEquals("PIN=1.jpg\nCMD=uploadphoto****", hidden("PIN=1.jpg\nCMD=uploadphoto\0abc"));
        assertEquals(
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\n\r\n***",
                hidden("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\n\r\nabc"));
    }

    @Test
    void authorisationIsBlankedToTheEndOfItsLine() {
        assertEquals(
                "GET / HTTP/1.1\r\nAuthorization: ************\r\nHost: x",
                hidden("GET / HTTP/1.1\r\nAuthorization: Digest a=\"b\"\r\nHost: x"));
    }
}
