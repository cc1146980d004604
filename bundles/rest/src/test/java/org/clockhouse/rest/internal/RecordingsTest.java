package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    @TempDir
    Path directory;

    private Company company;
    private String path;

    @BeforeEach
    void start() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        TerminalDraft draft =
                TerminalDraft.of(new LocalName("东门", "East gate"), company.shanghai.id(), "zk.attlog", "");
        path = "/terminals/"
                + company.gates
                        .terminals
                        .register(company.actor, draft)
                        .terminal()
                        .id()
                        .text() + "/recordings";
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void t019aTerminalIsRecordedReadAndRemovedByWhoMay() {
        String key = company.key("terminal.record");
        HttpResponse<String> started = company.post(key, path, "{\"minutes\":5}");
        assertEquals(201, started.statusCode(), started.body());
        String name = Texts.json(started).get("name").asText();
        assertEquals(422, company.post(key, path, "{\"minutes\":5}").statusCode());
        assertEquals(204, company.post(key, path + "/ends", "").statusCode());
        JsonNode listed = Texts.json(company.get(key, path)).get("items");
        assertEquals(1, listed.size());
        assertEquals(false, listed.get(0).get("running").asBoolean());
        HttpResponse<String> text = company.get(key, path + "/" + name);
        assertEquals(200, text.statusCode(), text.body());
        assertTrue(text.body().startsWith("clockhouse-recording 1\ndriver zk.attlog\n"), text.body());
        assertTrue(text.body().endsWith("ended stopped\n"), text.body());
        assertEquals(404, company.get(key, path + "/..%2F..%2Fetc").statusCode());
        assertEquals(
                204,
                company.web.send(company.as(key, path + "/" + name).DELETE()).statusCode());
        assertEquals(404, company.get(key, path + "/" + name).statusCode());
    }

    @Test
    void whoMayChangeTerminalsMayNotRecordThem() {
        assertEquals(
                403,
                company.post(company.key("terminal.write"), path, "{\"minutes\":5}")
                        .statusCode());
    }
}
