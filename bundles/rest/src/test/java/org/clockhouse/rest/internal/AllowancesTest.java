package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The company's own pay codes over HTTP. */
class AllowancesTest {

    private static final String DRAFT =
            """
            {"name":{"zh":"夜班津贴","en":"Night"},"payCode":"%s","measure":"ATTENDED","atLeast":240,"kind":"PERCENT","amount":150,
             "reach":{"siteIds":[],"areaIds":[],"departmentIds":["%s"],"posts":[],"shiftIds":["%s"]},"from":"2026-09-01"}
            """;

    @TempDir
    Path directory;

    private Company company;
    private String hr;
    private Employee wang;
    private Employee zhang;
    private Shift shift;

    @BeforeEach
    void aDayIsWorked() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        zhang = company.hire("张三", company.office);
        hr = company.key("timesheet.read", "shift.read", "shift.write");
        shift = company.dayShift();
        for (Employee person : List.of(wang, zhang)) {
            company.punch(person, "2026-09-01T08:00", "2026-09-01T17:00");
        }
        company.workOut();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> add(String code, String department) {
        return company.post(
                hr, "/allowances", DRAFT.formatted(code, department, shift.id().text()));
    }

    @Test
    void t072MinutesByPayCodeComeWithTheirReason() throws Exception {
        assertEquals(201, add("N1", company.works.id().text()).statusCode());
        JsonNode found =
                Texts.json(company.get(hr, "/allowance-lines?month=2026-09")).get("items");
        assertEquals(1, found.size(), found.toString());
        assertEquals(wang.number(), found.at("/0/employee/number").asText());
        assertEquals(810, found.at("/0/payCodes/N1").asInt());
        JsonNode line = found.at("/0/lines/0");
        assertEquals("2026-09-01", line.get("date").asText());
        assertEquals("D1", line.get("shiftCode").asText());
        assertEquals(540, line.get("measured").asInt());
        assertEquals(150, line.get("amount").asInt());
        assertEquals(810, line.get("counted").asInt());
    }

    @Test
    void nobodySeesTheCodesOfPeopleOutsideTheirReach() throws Exception {
        add("N1", company.works.id().text());
        add("N2", company.office.id().text());
        String theirs = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("timesheet.read"));
        String seen = company.get(theirs, "/allowance-lines?month=2026-09").body();
        assertTrue(seen.contains("N1") && !seen.contains("N2"), seen);
    }

    @Test
    void oneIsEndedAndWhatIsWrongIsNamedByPlace() throws Exception {
        JsonNode made = Texts.json(add("N1", company.works.id().text()));
        String endings = "/allowances/" + made.get("id").asText() + "/endings";
        HttpResponse<String> ended = company.web.send(
                company.as(hr, endings).header("If-Match", "\"1\"").POST(Web.text("{\"last\":\"2026-08-01\"}")));
        assertEquals("2026-08-31", Texts.json(ended).get("until").asText(), ended.body());
        assertEquals(
                0,
                Texts.json(company.get(hr, "/allowance-lines?month=2026-09"))
                        .get("items")
                        .size());
        assertEquals(1, Texts.json(company.get(hr, "/allowances")).get("items").size());
        HttpResponse<String> wrong = add("OT_REST", company.works.id().text());
        assertEquals(422, wrong.statusCode());
        assertEquals("/payCode", Texts.json(wrong).at("/errors/0/pointer").asText(), wrong.body());
    }
}
