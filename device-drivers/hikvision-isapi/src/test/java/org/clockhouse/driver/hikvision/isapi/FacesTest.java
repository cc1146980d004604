package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FacesTest {

    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 0x0d, 0x0a, 0x2d, 0x2d, 0, (byte) 0x9d, (byte) 0xd9
    };
    private static final String SEVENS_FACE = Template.naturalId("7", CredentialKind.FACE, 0, Template.PHOTO);
    private static final Token CARD = new Token("01");
    private static final String SEVENS_CARD = Grant.naturalId("7", CredentialKind.CARD, CARD);

    private final Bench bench = Bench.patient();
    private HikvisionSession session;

    @AfterEach
    void close() {
        session.close();
        bench.close();
    }

    private Optional<Reason> put(byte[] picture) throws Exception {
        Grant grant = Grant.builder("any", "7", CredentialKind.FACE, new Token("00"))
                .holderName("Li Na")
                .build();
        return session.put(
                grant,
                Template.builder("7", CredentialKind.FACE, 0, Template.PHOTO, Bytes.of(picture))
                        .build());
    }

    private Set<String> held() throws Exception {
        return Set.copyOf(session.list(Cursor.START, 10).credentialIds());
    }

    @Test
    @DisplayName("T027: a picture becomes the face of a person, byte for byte, and goes with its revocation")
    void t027APictureBecomesTheFaceOfAPersonAndGoesWithItsRevocation() throws Exception {
        session = bench.connect();
        assertEquals(Optional.empty(), put(PICTURE));
        assertArrayEquals(PICTURE, bench.terminal.faces.get("7"));
        assertEquals("Li Na", bench.terminal.people.get("7").string("name"));
        assertEquals(Set.of(SEVENS_FACE), held());
        session.revoke(Set.of(SEVENS_FACE));
        assertEquals(Map.of(), bench.terminal.faces);
        assertEquals(Map.of(), bench.terminal.people, "with nothing left they are forgotten");
    }

    @Test
    void anotherPictureTakesThePlaceOfTheFirstAndTheCardStays() throws Exception {
        session = bench.connect();
        session.put(List.of(
                Grant.builder(SEVENS_CARD, "7", CredentialKind.CARD, CARD).build()));
        put(new byte[] {1});
        assertEquals(Optional.empty(), put(PICTURE));
        assertArrayEquals(PICTURE, bench.terminal.faces.get("7"));
        assertEquals(Set.of(SEVENS_CARD, SEVENS_FACE), held());
        session.revoke(Set.of(SEVENS_CARD));
        assertEquals(Set.of(SEVENS_FACE), held());
        session.revoke(Set.of(SEVENS_FACE, "unknown"));
        session.revoke(Set.of(SEVENS_FACE));
        assertEquals(Map.of(), bench.terminal.people);
    }

    @Test
    void whatIsWrongWithAPictureIsSaidAsTheTerminalSaysIt() throws Exception {
        session = bench.connect();
        for (var wrong : Map.of(
                        "noFacePic",
                        Reason.NO_FACE,
                        "lowScoreFacePic",
                        Reason.POOR_SAMPLE,
                        "faceDuplicate",
                        Reason.SOMEBODY_ELSES)
                .entrySet()) {
            bench.terminal.faceRefusal = wrong.getKey();
            assertEquals(Optional.of(wrong.getValue()), put(PICTURE));
        }
        assertEquals(Optional.of(Reason.TOO_LARGE), put(new byte[201 << 10]));
        bench.terminal.faceRefusal = "somethingNew";
        String said = assertThrows(DriverException.class, () -> put(PICTURE)).getMessage();
        assertTrue(said.contains("somethingNew"), said);
    }

    @Test
    void firmwareThatCallsThePictureOtherwiseIsUnderstood() throws Exception {
        bench.terminal.facePart = "img";
        session = bench.connect();
        assertEquals(Optional.empty(), put(PICTURE));
        assertEquals(Optional.empty(), put(PICTURE));
        long uploads = bench.terminal.heard.stream()
                .filter(question -> question.contains("FaceDataRecord"))
                .count();
        assertEquals(3, uploads, "it is found out once");
    }

    @Test
    void aTerminalWithoutALibraryOfFacesOrThatDoesNotCountThemIsGivenNone() throws Exception {
        bench.terminal.takesFaces = false;
        session = bench.connect();
        assertEquals(Set.of(CredentialKind.CARD), session.identity().credentialKinds());
        assertEquals(Optional.of(Reason.KIND_UNSUPPORTED), put(PICTURE));
        session.close();
        bench.terminal.takesFaces = true;
        bench.terminal.countsFaces = false;
        session = bench.connect();
        session.put(List.of(
                Grant.builder(SEVENS_CARD, "7", CredentialKind.CARD, CARD).build()));
        assertEquals(Optional.of(Reason.KIND_UNSUPPORTED), put(PICTURE));
        assertEquals(Map.of(), bench.terminal.faces);
    }
}
