package org.clockhouse.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.Subject.Presented;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 2, 8, 0);

    @Test
    void aPunchThatSaysNothingMoreIsAcceptedAndUnstated() {
        RawPunch punch = RawPunch.builder("1", EIGHT, new HolderNumber("0042")).build();
        assertEquals(Outcome.ACCEPTED, punch.outcome());
        assertEquals(FunctionKey.UNSTATED, punch.key());
        assertEquals(Method.UNSTATED, punch.method());
        assertEquals(
                punch, RawPunch.builder("1", EIGHT, new HolderNumber("0042")).build());
    }

    @Test
    void secretsAreNotPrinted() {
        TerminalAddress address = new TerminalAddress(URI.create("tcp://10.0.0.1:4370"), Map.of("commKey", "424242"));
        RawPunch punch = RawPunch.builder("1", EIGHT, new Presented(CredentialKind.CARD, new Token("0A004D7603")))
                .raw(Bytes.of("0A004D7603"))
                .build();
        UnreadableRow row = UnreadableRow.of(
                "line-7", UnreadableRow.Reason.NOT_A_TIME, "no such date", Bytes.of("1001\t1990-00--8"));
        for (Object value : new Object[] {address, punch, punch.subject(), punch.raw(), row, row.raw()}) {
            String text = value.toString().toLowerCase();
            assertFalse(text.contains("424242") || text.contains("0a004d7603") || text.contains("1990"), text);
        }
    }

    @Test
    void aPaddedOrEmptyHolderNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HolderNumber(" 1001"));
        assertThrows(IllegalArgumentException.class, () -> new HolderNumber(""));
    }

    @Test
    void aTargetIsTakenApartAsTheTerminalWroteIt() {
        HttpCall call = HttpCall.builder("post", "/iclock/cdata?SN=A%20B&table=ATTLOG&Stamp=&SN=other")
                .header("Content-Type", "text/plain")
                .body(Bytes.of("x"))
                .build();
        assertEquals("POST", call.method());
        assertEquals("/iclock/cdata", call.path());
        assertEquals(Optional.of("A B"), call.parameter("SN"));
        assertEquals(Optional.of(""), call.parameter("Stamp"));
        assertEquals(Optional.empty(), call.parameter("sn"));
        assertEquals(Optional.of("text/plain"), call.header("content-type"));
    }

    @Test
    void aPathIsDecodedAndNothingElseIsMadeOfIt() {
        assertEquals(
                "//iclock/c data+1",
                HttpCall.builder("GET", "//iclock/c%20data+1").build().path());
    }

    @Test
    void aMalformedTargetIsKeptAsItIs() {
        HttpCall call = HttpCall.builder("GET", "/a b%zz?q=%zz&&=1").build();
        assertEquals("/a b%zz", call.path());
        assertEquals(Optional.of("%zz"), call.parameter("q"));
    }

    @Test
    void aTerminalIsNeverRedirected() {
        assertThrows(
                IllegalArgumentException.class, () -> HttpAnswer.text(302, "elsewhere", StandardCharsets.US_ASCII));
    }

    @Test
    void aFileNameLosesItsPath() {
        assertEquals(
                "1_attlog.dat",
                FileSource.of("../../etc/1_attlog.dat", Bytes.NONE).name());
        assertEquals(
                "1_attlog.dat",
                FileSource.of("E:\\stick\\1_attlog.dat", Bytes.NONE).name());
    }

    @Test
    void aPreviewCountsReadingsThatGoBackByMoreThanADay() {
        FilePreview.Builder preview = FilePreview.builder(FilePreview.Content.PUNCHES, "format.text");
        for (LocalDateTime reading : new LocalDateTime[] {EIGHT, EIGHT.minusHours(20), EIGHT, EIGHT.minusHours(30)}) {
            preview.punch(RawPunch.builder("x", reading, new HolderNumber("1")).build());
        }
        assertEquals(1, preview.build().backwards());
        assertEquals(4, preview.build().rows());
    }

    @Test
    void aDescriptorWithTwoSettingsOfOneNameIsRefused() {
        DriverDescriptor.Builder builder = DriverDescriptor.builder("acme.t100")
                .made("Acme", "T100")
                .roads(Road.VISIT)
                .settings(Setting.text("key"), Setting.secret("key"));
        assertThrows(IllegalArgumentException.class, builder::build);
    }

    @Test
    void aReadAtADeskNeverPrintsItsDigits() {
        DeskRead read = DeskRead.of(new Token("e3086ced")).medium(Medium.EM4100);
        assertEquals("DeskRead[EM4100 32 bits]", read.toString());
        assertEquals(26, DeskRead.of(new Token("0128fd11")).bits(26).bits());
        assertEquals("DeskRead[UNSTATED 0 bits]", DeskRead.written("0005076483").toString());
        assertThrows(IllegalArgumentException.class, () -> read.bits(33));
    }
}
