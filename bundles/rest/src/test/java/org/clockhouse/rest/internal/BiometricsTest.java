package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent, faces and backup PINs over HTTP. */
class BiometricsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private Employee li;
    private String hr;

    @BeforeEach
    void twoPeople() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        li = company.hire("李雷", company.office);
        hr = company.key(
                "credential.read",
                "credential.issue",
                "employee.read",
                "employee.import",
                "biometric.configure",
                "biometric.consent",
                "biometric.enrol",
                "biometric.approve");
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    @DisplayName("T005, T028: from the switch by consent and photograph to an approved face, and back")
    void fromTheSwitchToAnApprovedFaceAndBack() throws IOException {
        assertEquals("biometric.off", code(post(hr, "/consents", consent(wang, 0))));
        switchOn();
        assertEquals(201, post(hr, "/consents", consent(wang, 0)).statusCode());
        JsonNode taken = json(photos(wang.number() + ".png", true)).at("/results/0");
        assertEquals("王小明", taken.at("/person/name/zh").asText(), taken.toString());
        assertEquals("ISSUED", taken.at("/face/state").asText());
        JsonNode waiting = json(company.get(hr, "/pending-biometrics")).at("/items/0");
        assertTrue(waiting.at("/picture").asBoolean());
        assertEquals(200, company.get(hr, biometric(waiting, "/picture")).statusCode());
        assertEquals(428, post(hr, biometric(waiting, "/approvals"), "{}").statusCode());
        assertEquals("biometric.only-factor", code(approve(waiting)));
        company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 7))));
        assertEquals("ACTIVE", json(approve(waiting)).at("/state").asText());
        String withdrawal = "{\"employeeId\":\"" + wang.id().text() + "\",\"kind\":\"FACE\"}";
        assertEquals(204, post(hr, "/consent-withdrawals", withdrawal).statusCode());
        JsonNode ended = json(company.get(
                        hr, "/biometrics?employeeId=" + wang.id().text()))
                .at("/items/0");
        assertEquals("REVOKED", ended.at("/state").asText());
        assertFalse(ended.at("/sampleKept").asBoolean());
        assertTrue(json(company.get(hr, "/consents?employeeId=" + wang.id().text()))
                .at("/items/0/ended")
                .isTextual());
    }

    @Test
    @DisplayName("T038: a picture of somebody who may not be seen is said to be nobody's")
    void aPictureOfSomebodyWhoMayNotBeSeenIsNobodys() throws IOException {
        hr = company.front.key(Scope.only(li.id()), Set.of("employee.import", "biometric.enrol"));
        assertEquals(
                "photo-import.number",
                json(photos(wang.number() + ".png", true))
                        .at("/results/0/problem")
                        .asText());
    }

    @Test
    void whoMayImportPhotographsMayNotTakeFaces() throws IOException {
        hr = company.key("employee.import");
        assertEquals(200, photos(wang.number() + ".png", false).statusCode());
        assertEquals(403, photos(wang.number() + ".png", true).statusCode());
    }

    @Test
    @DisplayName("T110: a backup PIN is shown once")
    void aBackupPinIsShownOnce() throws IOException {
        String draft = "{\"employeeId\":\"" + wang.id().text() + "\"}";
        JsonNode pin = json(post(hr, "/backup-pins", draft));
        assertTrue(pin.at("/digits").asText().matches("[1-9][0-9]{5}"));
        assertEquals("ACTIVE", pin.at("/state").asText());
        String held = company.get(hr, "/employees/" + wang.id().text() + "/credentials")
                .body();
        assertFalse(held.contains(pin.at("/digits").asText()));
    }

    private void switchOn() {
        HttpResponse<String> set = company.web.send(company.as(hr, "/biometric-rules/FACE")
                .header("If-Match", "\"0\"")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"on\":true,\"keepsSamples\":false}")));
        assertEquals(200, set.statusCode(), set.body());
    }

    private static String consent(Employee person, int wording) {
        return "{\"employeeId\":\"" + person.id().text() + "\",\"kind\":\"FACE\",\"wording\":" + wording + "}";
    }

    private static String biometric(JsonNode view, String what) {
        return "/biometrics/" + view.at("/id").asText() + what;
    }

    private HttpResponse<String> approve(JsonNode view) {
        return company.web.send(company.as(hr, biometric(view, "/approvals"))
                .header("If-Match", "\"" + view.at("/version").asLong() + "\"")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> post(String key, String path, String body) {
        return company.web.send(company.as(key, path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> photos(String name, boolean faces) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(name));
            ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", out);
            out.closeEntry();
        }
        return company.web.send(company.as(hr, "/photo-imports?faces=" + faces)
                .setHeader("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip.toByteArray())));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, answer.body());
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).at("/code").asText();
    }
}
