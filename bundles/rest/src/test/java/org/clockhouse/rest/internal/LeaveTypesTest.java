package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.rest.internal.http.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of leave are changed over HTTP. */
class LeaveTypesTest {

    private static final String DRAFT =
            """
            {"from":"%s","name":{"zh":"学习假","en":"Study"},"basis":"WORK_MINUTES","paidPercent":50,"unit":240,"deadline":-3,
             "balance":false,"yearly":[],"carryMonths":0,"offered":true}
            """;

    @TempDir
    Path directory;

    private Company company;
    private String hr;

    @BeforeEach
    void start() {
        company = new Company(directory);
        hr = company.key("timesheet.read", "leave.write");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> put(String code, String from, int version) throws Exception {
        return company.web.send(company.as(hr, "/leave-types/" + code)
                .header("If-Match", "\"" + version + "\"")
                .PUT(Web.text(DRAFT.formatted(from))));
    }

    @Test
    void t048ATypeIsChangedFromADateOnAndKeepsItsEditions() throws Exception {
        assertEquals(200, put("SICK", "2030-01-01", 0).statusCode());
        assertEquals(412, put("SICK", "2031-01-01", 0).statusCode());
        assertEquals(60, paid("/leave-types?date=2029-12-31"));
        assertEquals(50, paid("/leave-types?date=2030-01-01"));
        JsonNode editions =
                Texts.json(company.get(hr, "/leave-types/SICK/editions")).get("items");
        assertEquals(2, editions.size());
        assertEquals(-3, editions.at("/1/deadline").asInt());
        assertEquals(404, company.get(hr, "/leave-types/NONE").statusCode());
        assertEquals(422, put("SICK", "2029-01-01", 1).statusCode());
    }

    /** Half past midnight of New Year in Shanghai is still the old year where the server counts. */
    @Test
    void t048TodayIsTheDateAtThePersonsSite() throws Exception {
        String account =
                "/leave-accounts/" + company.hire("李雷", company.office).id().text();
        String entry = "{\"type\":\"ANNUAL\",\"date\":\"2030-01-01\",\"minutes\":480,\"reason\":\"moved\"}";
        assertEquals(200, company.post(hr, account + "/entries", entry).statusCode());
        company.clock.set("2029-12-31T15:30:00Z");
        assertEquals(0, left(account));
        company.clock.set("2029-12-31T16:30:00Z");
        assertEquals(480, left(account));
    }

    private int left(String account) throws Exception {
        for (JsonNode balance : Texts.json(company.get(hr, account)).get("balances")) {
            if (balance.get("type").asText().equals("ANNUAL")) {
                return balance.get("minutes").asInt();
            }
        }
        throw new AssertionError(account);
    }

    private int paid(String path) throws Exception {
        for (JsonNode type : Texts.json(company.get(hr, path)).get("items")) {
            if (type.get("code").asText().equals("SICK")) {
                return type.get("paidPercent").asInt();
            }
        }
        throw new AssertionError(path);
    }
}
