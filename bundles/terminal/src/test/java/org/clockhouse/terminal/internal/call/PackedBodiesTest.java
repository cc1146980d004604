package org.clockhouse.terminal.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.clockhouse.terminal.Alarm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals and what stands between them and us may pack what they bring. */
@Timeout(60)
@DisplayName("Packed bodies at the terminal port")
class PackedBodiesTest {

    private static final String ROWS = "7 2026-11-02T08:00:00\n7 2026-11-02T12:00:00";

    @TempDir
    Path folder;

    private CalledPort at;

    @BeforeEach
    void open() throws InterruptedException {
        at = new CalledPort(folder);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] rows() {
        return ROWS.getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> post(String encoding, byte[] body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + at.port() + "/acme?SN=A-1");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private List<Alarm> alarms() {
        return at.house.alarms.openOf(at.house.org, Alarm.Kind.GARBLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void whatIsPackedIsReadAsIfItWereNot(String encoding) throws Exception {
        assertEquals("OK: 2", post(encoding, packed(rows())).body());
        assertEquals(2, at.house.punches().size());
        assertTrue(at.driver.calls.get(0).header("Content-Encoding").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "utf-8", "GB2312"})
    void whatIsNotPackedIsReadWhateverItIsCalled(String encoding) throws Exception {
        assertEquals("OK: 2", post(encoding, rows()).body());
        assertEquals(List.of(), alarms());
    }

    @Test
    void garbageIsRefusedAndCountedAndNothingOfItIsStored() throws Exception {
        byte[] cut = Arrays.copyOf(packed(rows()), 30);
        assertEquals(400, post("gzip", cut).statusCode());
        assertEquals(400, post("gzip", rows()).statusCode());
        assertEquals(List.of(), at.house.punches());
        assertEquals(1, alarms().size());
        assertEquals(at.gate.id(), alarms().get(0).terminal());
        assertTrue(alarms().get(0).detail().contains("gzip"), alarms().get(0).detail());
        at.house.clock.advance(Duration.ofMinutes(6));
        assertEquals(400, post("gzip", rows()).statusCode());
        assertEquals(2, alarms().get(0).count());
        assertEquals("OK: 2", post("gzip", packed(rows())).body(), "what it kept");
    }

    @Test
    void aBodyThatUnpacksToMoreThanTheCapIsRefusedBeforeItFillsTheMemory() throws Exception {
        byte[] bomb = packed(new byte[500 * 1024 * 1024]);
        assertTrue(bomb.length < CallHandler.LARGEST_BODY, "packed it is small: " + bomb.length);
        assertEquals(413, post("gzip", bomb).statusCode());
        assertEquals(1, alarms().size());
        assertEquals(200, at.post("/acme?SN=A-1", "").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd"})
    void anyOtherPackingIsRefusedByName(String encoding) throws Exception {
        assertEquals(415, post(encoding, rows()).statusCode());
        assertTrue(alarms().get(0).detail().contains(encoding));
    }

    @Test
    void aStrangersGarbageIsRefusedToo() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + at.port() + "/acme?SN=Z-9");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(rows()))
                .build();
        assertEquals(
                400,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode());
        assertEquals(List.of(), alarms());
    }
}
