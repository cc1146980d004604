package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.SignIn;
import org.clockhouse.account.SignInAttempt;
import org.clockhouse.account.internal.FrontOffice;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.http.Doorkeeper;
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
        SignIn in = company.front
                .sessions()
                .signIn(new SignInAttempt("boss", SignInAttempt.Kind.PASSWORD, FrontOffice.PASSWORD, "10.0.0.7", "r"));
        cookie = Doorkeeper.COOKIE + "=" + ((SignIn.Accepted) in).token();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpRequest.Builder request(String path) {
        return company.web
                .request("/api/v1" + path)
                .header("Cookie", cookie)
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/json");
    }

    @Test
    void t114FiltersAreSavedByNameChosenAndForgotten() {
        HttpResponse<String> made = company.web.send(request("/saved-views").POST(Web.text(DRAFT)));
        assertEquals(201, made.statusCode(), made.body());
        String id = Texts.json(made).get("id").asText();
        HttpResponse<String> chosen =
                company.web.send(request("/saved-view-choices/people").PUT(Web.text("{\"viewId\":\"" + id + "\"}")));
        assertEquals(204, chosen.statusCode(), chosen.body());
        JsonNode view = Texts.json(company.web.send(request("/saved-views?screen=people")))
                .at("/items/0");
        assertEquals("status=ENDED&text=王", view.get("filters").asText());
        assertTrue(view.get("own").asBoolean() && view.get("chosen").asBoolean(), view.toString());
        HttpResponse<String> read = company.web.send(request("/saved-views/" + id));
        HttpResponse<String> gone = company.web.send(request("/saved-views/" + id)
                .header("If-Match", Texts.tag(read))
                .DELETE());
        assertEquals(204, gone.statusCode(), gone.body());
        assertEquals(
                0,
                Texts.json(company.web.send(request("/saved-views?screen=people")))
                        .get("items")
                        .size());
    }

    @Test
    void sharingIsForThoseWhoSetUpTheCompany() {
        HttpResponse<String> refused =
                company.web.send(request("/saved-views").POST(Web.text(DRAFT.replace("[]", "[\"MANAGER\"]"))));
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
