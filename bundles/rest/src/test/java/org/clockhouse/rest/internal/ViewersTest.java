package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can see a person is what the grants say, and nobody hears it without the right to see accounts. */
class ViewersTest {

    @TempDir
    Path directory;

    private Company company;
    private String reader;
    private Employee wang;
    private Employee zhang;

    @BeforeEach
    void start() {
        company = new Company(directory);
        wang = company.hire("王小明", company.works);
        zhang = company.hire("张三", company.office);
        reader = company.key("account.read");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private List<String> viewers(Employee person) {
        HttpResponse<String> answer =
                company.get(reader, "/viewers?employeeId=" + person.id().text());
        assertEquals(200, answer.statusCode(), answer.body());
        return StreamSupport.stream(Texts.json(answer).get("items").spliterator(), false)
                .map(ViewersTest::words)
                .toList();
    }

    private static String words(JsonNode viewer) {
        return viewer.get("kind").asText() + " " + viewer.get("reach").asText() + " "
                + viewer.get("name").asText() + " " + viewer.get("permissions").toString();
    }

    @Test
    void aGrantIsNamedWhereItReachesThePersonAndWhy() {
        RoleId manages = company.front.role(Set.of("timesheet.read", "employee.read"), Map.of());
        company.front.operator("foreman", manages, new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()));
        company.front.operator("aunt", manages, Scope.only(zhang.id()));
        String may = "[\"employee.read\",\"timesheet.read\"]";
        List<String> ofWang = viewers(wang);
        assertTrue(ofWang.contains("ACCOUNT DEPARTMENT foreman shown " + may), ofWang.toString());
        assertFalse(ofWang.toString().contains("aunt"), ofWang.toString());
        List<String> ofZhang = viewers(zhang);
        assertTrue(ofZhang.contains("ACCOUNT NAMED aunt shown " + may), ofZhang.toString());
        assertFalse(ofZhang.toString().contains("foreman"), ofZhang.toString());
        assertTrue(ofZhang.stream().anyMatch(viewer -> viewer.startsWith("API_KEY EVERYBODY key")), ofZhang.toString());
    }

    @Test
    void ownDataIsSeenByItsOwnerAlone() {
        company.front.employee("10001", wang.id());
        assertTrue(viewers(wang).stream().anyMatch(viewer -> viewer.startsWith("ACCOUNT OWN ")));
        assertTrue(viewers(zhang).stream().noneMatch(viewer -> viewer.contains(" OWN ")));
    }

    @Test
    void aManagerOfSomePeopleIsNotTold() {
        String some = company.front.key(
                new Scope(false, Set.of(), Set.of(company.works.id()), Set.of()), Set.of("account.read"));
        assertEquals(
                403,
                company.get(some, "/viewers?employeeId=" + wang.id().text()).statusCode());
        assertEquals(
                404,
                company.get(reader, "/viewers?employeeId=" + EmployeeId.next().text())
                        .statusCode());
        assertEquals(400, company.get(reader, "/viewers").statusCode());
    }
}
