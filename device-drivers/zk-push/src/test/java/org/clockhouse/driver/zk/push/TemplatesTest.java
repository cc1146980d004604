package org.clockhouse.driver.zk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.tck.MemoryArrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final String FINGER = "FP PIN=7\tFID=6\tSize=8\tValid=1\tTMP=AQIDBA==";
    private static final String FACE =
            "BIODATA Pin=7\tNo=0\tIndex=0\tValid=1\tDuress=0\tType=9\tMajorVer=58\tMinorVer=12\tFormat=0\tTmp=BQYH";
    private static final String PHOTO = "BIOPHOTO PIN=7\tFileName=7.jpg\tType=9\tSize=4\tContent=/9j/";

    private final MemoryArrivals arrivals = new MemoryArrivals(Clock.systemUTC());
    private final PushDriver driver = new PushDriver();

    @BeforeEach
    void registered() {
        arrivals.register("S1");
    }

    @Test
    void t027FingersFacesAndPicturesComeWithTheirPlaceAndVersion() {
        assertEquals(
                Optional.of(template(CredentialKind.FINGERPRINT, 6, "zk.finger", 1, 2, 3, 4)
                        .build()),
                read(FINGER));
        assertEquals(
                Optional.of(template(CredentialKind.FACE, 0, "zk.bio", 5, 6, 7)
                        .version("9.58.12.0")
                        .build()),
                read(FACE));
        assertEquals(
                Optional.of(template(CredentialKind.FACE, 0, "photo", 0xFF, 0xD8, 0xFF)
                        .build()),
                read(PHOTO));
        assertEquals(
                CredentialKind.PALM,
                read(FACE.replace("Type=9", "Type=8")).orElseThrow().kind());
    }

    @Test
    void whatIsNoWholeTemplateIsNone() {
        assertEquals(Optional.empty(), read(FINGER.replace("AQIDBA==", "")));
        assertEquals(Optional.empty(), read(FINGER.replace("AQIDBA==", "*")));
        assertEquals(Optional.empty(), read(FINGER.replace("FID=6", "FID=77")));
        assertEquals(Optional.empty(), read(FINGER.replace("Valid=1", "Valid=0")));
        assertEquals(Optional.empty(), read(FINGER.replace("PIN=7", "PIN=")));
        assertEquals(Optional.empty(), read(FACE.replace("Type=9", "Type=3")));
        assertEquals(Optional.empty(), read(FACE.replace("Index=0", "Index=1")));
        assertEquals(Optional.empty(), read("USERPIC PIN=7\tContent=/9j/"));
    }

    @Test
    void whatWasReadIsWrittenAsItCame() {
        assertEquals("DATA UPDATE FINGERTMP PIN=7\tFID=6\tSize=8\tValid=1\tTMP=AQIDBA==", put(read(FINGER)));
        assertEquals(
                "DATA UPDATE BIODATA Pin=7\tNo=0\tIndex=0\tValid=1\tDuress=0\tType=9\tMajorVer=58\tMinorVer=12\tFormat=0"
                        + "\tTmp=BQYH",
                put(read(FACE)));
        assertEquals("DATA UPDATE BIOPHOTO PIN=7\tType=9\tSize=4\tContent=/9j/", put(read(PHOTO)));
        assertEquals(
                "DATA DELETE FINGERTMP PIN=7\tFID=6",
                words(new Task.RemoveTemplate("7", CredentialKind.FINGERPRINT, 6, "zk.finger")));
        assertEquals(
                "DATA DELETE BIODATA Pin=7\tType=9",
                words(new Task.RemoveTemplate("7", CredentialKind.FACE, 0, "photo")));
        assertFalse(driver.takes(new Task.PutTemplate(
                template(CredentialKind.FACE, 0, "other", 1).build())));
    }

    @Test
    void t028WhatIsNotWantedIsNotAskedForAndOnlySaidToHaveCome() throws Exception {
        assertFalse(greeting().contains("FP"));
        assertEquals("OK: 3", operations());
        assertEquals(List.of(), arrivals.offered());
        assertTrue(arrivals.events().stream().allMatch(event -> event.kind() == Kind.BIOMETRIC_WITHHELD));
    }

    @Test
    void whatIsWantedIsAskedForAndOfferedAndNoEventHoldsIt() throws Exception {
        arrivals.want(Set.of(CredentialKind.FINGERPRINT, CredentialKind.FACE));
        assertTrue(greeting().contains("\tEnrollFP\tChgFP\tFACE\tBioPhoto\n"));
        assertEquals("OK: 3", operations());
        assertEquals(
                List.of("zk.finger", "zk.bio", "photo"),
                arrivals.offered().stream().map(Template::family).toList());
        for (TerminalEvent event : arrivals.events()) {
            assertEquals(Kind.BIOMETRIC_OFFERED, event.kind());
            assertFalse(event.raw().text(StandardCharsets.UTF_8).matches("(?s).*(AQIDBA|BQYH|/9j/).*"));
        }
    }

    private String operations() throws Exception {
        return send("POST", "/iclock/cdata?SN=S1&table=OPERLOG&OpStamp=1", String.join("\n", FINGER, FACE, PHOTO));
    }

    private String greeting() throws Exception {
        return send("GET", "/iclock/cdata?SN=S1&options=all&pushver=2.4.1", "");
    }

    private String send(String method, String target, String body) throws Exception {
        return driver.answer(
                        HttpCall.builder(method, target).body(Bytes.of(body)).build(), arrivals)
                .body()
                .text(StandardCharsets.UTF_8);
    }

    private static Template.Builder template(CredentialKind kind, int slot, String family, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        return Template.builder("7", kind, slot, family, Bytes.of(bytes));
    }

    private static Optional<Template> read(String text) {
        Line line = Line.of(Bytes.of(text), StandardCharsets.UTF_8).get(0);
        return Templates.read(OperationLine.word("OPERLOG", line), line);
    }

    private static String put(Optional<Template> template) {
        return words(new Task.PutTemplate(template.orElseThrow()));
    }

    private static String words(Task task) {
        return new Commands(false, StandardCharsets.UTF_8, LocalDateTime.MIN)
                .words(task)
                .orElseThrow();
    }
}
