package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Two shipped archives, one the gateway of the other, and a terminal that knows no encryption. */
public class GatewayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient terminal = HttpClient.newHttpClient();
    private RunningSuite head;
    private RunningSuite branch;
    private int port;
    private String gate;

    @Before
    public void start() throws Exception {
        head = new RunningSuite("").start();
        branch = new RunningSuite("");
        port = RunningSuite.freePort();
    }

    @After
    public void stop() throws IOException {
        branch.close();
        head.close();
    }

    @Test
    public void t094PunchesOfABranchAreAtTheHeadOfficeOnceThoughBothAreKilled() throws Exception {
        JsonNode gateway = invited();
        branch.start();
        assertEquals(404, branch.get("/api/v1/employees").statusCode());
        assertTrue(branch.get("/").body().contains("Clockhouse gateway"));
        assertEquals("OK: 1", punch("08:00:00"));
        await(1);

        head.kill();
        assertEquals("OK: 1", punch("12:00:00"));
        branch.kill();
        branch.start();
        assertEquals("OK: 1", punch("12:00:00"));
        assertEquals("OK: 1", punch("17:00:00"));
        head.start();
        await(3);
        JsonNode now = head.read("/api/v1/gateways/" + gateway.get("id").asText());
        assertEquals("ENROLLED", now.get("state").asText());
        assertEquals(now.get("wanted"), now.get("held"));
    }

    @Test
    public void t094WhatTheHeadOfficeWantsIsCarriedOutInTheBranchOnceThoughTheBranchIsKilled() throws Exception {
        invited();
        branch.start();
        assertEquals("OK: 1", punch("08:00:00"));
        await(1);
        String path = "/api/v1/terminals/" + gate + "/errands";
        head.created(path, "{\"kind\":\"RESTART\"}");
        awaitState(path, "FORWARDED");
        branch.kill();
        branch.start();
        assertEquals("OK: 1", punch("12:00:00"));
        String command = awaitCommand();
        assertTrue(command, command.matches("C:\\d+:REBOOT"));
        assertEquals("OK", ask("getrequest?SN=GATE001", ""));
        String number = command.split(":")[1];
        assertEquals("OK", ask("devicecmd?SN=GATE001", "ID=" + number + "&Return=0&CMD=REBOOT\n"));
        awaitState(path, "CONFIRMED");
    }

    private void awaitState(String path, String state) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String now = "";
        while (!now.equals(state) && System.nanoTime() < until) {
            head.pause();
            now = head.read(path).at("/items/0/state").asText();
        }
        assertEquals(branch.tail(), state, now);
    }

    /** Terminals are answered with OK while there is nothing to do. */
    private String awaitCommand() throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String said = ask("getrequest?SN=GATE001", "");
        while (said.equals("OK") && System.nanoTime() < until) {
            branch.pause();
            said = ask("getrequest?SN=GATE001", "");
        }
        return said;
    }

    /** @param body to be posted; empty to get */
    private String ask(String what, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/iclock/" + what))
                .timeout(Duration.ofSeconds(20));
        HttpRequest asked = body.isEmpty()
                ? request.build()
                : request.POST(BodyPublishers.ofString(body)).build();
        return terminal.send(asked, BodyHandlers.ofString()).body().strip();
    }

    /** A site with somebody, one terminal, and the gateway that serves it, which is configured and not started. */
    private JsonNode invited() throws Exception {
        String site = id("/sites", "{\"name\":{\"zh\":\"苏州\",\"en\":\"Suzhou\"},\"zone\":\"Asia/Shanghai\"}");
        gate = id(
                "/terminals",
                "{\"name\":{\"zh\":\"东门\",\"en\":\"Gate\"},\"siteId\":\"" + site
                        + "\",\"driver\":\"zk.push\",\"serial\":\"GATE001\",\"boundSince\":\"2026-01-01T00:00:00Z\"}");
        JsonNode made = head.created("/api/v1/gateways", "{\"name\":\"Suzhou\"}");
        String path = "/api/v1/gateways/" + made.at("/gateway/id").asText() + "/terminals";
        HttpResponse<String> assigned = head.send(head.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + made.at("/gateway/version").asText() + "\"")
                .PUT(BodyPublishers.ofString("{\"terminalIds\":[\"" + gate + "\"]}")));
        assertEquals(assigned.body(), 200, assigned.statusCode());
        Path etc = branch.data().resolve("etc");
        Files.writeString(
                etc.resolve("org.clockhouse.gateway.cfg"),
                "head = " + head.url("") + "#" + fingerprint() + "\ncode = "
                        + made.get("code").asText() + "\ncall_seconds = 1\n");
        Files.writeString(
                etc.resolve("org.clockhouse.terminal.cfg"), "unsigned_drivers = allow\nterminal_port = " + port + "\n");
        return made.get("gateway");
    }

    private String id(String path, String json) throws IOException, InterruptedException {
        return head.created("/api/v1" + path, json).get("id").asText();
    }

    private String fingerprint() throws Exception {
        try (InputStream pem = Files.newInputStream(head.data().resolve("etc/keys/server.pem"))) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        }
    }

    /** As a terminal does: again and again until it is told how many lines were taken. */
    private String punch(String time) throws Exception {
        String line = "10001\t" + LocalDate.of(2026, 11, 2) + " " + time + "\t0\t1\t0\t0\t0\n";
        HttpRequest upload = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/iclock/cdata?SN=GATE001&table=ATTLOG&Stamp=1"))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(line))
                .build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        String said = "";
        while (System.nanoTime() < until) {
            try {
                HttpResponse<String> answer = terminal.send(upload, BodyHandlers.ofString());
                said = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200 && answer.body().startsWith("OK: ")) {
                    return answer.body().strip();
                }
            } catch (IOException e) {
                said = e.toString();
            }
            branch.pause();
        }
        throw new AssertionError(said + "\n" + branch.tail());
    }

    private void await(int punches) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        JsonNode items = head.read("/api/v1/punches").get("items");
        while (items.size() < punches && System.nanoTime() < until) {
            head.pause();
            items = head.read("/api/v1/punches").get("items");
        }
        assertEquals(branch.tail(), punches, items.size());
        TreeSet<String> times = new TreeSet<>();
        items.forEach(punch -> times.add(punch.get("local").asText()));
        assertEquals(punches, times.size());
    }
}
