package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.NewAccount;
import org.clockhouse.account.internal.FrontOffice;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    @TempDir
    Path directory;

    private Company company;

    @BeforeEach
    void start() {
        company = new Company(directory);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void theCookieIsForThisServerAloneAndNoScriptSeesIt() {
        operator("lilei", "employee.read", "recovery.save");
        HttpResponse<String> in = signIn("{\"name\":\"lilei\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        assertEquals(201, in.statusCode(), in.body());
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(
                cookie.matches("__Host-clockhouse=[^;]{20,}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=\\d+"),
                cookie);
        JsonNode session = Texts.json(in);
        assertEquals("lilei", session.at("/account/name").asText());
        assertEquals("OPERATOR", session.at("/account/kind").asText());
        assertEquals("Example", session.at("/organisation/name/en").asText());
        assertEquals(2, session.get("permissions").size());
        assertFalse(session.get("recoverySaved").asBoolean());
        assertFalse(session.has("setup"));
        assertEquals(200, company.web.send(with(in, "/sessions/current")).statusCode());
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        operator("lilei", "employee.read");
        HttpResponse<String> wrong = signIn("{\"name\":\"lilei\",\"password\":\"wrong\"}");
        HttpResponse<String> unknown = signIn("{\"name\":\"nobody\",\"password\":\"wrong\"}");
        assertEquals(401, wrong.statusCode());
        assertEquals(401, unknown.statusCode());
        assertEquals(
                wrong.body().replaceAll("\"requestId\":\"[^\"]*\"", ""),
                unknown.body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
        assertEquals("sign-in.rejected", Texts.json(wrong).get("code").asText());
        assertEquals(4, Texts.json(wrong).get("triesLeft").asInt());
        assertTrue(wrong.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void whoeverGuessesTooOftenIsToldHowLongToWait() {
        operator("lilei", "employee.read");
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> refused = signIn("{\"name\":\"lilei\",\"password\":\"guess " + left + "\"}");
            assertEquals(401, refused.statusCode());
            assertEquals(left, Texts.json(refused).get("triesLeft").asInt());
            assertEquals(
                    left == 0 ? "300" : "",
                    refused.headers().firstValue("Retry-After").orElse(""));
        }
        HttpResponse<String> last = signIn("{\"name\":\"lilei\",\"password\":\"guess\"}");
        assertEquals(429, last.statusCode(), last.body());
        assertTrue(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()) > 0);
    }

    @Test
    void passwordOrCodeButNotBothAndNothingElse() {
        assertEquals(400, signIn("{\"name\":\"a\"}").statusCode());
        assertEquals(
                400,
                signIn("{\"name\":\"a\",\"password\":\"b\",\"code\":\"c\"}").statusCode());
        assertEquals(
                400,
                signIn("{\"name\":\"a\",\"password\":\"b\",\"kind\":\"OPERATOR\"}")
                        .statusCode());
    }

    @Test
    void anotherSitesPageSignsNobodyIn() {
        HttpRequest.Builder foreign = company.web
                .request("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example");
        assertEquals(
                403,
                company.web
                        .send(foreign.POST(Web.text("{\"name\":\"a\",\"password\":\"b\"}")))
                        .statusCode());
    }

    @Test
    void theFirstPasswordOpensNothingButItsOwnChange() {
        NewAccount made = company.front.newcomer(
                "hanmeimei", company.front.role(Set.of("employee.read", "organisation.write"), Map.of()));
        HttpResponse<String> in = signIn("{\"name\":\"hanmeimei\",\"password\":\"" + made.password() + "\"}");
        assertTrue(Texts.json(in).get("mustChangePassword").asBoolean());
        assertTrue(Texts.json(in).at("/setup/needed").asBoolean());
        HttpResponse<String> refused = company.web.send(with(in, "/employees"));
        assertEquals(403, refused.statusCode());
        assertEquals("password.must-change", Texts.json(refused).get("code").asText());

        HttpResponse<String> weak = change(in, made.password(), "short");
        assertEquals(422, weak.statusCode());
        assertEquals("/next", Texts.json(weak).at("/errors/0/pointer").asText());
        assertEquals(
                204, change(in, made.password(), "correct horse battery staple").statusCode());
        assertEquals(200, company.web.send(with(in, "/employees")).statusCode());
    }

    @Test
    void signingOutEndsTheSession() {
        operator("lilei", "employee.read");
        HttpResponse<String> in = signIn("{\"name\":\"lilei\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        HttpResponse<String> out = company.web.send(
                with(in, "/sessions/current").header("X-Clockhouse", "1").DELETE());
        assertEquals(204, out.statusCode());
        assertTrue(out.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
        assertEquals(401, company.web.send(with(in, "/sessions/current")).statusCode());
    }

    @Test
    void anEmployeeSignsInWithNumberAndCodeAndSeesThemselvesOnly() {
        Employee own = company.hire("王小明", company.works);
        Employee other = company.hire("张别人", company.works);
        String desk = company.key("sign-in-code.issue", "employee.read");
        HttpResponse<String> code = company.post(desk, "/employees/" + own.id().text() + "/sign-in-codes", "");
        assertEquals(200, code.statusCode(), code.body());
        HttpResponse<String> in = signIn("{\"name\":\"" + own.number() + "\",\"code\":\""
                + Texts.json(code).get("code").asText() + "\"}");
        assertEquals(201, in.statusCode(), in.body());
        assertEquals(own.id().text(), Texts.json(in).at("/account/employeeId").asText());
        assertEquals("Asia/Shanghai", Texts.json(in).get("zone").asText());
        assertEquals(204, change(in, "", "correct horse battery staple").statusCode());
        assertEquals(
                200, company.web.send(with(in, "/employees/" + own.id().text())).statusCode());
        assertEquals(
                404,
                company.web.send(with(in, "/employees/" + other.id().text())).statusCode());
        assertEquals(
                1,
                Texts.json(company.web.send(with(in, "/employees")))
                        .get("items")
                        .size());
        assertEquals(403, company.web.send(with(in, "/accounts")).statusCode());
    }

    @Test
    void oneSeesOnesOpenSessionsAndEndsTheOthers() {
        operator("lilei", "employee.read");
        operator("other", "employee.read");
        HttpResponse<String> phone = signIn("{\"name\":\"lilei\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        signIn("{\"name\":\"other\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        company.clock.advance(Duration.ofMinutes(1));
        HttpResponse<String> in = signIn("{\"name\":\"lilei\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        var open = Texts.json(company.web.send(with(in, "/sessions"))).get("items");
        assertEquals(2, open.size());
        assertTrue(open.get(0).get("current").asBoolean());
        assertEquals("127.0.0.1", open.get(1).get("address").asText());
        HttpResponse<String> ended = company.web.send(
                with(in, "/session-endings").header("X-Clockhouse", "1").POST(Web.text("")));
        assertEquals(204, ended.statusCode(), ended.body());
        assertEquals(401, company.web.send(with(phone, "/sessions/current")).statusCode());
        assertEquals(200, company.web.send(with(in, "/sessions/current")).statusCode());
    }

    @Test
    void c053c068AnEmployeeFreezesTheirOwnCardAtOnceAndMayUndoIt() {
        Employee own = company.hire("王小明", company.works);
        Employee other = company.hire("张别人", company.works);
        String desk = company.key("credential.issue", "credential.read", "sign-in-code.issue");
        String mine = card(desk, own, "04A1B2C3");
        String theirs = card(desk, other, "11223344");
        HttpResponse<String> code = company.post(desk, "/employees/" + own.id().text() + "/sign-in-codes", "");
        HttpResponse<String> in = signIn("{\"name\":\"" + own.number() + "\",\"code\":\""
                + Texts.json(code).get("code").asText() + "\"}");
        change(in, "", "correct horse battery staple");
        assertEquals(404, act(in, "/credentials/" + theirs + "/freezes").statusCode());
        assertEquals(
                "SUSPENDED",
                Texts.json(act(in, "/credentials/" + mine + "/freezes"))
                        .get("state")
                        .asText());
        assertEquals(403, act(in, "/credentials/" + mine + "/thaws").statusCode());
        assertEquals(
                "ACTIVE",
                Texts.json(act(in, "/credentials/" + mine + "/freeze-undos"))
                        .get("state")
                        .asText());
    }

    private String card(String key, Employee holder, String number) {
        return Texts.json(company.post(
                        key,
                        "/credentials",
                        "{\"employeeId\":\"" + holder.id().text() + "\",\"kind\":\"CARD\",\"number\":\"" + number
                                + "\",\"active\":true}"))
                .get("id")
                .asText();
    }

    private HttpResponse<String> act(HttpResponse<String> in, String path) {
        return company.web.send(with(in, path)
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/json")
                .POST(Web.text(path.endsWith("undos") ? "" : "{}")));
    }

    @Test
    void whatIsWeightyAsksForThePasswordAgain() {
        operator("lilei", "driver.install");
        HttpResponse<String> in = signIn("{\"name\":\"lilei\",\"password\":\"" + FrontOffice.PASSWORD + "\"}");
        company.clock.advance(Duration.ofMinutes(6));
        HttpResponse<String> refused = install(in);
        assertEquals(403, refused.statusCode());
        assertEquals("password.confirm", Texts.json(refused).get("code").asText());
        assertEquals("", company.drivers.installed);

        assertEquals(422, confirm(in, "wrong").statusCode());
        assertEquals(204, confirm(in, FrontOffice.PASSWORD).statusCode());
        assertEquals(422, install(in).statusCode());
        assertEquals("evil.jar", company.drivers.installed);
    }

    private HttpResponse<String> install(HttpResponse<String> in) {
        return company.web.send(with(in, "/drivers?fileName=..%2F..%2Fdeploy%2Fevil.jar")
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/java-archive")
                .POST(Web.text("jar")));
    }

    private HttpResponse<String> confirm(HttpResponse<String> in, String password) {
        return company.web.send(with(in, "/password-confirmations")
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/json")
                .POST(Web.text("{\"password\":\"" + password + "\"}")));
    }

    private HttpResponse<String> change(HttpResponse<String> in, String current, String next) {
        return company.web.send(with(in, "/password-changes")
                .header("X-Clockhouse", "1")
                .header("Content-Type", "application/json")
                .POST(Web.text("{\"current\":\"" + current + "\",\"next\":\"" + next + "\"}")));
    }

    private void operator(String name, String... permissions) {
        company.front.operator(name, company.front.role(Set.of(permissions), Map.of()), Scope.EVERYBODY);
    }

    private HttpResponse<String> signIn(String body) {
        return company.web.send(company.web
                .request("/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(Web.text(body)));
    }

    private HttpRequest.Builder with(HttpResponse<String> in, String path) {
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        return company.web.request("/api/v1" + path).header("Cookie", cookie);
    }
}
