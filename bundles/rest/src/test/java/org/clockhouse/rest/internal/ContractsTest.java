package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C051: contractors")
class ContractsTest {

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private String key;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        key = company.key("employee.read", "employee.write");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void aContractIsWrittenListedExtendedWithManyAndRemoved() {
        String path = "/contracts/" + wang.id().text();
        assertEquals(0, Texts.json(company.get(key, path)).get("version").asInt());
        HttpResponse<String> written = put(path, "{\"company\":\"甲公司\",\"until\":\"2020-01-31\"}", 0);
        assertEquals(200, written.statusCode(), written.body());
        assertEquals("CONTRACT_OVER", Texts.json(written).get("lapse").asText());
        JsonNode listed = Texts.json(company.get(key, "/contracts?days=30")).get("items");
        assertEquals(wang.number(), listed.get(0).get("number").asText());

        JsonNode answers = Texts.json(company.post(
                        key,
                        "/contracts/renewals",
                        "{\"employeeIds\":[\"" + wang.id().text() + "\"],\"until\":\"2098-12-31\"}"))
                .get("items");
        assertEquals(false, answers.get(0).has("code"), answers.toString());
        JsonNode extended = Texts.json(company.get(key, path));
        assertEquals("NO_INDUCTION", extended.get("lapse").asText());
        assertEquals(
                0,
                Texts.json(company.get(key, "/contracts?days=30")).get("items").size());
        String undo = "{\"contracts\":[" + answers.get(0).get("before") + "]}";
        assertEquals(204, company.post(key, "/contracts/renewal-undos", undo).statusCode());
        assertEquals(
                "2020-01-31", Texts.json(company.get(key, path)).get("until").asText());
        assertEquals(412, company.post(key, "/contracts/renewal-undos", undo).statusCode());
        assertEquals(412, delete(path, 1));
        assertEquals(204, delete(path, 3));
        assertEquals(0, Texts.json(company.get(key, path)).get("version").asInt());
    }

    private HttpResponse<String> put(String path, String body, long version) {
        return company.web.send(
                company.as(key, path).header("If-Match", "\"" + version + "\"").PUT(Web.text(body)));
    }

    private int delete(String path, long version) {
        return company.web
                .send(company.as(key, path)
                        .header("If-Match", "\"" + version + "\"")
                        .DELETE())
                .statusCode();
    }
}
