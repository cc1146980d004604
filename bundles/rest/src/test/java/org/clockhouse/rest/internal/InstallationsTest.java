package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.terminal.TerminalDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationsTest {

    @TempDir
    Path directory;

    private Company company;
    private String it;
    private String sheet;

    @BeforeEach
    void aTerminalHangs() {
        company = new Company(directory);
        company.gates.add(new AttlogFileDriver());
        it = company.key("terminal.read", "terminal.write");
        TerminalDraft draft = TerminalDraft.of(new LocalName("", "Gate"), company.shanghai.id(), "zk.attlog", "");
        sheet = "/terminals/"
                + company.gates
                        .terminals
                        .register(company.actor, draft)
                        .terminal()
                        .id()
                        .text() + "/installation";
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private HttpResponse<String> write(int version, String body) {
        return company.web.send(
                company.as(it, sheet).header("If-Match", "\"" + version + "\"").PUT(Web.text(body)));
    }

    private HttpResponse<String> photograph(byte[] file) {
        return company.web.send(company.as(it, sheet + "/photos")
                .setHeader("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3_200, 800, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void t017t023WhatWasLookedAtIsWrittenDownWithTheKindOfLink() {
        assertEquals(0, Texts.json(company.get(it, sheet)).get("version").asInt());
        String looked = "{\"link\":\"POE\",\"network\":\"192.168.1.201, port 7\","
                + "\"checks\":{\"GLARE\":\"FAILED\",\"POWER\":\"PASSED\"},\"note\":\"sun in the evening\"}";
        HttpResponse<String> written = write(0, looked);
        assertEquals(200, written.statusCode(), written.body());
        JsonNode read = Texts.json(company.get(it, sheet));
        assertEquals("POE", read.get("link").asText());
        assertEquals("FAILED", read.at("/checks/GLARE").asText());
        assertEquals(1, read.get("version").asInt());
        assertEquals(412, write(0, looked).statusCode());
        assertEquals(200, write(1, looked.replace("FAILED", "PASSED")).statusCode());
        String audited =
                company.get(company.key("audit.read"), "/audit-entries").body();
        assertTrue(audited.contains("terminal.install"), audited);
    }

    @Test
    void t023PhotographsAreKeptDrawnAnew() throws IOException {
        HttpResponse<String> added = photograph(png());
        assertEquals(201, added.statusCode(), added.body());
        String path = sheet + "/photos/" + Texts.json(added).get("id").asText();
        HttpResponse<InputStream> shown = company.web.stream(company.as(it, path));
        assertEquals("image/jpeg", shown.headers().firstValue("Content-Type").orElseThrow());
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(shown.body().readAllBytes()));
        assertEquals(1_600, picture.getWidth());
        assertEquals(400, picture.getHeight());
        assertTrue(photograph("no picture".getBytes(StandardCharsets.US_ASCII))
                .body()
                .contains("photo.type"));
        for (int i = 0; i < 5; i++) {
            assertEquals(201, photograph(png()).statusCode());
        }
        assertTrue(photograph(png()).body().contains("installation.photos"));
        assertEquals(204, company.web.send(company.as(it, path).DELETE()).statusCode());
        assertEquals(404, company.get(it, path).statusCode());
        assertEquals(5, Texts.json(company.get(it, sheet)).get("photos").size());
    }

    @Test
    void t023WhoDoesNotSeeTheTerminalDoesNotSeeItsSheet() {
        Scope elsewhere = new Scope(false, Set.of(SiteId.next()), Set.of(), Set.of());
        String other = company.front.key(elsewhere, Set.of("terminal.read"));
        assertEquals(404, company.get(other, sheet).statusCode());
    }

    @Test
    void t001WhereATerminalIsToCallIsSaid() {
        JsonNode port = Texts.json(company.get(it, "/terminal-port"));
        assertEquals(8_090, port.get("port").asInt());
        assertEquals("192.168.1.10", port.get("hosts").get(0).asText());
    }
}
