package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedViewsTest {

    private static final String DRAFT =
            "{\"screen\":\"people\",\"name\":\"Left us\",\"filters\":\"status=ENDED&text=王\",\"roles\":[]}";

    @TempDir
    Path directory;

    private Company company;
    private String cookie;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.front.operator(
                "boss", company.front.role(Set.of("employee.read", "own.read"), Map.of()), Scope.EVERYBODY);
        cookie = company.cookie("boss");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void t114FiltersAreSavedByNameChosenAndForgotten() {
        HttpResponse<String> made =
                company.web.send(company.with(cookie, "/saved-views").POST(Web.text(DRAFT)));
        assertEquals(201, made.statusCode(), made.body());
        String id = Texts.json(made).get("id").asText();
        HttpResponse<String> chosen = company.web.send(
                company.with(cookie, "/saved-view-choices/people").PUT(Web.text("{\"viewId\":\"" + id + "\"}")));
        assertEquals(204, chosen.statusCode(), chosen.body());
        JsonNode view = Texts.json(company.web.send(company.with(cookie, "/saved-views?screen=people")))
                .at("/items/0");
        assertEquals("status=ENDED&text=王", view.get("filters").asText());
        assertTrue(view.get("own").asBoolean() && view.get("chosen").asBoolean(), view.toString());
        HttpResponse<String> read = company.web.send(company.with(cookie, "/saved-views/" + id));
        HttpResponse<String> gone = company.web.send(company.with(cookie, "/saved-views/" + id)
                .header("If-Match", Texts.tag(read))
                .DELETE());
        assertEquals(204, gone.statusCode(), gone.body());
        assertEquals(
                0,
                Texts.json(company.web.send(company.with(cookie, "/saved-views?screen=people")))
                        .get("items")
                        .size());
    }

    @Test
    void sharingIsForThoseWhoSetUpTheCompany() {
        HttpResponse<String> refused = company.web.send(
                company.with(cookie, "/saved-views").POST(Web.text(DRAFT.replace("[]", "[\"MANAGER\"]"))));
        assertEquals("organisation.write", Texts.json(refused).get("permission").asText(), refused.body());
    }

    @Test
    void aMachineHasNoViews() {
        assertEquals(
                403,
                company.get(company.key("employee.read"), "/saved-views?screen=people")
                        .statusCode());
    }
}
