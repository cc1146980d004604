package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of people at places, over HTTP. */
class CertificatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Company company;
    private Employee wang;
    private String desk;

    @BeforeEach
    void aGateInShanghai() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        desk = company.key("credential.read", "credential.write");
        company.desk.wall.hang(
                TerminalId.next(),
                new LocalName("东门", "Gate"),
                company.shanghai.id(),
                company.clock.instant(),
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, true));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private String own(Employee person) {
        return "/employees/" + person.id().text() + "/certificates";
    }

    @Test
    @DisplayName("T068: who lacks what a place asks for is told where they are not let in, until it is entered")
    void t068WhoLacksWhatAPlaceAsksForIsToldUntilItIsEntered() throws IOException {
        JsonNode kind = json(company.post(
                desk,
                "/certificate-kinds",
                "{\"name\":{\"zh\":\"叉车证\",\"en\":\"Forklift\"},\"sites\":[\""
                        + company.shanghai.id().text() + "\"]}"));
        String id = kind.get("id").asText();
        JsonNode barred = json(company.get(desk, own(wang))).at("/barred/0");
        assertEquals("Gate", barred.at("/terminal/en").asText(), barred.toString());
        assertEquals(id, barred.at("/lacks/0").asText());
        String draft = "{\"validUntil\":\"2031-12-31\",\"reference\":\"No. 7\"}";
        assertEquals(
                200,
                company.web
                        .send(company.as(desk, own(wang) + "/" + id).PUT(Web.text(draft)))
                        .statusCode());
        JsonNode after = json(company.get(desk, own(wang)));
        assertEquals("2031-12-31", after.at("/certificates/0/validUntil").asText());
        assertEquals(0, after.at("/barred").size());
        assertEquals(
                204,
                company.web
                        .send(company.as(desk, own(wang) + "/" + id).DELETE())
                        .statusCode());
        assertEquals(1, json(company.get(desk, own(wang))).at("/barred").size());
    }

    @Test
    void peopleOutsideTheScopeAreNobody() {
        Employee li = company.hire("李雷", company.office);
        String only = company.front.key(Scope.only(li.id()), Set.of("credential.read"));
        assertEquals(200, company.get(only, own(li)).statusCode());
        assertEquals(404, company.get(only, own(wang)).statusCode());
    }
}
