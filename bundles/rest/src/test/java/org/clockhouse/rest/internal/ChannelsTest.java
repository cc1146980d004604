package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {

    @TempDir
    Path directory;

    private Company company;
    private String key;

    @BeforeEach
    void start() {
        company = new Company(directory);
        key = company.key("channel.configure");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> post(String path, String body) {
        return company.web.send(company.as(key, path).POST(Web.text(body)));
    }

    private HttpResponse<String> put(HttpResponse<String> read, String path, String body) {
        return company.web.send(
                company.as(key, path).header("If-Match", Texts.tag(read)).PUT(Web.text(body)));
    }

    private static String mail(String host, String password) {
        return "{\"on\":true,\"host\":\"" + host + "\",\"port\":587,\"security\":\"STARTTLS\",\"user\":\"suite\","
                + password + "\"sender\":\"clock@example.com\",\"console\":\"\",\"certificate\":\"\"}";
    }

    @Test
    void t108ThePasswordOfTheMailServerGoesInAndNeverComesOut() {
        HttpResponse<String> read = company.get(key, "/mail-settings");
        HttpResponse<String> set = put(read, "/mail-settings", mail("mail.invalid", "\"password\":\"geheim\","));
        assertEquals(200, set.statusCode(), set.body());
        assertFalse(set.body().contains("geheim"));
        HttpResponse<String> after = company.get(key, "/mail-settings");
        assertFalse(after.body().contains("geheim"));
        HttpResponse<String> elsewhere = put(after, "/mail-settings", mail("other.invalid", ""));
        assertEquals("mail.password-again", Texts.json(elsewhere).get("code").asText(), elsewhere.body());
        assertEquals(412, put(read, "/mail-settings", mail("mail.invalid", "")).statusCode());
    }

    @Test
    void aTrialSaysWhichLayerFailed() {
        put(company.get(key, "/mail-settings"), "/mail-settings", mail("mail.invalid", "\"password\":\"geheim\","));
        JsonNode trial = Texts.json(post("/mail-trials", "{\"address\":\"ann@example.com\"}"));
        assertEquals("ADDRESS", trial.get("layer").asText(), trial.toString());
    }

    @Test
    void t012ASystemThatIsToldGetsItsSecretOnce() {
        String draft = "{\"name\":\"ERP\",\"url\":\"http://localhost:1/in\",\"topics\":[\"LATE\"],\"on\":true}";
        HttpResponse<String> made = post("/webhooks", draft);
        assertEquals(201, made.statusCode(), made.body());
        String secret = Texts.json(made).get("secret").asText();
        assertTrue(secret.length() >= 32, secret);
        HttpResponse<String> listed = company.get(key, "/webhooks");
        assertFalse(listed.body().contains(secret));
        String path = "/webhooks/" + Texts.json(made).at("/webhook/id").asText();
        HttpResponse<String> read = company.get(key, path);
        assertEquals(200, put(read, path, draft.replace("LATE", "ABSENT")).statusCode());
        String renewed = Texts.json(post(path + "/secrets", "")).get("secret").asText();
        assertFalse(renewed.equals(secret));
        assertEquals(
                "CONNECTION",
                Texts.json(post(path + "/trials", "")).get("layer").asText());
    }

    @Test
    void t108TheAddressOfARobotIsAsGoodAsAKeyAndNotShown() {
        String draft = "{\"name\":\"班组群\",\"dialect\":\"FEISHU\",\"url\":\"http://localhost:1/hook/k3y\","
                + "\"topics\":[\"LATE\"],\"on\":true,\"secret\":\"s3cret\"}";
        HttpResponse<String> made = post("/webhooks", draft);
        assertEquals(201, made.statusCode(), made.body());
        String path = "/webhooks/" + Texts.json(made).at("/webhook/id").asText();
        HttpResponse<String> read = company.get(key, path);
        HttpResponse<String> kept = put(
                read,
                path,
                draft.replace("http://localhost:1/hook/k3y", "http://localhost:1/…")
                        .replace("s3cret", ""));
        assertEquals(200, kept.statusCode(), kept.body());
        for (HttpResponse<String> answer :
                List.of(made, read, kept, company.get(company.key("audit.read"), "/audit-entries"))) {
            assertFalse(answer.body().contains("k3y"), answer.body());
            assertFalse(answer.body().contains("s3cret"), answer.body());
        }
        assertEquals(
                "CONNECTION",
                Texts.json(post(path + "/trials", "")).get("layer").asText());
        HttpResponse<String> other = put(kept, path, draft.replace("FEISHU", "WECOM"));
        assertEquals("webhook.dialect", Texts.json(other).get("code").asText(), other.body());
        HttpResponse<String> renewed = post(path + "/secrets", "");
        assertEquals("webhook.robot-secret", Texts.json(renewed).get("code").asText(), renewed.body());
    }

    @Test
    void aSystemInsideIsRefusedUnlessItIsAllowed() {
        HttpResponse<String> refused = post(
                "/webhooks",
                "{\"name\":\"Metadata\",\"url\":\"http://169.254.169.254/latest\",\"topics\":[],\"on\":true}");
        assertEquals(422, refused.statusCode());
        assertEquals("webhook.internal", Texts.json(refused).get("code").asText());
        assertEquals("/url", Texts.json(refused).at("/errors/0/pointer").asText());
    }

    @Test
    void whatLeavesIsListedAndOnlyWhatWasGivenUpIsSentAgain() {
        String id = company.notices
                .outbox
                .post(company.org, new MessageDraft(Channel.MAIL, "ann@example.com", "Late", "x", List.of()))
                .text();
        JsonNode listed =
                Texts.json(company.get(key, "/messages?state=WAITING")).at("/items/0");
        assertEquals(id, listed.get("id").asText());
        assertEquals("ann@example.com", listed.get("target").asText());
        HttpResponse<String> again = post("/messages/" + id + "/attempts", "");
        assertEquals("message.not-given-up", Texts.json(again).get("code").asText());
    }
}
