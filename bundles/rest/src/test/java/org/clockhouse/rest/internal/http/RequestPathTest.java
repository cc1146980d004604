package org.clockhouse.rest.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.lang.annotation.Annotation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.ext.ParamConverter;
import org.clockhouse.account.NewAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    private static final String TOY = "{\"name\":{\"zh\":\"球\",\"en\":\"ball\"},\"lasts\":\"PT7H\"}";

    @TempDir
    Path directory;

    private ToyApi api;

    @BeforeEach
    void start() {
        api = new ToyApi(directory);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatIsMadeIsAnsweredWithItsAddressAndTag() {
        HttpResponse<String> made = post(api.key("employee.write"), TOY);
        assertEquals(201, made.statusCode());
        assertEquals("/api/v1/toys/t1", header(made, "Location"));
        assertTrue(header(made, "ETag").matches("\"1\\.[0-9a-f]{1,8}\""));
        assertEquals(
                "{\"id\":\"t1\",\"name\":{\"zh\":\"球\",\"en\":\"ball\"},\"lasts\":\"PT7H\",\"version\":1}",
                made.body());
    }

    @Test
    void withoutCredentialsNothingIsAnswered() {
        HttpResponse<String> refused = api.web.send(api.request("/t1"));
        assertProblem(refused, 401, "unauthenticated", "unauthenticated");
        assertTrue(header(refused, "WWW-Authenticate").startsWith("Bearer"));
    }

    @Test
    void anInventedKeyOrCookieIsNobody() {
        assertProblem(api.web.send(api.as("made-up", "/t1")), 401, "unauthenticated", "unauthenticated");
        HttpRequest.Builder cookie = api.request("/t1").header("Cookie", Doorkeeper.COOKIE + "=made-up");
        assertProblem(api.web.send(cookie), 401, "unauthenticated", "unauthenticated");
        HttpRequest.Builder basic = api.request("/t1").header("Authorization", "Basic YWRtaW46YWRtaW4=");
        assertProblem(api.web.send(basic), 401, "unauthenticated", "unauthenticated");
    }

    @Test
    void aMissingPermissionIsNamedAndAudited() {
        HttpResponse<String> refused = api.web.send(api.as(api.key("employee.write"), "/t1"));
        assertProblem(refused, 403, "denied", "permission.missing");
        assertEquals("employee.read", json(refused).get("permission").asText());
        assertEquals(
                List.of("permission.refuse"),
                api.office.audit().apart().stream()
                        .map(draft -> draft.action())
                        .filter(action -> action.startsWith("permission"))
                        .toList());
    }

    @Test
    void anOperationThatSaysNothingOfPermissionsIsRefusedAtTheStart() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> new Api(List.of(new Careless()), Mapper.create(), new Shape(), null, null, null));
        assertTrue(refused.getMessage().contains("which permission"), refused.getMessage());
    }

    @javax.ws.rs.Path("/careless")
    public static final class Careless {
        @GET
        public String get() {
            return "everything";
        }
    }

    @Test
    void aCookieAloneChangesNothing() {
        String cookie = api.cookie("lilei", "employee.write");
        HttpRequest.Builder forged = json(api.request("").header("Cookie", cookie));
        assertProblem(api.web.send(forged.POST(Web.text(TOY))), 403, "forged", "request.forged");
        assertEquals(0, api.toys.made.get());

        HttpRequest.Builder own = json(api.request("").header("Cookie", cookie).header("X-Clockhouse", "1"));
        assertEquals(201, api.web.send(own.POST(Web.text(TOY))).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void anotherPageChangesNothingEvenWithTheHeader(String name, String value) {
        HttpRequest.Builder forged = json(api.request("")
                .header("Cookie", api.cookie("lilei", "employee.write"))
                .header("X-Clockhouse", "1")
                .header(name, value));
        assertProblem(api.web.send(forged.POST(Web.text(TOY))), 403, "forged", "request.forged");
        assertEquals(0, api.toys.made.get());
    }

    @Test
    void theConsolesOwnOriginIsWelcome() {
        HttpRequest.Builder own = json(api.request("")
                .header("Cookie", api.cookie("lilei", "employee.write"))
                .header("X-Clockhouse", "1")
                .header("Origin", "http://" + api.web.authority())
                .header("Sec-Fetch-Site", "same-origin"));
        assertEquals(201, api.web.send(own.POST(Web.text(TOY))).statusCode());
    }

    @Test
    void aPasswordThatMustBeChangedComesFirst() {
        NewAccount made = api.office.newcomer("hanmeimei", api.office.role(Set.of("employee.read"), Map.of()));
        String cookie = api.cookieOf("hanmeimei", made.password());
        assertProblem(
                api.web.send(api.request("/t1").header("Cookie", cookie)),
                403,
                "password-change",
                "password.must-change");
        assertProblem(
                api.web.send(api.request("/mine").header("Cookie", cookie)),
                403,
                "password-change",
                "password.must-change");
    }

    @Test
    void theRequestIdOfTheCallerReachesTheOperation() {
        HttpRequest.Builder request = api.request("/mine")
                .header("Cookie", api.cookie("lilei", "own.read"))
                .header("X-Request-Id", "abc-1");
        assertEquals("abc-1", json(api.web.send(request)).get("colour").asText());
        HttpRequest.Builder odd = api.request("/failures/bug").header("X-Request-Id", "a b<c>");
        assertFalse(json(api.web.send(odd)).get("requestId").asText().contains("<"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"admin\":true}|malformed|/admin|member.unknown",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"soon\"}|malformed|/lasts|value.format",
                "{\"name\":{\"en\":\"a\"},\"lasts\":7}|malformed|/lasts|value.type",
                "{\"name\":\"a\",\"lasts\":\"PT1H\"}|malformed|/name|value.type",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"since\":\"30-02\"}|malformed|/since|value.format",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"since\":\"+999999999-12-31\"}|malformed|/since|value.format",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"since\":[2026,3,29]}|malformed|/since|value.type",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"x\",\"count\":1},{\"name\":\"y\",\"count\":\"2\"}]}|malformed|/parts/1/count|value.type",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"lasts\":\"PT2H\"}|malformed||json.syntax",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\"} {}|malformed||json.syntax",
                "{\"name\":{\"en\":\"a\"|malformed||json.syntax",
                "{\"name\":{\"en\":\"a\"}}|invalid|/lasts|value.missing",
                "{\"name\":{\"en\":\"a\"},\"lasts\":null}|invalid|/lasts|value.missing",
                "{\"name\":{\"en\":\" \"},\"lasts\":\"PT1H\"}|invalid|/name|name.empty",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":\"ultramarine\"}|invalid|/colour|value.size",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"x\",\"count\":1},null]}|invalid|/parts/1|value.missing",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"x\",\"count\":1},{\"name\":\"y\"}]}|invalid|/parts/1/count|value.missing",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"x\",\"count\":null}]}|invalid|/parts/0/count|value.missing",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"\",\"count\":1}]}|invalid|/parts/0/name|value.not-blank",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"parts\":[{\"name\":\"x\",\"count\":10}]}|invalid|/parts/0/count|value.max",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":7}|malformed|/colour|value.type",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":true}|malformed|/colour|value.type",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":\"a\\u0000\"}|malformed|/colour|value.format",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":\"a\\u0007\"}|malformed|/colour|value.format",
                "{\"name\":{\"en\":\"a\"},\"lasts\":\"PT1H\",\"colour\":\"a\\ud800\"}|malformed|/colour|value.format",
                "null|invalid||value.missing"
            })
    void aWrongBodyIsRefusedWithItsPlace(String body, String type, String pointer, String code) {
        HttpResponse<String> refused = post(api.key("employee.write"), body);
        assertEquals(400, refused.statusCode(), refused.body());
        JsonNode problem = json(refused);
        assertEquals("/problems/" + type, problem.get("type").asText(), refused.body());
        assertEquals(
                pointer == null ? "" : pointer,
                problem.get("errors").get(0).get("pointer").asText(),
                refused.body());
        assertEquals(code, problem.get("errors").get(0).get("code").asText(), refused.body());
        assertEquals(0, api.toys.made.get());
    }

    @Test
    void everyWrongMemberIsNamedAtOnce() {
        assertEquals(
                2, json(post(api.key("employee.write"), "{}")).get("errors").size());
    }

    @ParameterizedTest
    @CsvSource({
        "duplicate, 409, duplicate, toy.taken",
        "refused, 422, refused, toy.wrong",
        "unavailable, 503, unavailable, store.unavailable"
    })
    void whatAServiceRefusesIsAProblem(String kind, int status, String type, String code) {
        HttpResponse<String> refused = api.web.send(api.request("/failures/" + kind));
        assertProblem(refused, status, type, code);
        assertEquals(status == 503, refused.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void aDefectIsAnIncidentWithoutItsText() {
        HttpResponse<String> failed = api.web.send(api.request("/failures/bug"));
        assertProblem(failed, 500, "internal", "internal");
        assertTrue(json(failed).get("detail").asText().matches("incident [0-9a-f-]{36}"));
        assertFalse(failed.body().contains("secret"));
    }

    @Test
    void whatTheRuntimeRefusesIsAProblemToo() {
        String key = api.key("employee.write");
        assertProblem(api.web.send(api.web.request("/api/v1/nowhere")), 404, "not-found", "resource.not-found");
        assertProblem(api.web.send(api.as(key, "").PUT(Web.text(TOY))), 405, "method", "method.not-allowed");
        HttpRequest.Builder xml =
                api.request("").header("Authorization", "Bearer " + key).header("Content-Type", "text/xml");
        assertProblem(api.web.send(xml.POST(Web.text("<a/>"))), 415, "media-type", "type.unsupported");
        HttpRequest.Builder html = api.request("/failures/bug").header("Accept", "text/html");
        assertProblem(api.web.send(html), 406, "not-acceptable", "type.not-acceptable");
    }

    @Test
    void anIdThatIsNoneNamesNothing() {
        assertEquals(404, api.web.send(api.request("/of/..%2f..%2fetc")).statusCode());
        assertEquals(404, api.web.send(api.request("/of/17")).statusCode());
    }

    @Test
    void aWrongQueryIsRefusedWithItsName() {
        String id = org.clockhouse.kernel.EmployeeId.next().text();
        HttpResponse<String> refused = api.web.send(api.request("/of/" + id + "?since=yesterday"));
        assertProblem(refused, 400, "invalid", "request.invalid");
        assertEquals("?since", json(refused).get("errors").get(0).get("pointer").asText());
        HttpResponse<String> tooMany = api.web.send(api.request("/of/" + id + "?limit=501"));
        assertEquals(422, tooMany.statusCode());
        assertEquals("?limit", json(tooMany).at("/errors/0/pointer").asText());
        HttpResponse<String> unwritable = api.web.send(api.request("/of/" + id + "?text=a%00b"));
        assertProblem(unwritable, 400, "invalid", "request.invalid");
        assertEquals("?text", json(unwritable).at("/errors/0/pointer").asText());
        assertEquals(400, api.web.send(api.request("/of/" + id + "?limit=many")).statusCode());
        assertEquals(
                "2026-03-29",
                json(api.web.send(api.request("/of/" + id + "?since=2026-03-29")))
                        .get("colour")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({
        "?sinse=2026-03-29, ?sinse, parameter.unknown",
        "?since=2026-03-29&since=2026-03-30, ?since, parameter.repeated",
        "?since=%2B999999999-12-31, ?since, value.format",
        "?since=1899-12-31, ?since, value.format"
    })
    void aQueryThatMeansNothingIsRefusedAndNotPassedOver(String query, String pointer, String code) {
        String id = org.clockhouse.kernel.EmployeeId.next().text();
        HttpResponse<String> refused = api.web.send(api.request("/of/" + id + query));
        assertProblem(refused, 400, "invalid", "request.invalid");
        assertEquals(pointer, json(refused).at("/errors/0/pointer").asText());
        assertEquals(code, json(refused).at("/errors/0/code").asText());
    }

    @Test
    void everyListIsPagedThroughInOneWay() {
        assertEquals(200, api.web.send(api.request("/all?limit=500&after=")).statusCode());
        assertEquals(400, api.web.send(api.request("/all?colour=red")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(classes = {LocalDate.class, LocalDateTime.class, YearMonth.class, Instant.class})
    void noYearIsReadThatNoCompanyMeans(Class<?> type) throws Exception {
        Map<Class<?>, String> forms = Map.of(
                LocalDate.class, "-12-31",
                LocalDateTime.class, "-12-31T08:00:00",
                YearMonth.class, "-12",
                Instant.class, "-12-31T08:00:00Z");
        ParamConverter<?> converter = new Params().getConverter(type, type, new Annotation[0]);
        for (String year : List.of("+999999999", "-999999999", "0000", "1899", "3000", "9999")) {
            String text = year + forms.get(type);
            assertThrows(Params.Misread.class, () -> converter.fromString(text), text);
            assertThrows(InvalidFormatException.class, () -> Mapper.create().readValue("\"" + text + "\"", type), text);
        }
        for (String year : List.of("1900", "2026", "2999")) {
            String text = year + forms.get(type);
            assertEquals(converter.fromString(text), Mapper.create().readValue("\"" + text + "\"", type));
        }
    }

    private HttpResponse<String> post(String key, String body) {
        return api.web.send(api.as(key, "").POST(Web.text(body)));
    }

    static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Mapper.create().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.statusCode() + " " + response.body(), e);
        }
    }

    static void assertProblem(HttpResponse<String> response, int status, String type, String code) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("application/problem+json", header(response, "Content-Type"));
        JsonNode problem = json(response);
        assertEquals("/problems/" + type, problem.get("type").asText());
        assertEquals(code, problem.get("code").asText());
        assertEquals(status, problem.get("status").asInt());
        assertFalse(problem.get("requestId").asText().isEmpty());
    }
}
