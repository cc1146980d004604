package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals authorised beforehand, and bound anew, over HTTP. */
class ExpectedTerminalsTest {

    @TempDir
    Path directory;

    private Company company;
    private String it;
    private String place;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        it = company.key("terminal.read", "terminal.write");
        place = "{\"name\":{\"zh\":\"东门\",\"en\":\"East gate\"},\"siteId\":\""
                + company.shanghai.id().text() + "\",\"direction\":\"IN\"}";
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private JsonNode items() {
        return Texts.json(company.get(it, "/expected-terminals")).get("items");
    }

    private HttpResponse<String> sheet(String text) {
        return company.web.send(company.as(
                        it,
                        "/expected-terminals/sheets?siteId="
                                + company.shanghai.id().text())
                .setHeader("Content-Type", "text/csv")
                .POST(Web.text(text)));
    }

    @Test
    void t020SerialNumbersAreListedAndForgotten() {
        HttpResponse<String> listed =
                company.post(it, "/expected-terminals", "{\"items\":[{\"serial\":\"A1\",\"place\":" + place + "}]}");
        assertEquals(200, listed.statusCode(), listed.body());
        assertEquals("A1", items().get(0).get("serial").asText());
        assertEquals("IN", items().get(0).get("direction").asText());
        HttpResponse<String> pasted = sheet("A2\nA3\n");
        assertEquals(200, pasted.statusCode(), pasted.body());
        assertEquals(3, items().size());
        HttpResponse<String> wrong = sheet("serial,site\nA4,Shanghai\nA5,Nowhere\n");
        assertEquals(422, wrong.statusCode(), wrong.body());
        assertEquals("/rows/3/site", Texts.json(wrong).at("/errors/0/pointer").asText());
        String path = "/expected-terminals/" + items().get(0).get("id").asText();
        assertEquals(204, company.web.send(company.as(it, path).DELETE()).statusCode());
        assertEquals(2, items().size());
    }

    @Test
    void t020WhoHangsATerminalUpNeedsNoMoreThanTheCode() {
        HttpResponse<String> made =
                company.post(it, "/expected-terminals/codes", "{\"place\":" + place + ",\"life\":\"P2D\"}");
        assertEquals(201, made.statusCode(), made.body());
        String code = Texts.json(made).get("code").asText();
        String installer = company.key("terminal.claim");
        String claim = "{\"serial\":\"A1\",\"code\":\"" + code + "\"}";
        HttpResponse<String> claimed = company.post(installer, "/expected-terminals/claims", claim);
        assertEquals(200, claimed.statusCode(), claimed.body());
        assertEquals("A1", Texts.json(claimed).get("serial").asText());
        HttpResponse<String> again = company.post(installer, "/expected-terminals/claims", claim);
        assertEquals(422, again.statusCode(), again.body());
        assertEquals(403, company.get(installer, "/expected-terminals").statusCode());
    }

    @Test
    void t020WhoIsOfAnotherSiteNeitherSeesNorAddsAny() {
        sheet("A1\n");
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        String other = company.front.key(elsewhere, Set.of("terminal.write"));
        assertEquals(
                0,
                Texts.json(company.get(other, "/expected-terminals"))
                        .get("items")
                        .size());
        HttpResponse<String> refused =
                company.post(other, "/expected-terminals", "{\"items\":[{\"serial\":\"A2\",\"place\":" + place + "}]}");
        assertEquals(422, refused.statusCode(), refused.body());
    }

    @Test
    void t021AnotherSerialNumberIsConfirmedWithAReason() {
        TerminalDraft draft = TerminalDraft.of(new LocalName("", "Gate"), company.shanghai.id(), "zk.attlog", "");
        String gate = "/terminals/"
                + company.gates
                        .terminals
                        .register(company.actor, draft)
                        .terminal()
                        .id()
                        .text();
        assertEquals(200, patch(gate, 0, "A1").statusCode());
        HttpResponse<String> refused = patch(gate, 1, "A2");
        assertEquals(422, refused.statusCode(), refused.body());
        assertEquals("terminal.rebind", Texts.json(refused).get("code").asText());
        HttpResponse<String> bound = patch(gate + "?rebind=broken", 1, "A2");
        assertEquals(200, bound.statusCode(), bound.body());
        assertEquals("A2", Texts.json(bound).get("serial").asText());
        String audited =
                company.get(company.key("audit.read"), "/audit-entries").body();
        assertTrue(audited.contains("terminal.rebind") && audited.contains("broken"), audited);
    }

    private HttpResponse<String> patch(String path, int version, String serial) {
        return company.web.send(company.as(it, path)
                .setHeader("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"" + version + "\"")
                .method("PATCH", Web.text("{\"serial\":\"" + serial + "\"}")));
    }
}
