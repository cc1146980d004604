package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.request.RequestId;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    @TempDir
    Path directory;

    private Company company;
    private String gate;
    private String reader;
    private String writer;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        TerminalDraft draft =
                TerminalDraft.of(new LocalName("东门", "East gate"), company.shanghai.id(), "zk.attlog", "");
        gate = "/terminals/"
                + company.gates
                        .terminals
                        .register(company.actor, draft)
                        .terminal()
                        .id()
                        .text();
        reader = company.key("terminal.read");
        writer = company.key("terminal.write");
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void t022ThePolicyForClocksIsReadAndChangedWithItsVersion() {
        HttpResponse<String> usual = company.get(reader, "/clock-policy");
        assertEquals("CORRECT", Texts.json(usual).get("handling").asText());
        assertEquals("PT1M", Texts.json(usual).get("tolerance").asText());
        String tag = usual.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> held = put(tag, "{\"handling\":\"HOLD\",\"tolerance\":\"PT30S\"}");
        assertEquals(200, held.statusCode(), held.body());
        assertEquals(
                "HOLD",
                Texts.json(company.get(reader, "/clock-policy")).get("handling").asText());
        assertEquals(
                412, put(tag, "{\"handling\":\"FLAG\",\"tolerance\":\"PT30S\"}").statusCode());
        String next = held.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> wide = put(next, "{\"handling\":\"FLAG\",\"tolerance\":\"PT2H\"}");
        assertEquals(422, wide.statusCode(), wide.body());
        assertTrue(wide.body().contains("clock.tolerance"), wide.body());
    }

    @Test
    void t022AClockHasAHistoryEvenWhenNobodyMeasuredIt() {
        JsonNode history = Texts.json(company.get(reader, gate + "/clock?days=30"));
        assertEquals(0, history.get("readings").size());
        assertEquals(422, company.get(reader, gate + "/clock?days=0").statusCode());
        assertEquals(422, company.post(writer, gate + "/clock-settings", "").statusCode());
        assertEquals(422, company.post(writer, gate + "/probes", "").statusCode());
        assertEquals(403, company.post(reader, gate + "/probes", "").statusCode());
        String unlock = "{\"door\":1,\"movement\":\"UNLOCK_ONCE\"}";
        assertEquals(422, company.post(writer, gate + "/door-commands", unlock).statusCode());
    }

    @Test
    void t091StatisticsOfATerminalWithoutAttemptsAreEmpty() {
        JsonNode none = Texts.json(company.get(reader, gate + "/attempts"));
        assertEquals(0, none.get("refused").asInt());
        assertEquals(false, none.get("aboveNorm").asBoolean());
        assertEquals(
                0,
                Texts.json(company.get(reader, "/attempt-counts")).get("items").size());
        assertEquals(
                0,
                Texts.json(company.get(company.key("punch.read"), "/refused-attempts"))
                        .get("items")
                        .size());
    }

    @Test
    void t090WhatWasDoneAtATerminalIsWrittenDown() {
        String draft = "{\"work\":\"CLEANED\",\"text\":\"lens\",\"doneOn\":\"2026-01-05\",\"nextOn\":\"2026-02-05\"}";
        HttpResponse<String> noted = company.post(writer, gate + "/maintenance", draft);
        assertEquals(201, noted.statusCode(), noted.body());
        assertEquals(403, company.post(reader, gate + "/maintenance", draft).statusCode());
        JsonNode log = Texts.json(company.get(reader, gate + "/maintenance")).get("items");
        assertEquals("lens", log.get(0).get("text").asText());
        JsonNode due = Texts.json(company.get(reader, "/maintenance-due?by=2026-02-05"))
                .get("items");
        assertEquals(1, due.size());
        assertEquals(
                422,
                company.post(writer, gate + "/maintenance", draft.replace("2026-02-05", "2026-01-01"))
                        .statusCode());
    }

    @Test
    void whomAnOutageTouchedIsAskedForBeforeTheyAreCorrected() {
        String clerk = company.key("request.enter");
        String span = "siteId=" + company.shanghai.id().text() + "&from=2026-01-05T08:30:00&until=";
        HttpResponse<String> touched = company.get(clerk, "/device-faults?" + span + "2026-01-05T10:00:00");
        assertEquals(200, touched.statusCode(), touched.body());
        assertEquals(0, Texts.json(touched).get("items").size());
        assertEquals(
                422,
                company.get(clerk, "/device-faults?" + span + "2026-01-05T08:00:00")
                        .statusCode());
        String draft = "{\"siteId\":\"" + company.shanghai.id().text()
                + "\",\"from\":\"2026-01-05T08:30:00\",\"until\":\"2026-01-05T10:00:00\",\"reason\":\"power cut\"}";
        HttpResponse<String> corrected = company.post(clerk, "/device-faults", draft);
        assertEquals(200, corrected.statusCode(), corrected.body());
        assertEquals(403, company.post(reader, "/device-faults", draft).statusCode());
        String undo = "{\"requestIds\":[\"" + RequestId.next().text() + "\"],\"reason\":\"undone\"}";
        assertEquals(404, company.post(clerk, "/device-faults/undos", undo).statusCode());
        assertEquals(403, company.post(reader, "/device-faults/undos", undo).statusCode());
    }

    private HttpResponse<String> put(String tag, String body) {
        return company.web.send(company.as(writer, "/clock-policy")
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }
}
