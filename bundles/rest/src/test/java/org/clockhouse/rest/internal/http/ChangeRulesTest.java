package org.clockhouse.rest.internal.http;

import static org.clockhouse.rest.internal.http.RequestPathTest.assertProblem;
import static org.clockhouse.rest.internal.http.RequestPathTest.header;
import static org.clockhouse.rest.internal.http.RequestPathTest.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ETags, merge patches, idempotency keys, and how much is taken in. */
class ChangeRulesTest {

    private static final String TOY = "{\"name\":{\"en\":\"ball\"},\"colour\":\"red\",\"lasts\":\"PT7H\"}";

    @TempDir
    Path directory;

    private ToyApi api;
    private String key;

    @BeforeEach
    void start() {
        api = new ToyApi(directory);
        key = api.key("employee.read", "employee.write", "account.write", "punch.upload");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aChangeNeedsTheTagThatWasRead() {
        String tag = header(make(TOY), "ETag");
        assertProblem(patch("/t1", null, "{}"), 428, "precondition-required", "if-match.missing");
        assertProblem(patch("/t1", "*", "{}"), 428, "precondition-required", "if-match.missing");
        assertProblem(patch("/t1", "\"nonsense\"", "{}"), 412, "stale", "if-match.unknown");
        assertProblem(patch("/t1", "W/\"1\"", "{}"), 412, "stale", "if-match.unknown");
        assertEquals(200, patch("/t1", tag, "{\"colour\":\"blue\"}").statusCode());
        assertProblem(patch("/t1", tag, "{\"colour\":\"green\"}"), 412, "stale", "toy.stale");
        assertEquals("blue", api.toys.toys.get("t1").colour());
        assertProblem(api.web.send(api.as(key, "/t1").DELETE()), 428, "precondition-required", "if-match.missing");
    }

    @Test
    void aPatchKeepsWhatItDoesNotNameAndTakesAwayWhatIsNull() {
        String tag = header(make(TOY), "ETag");
        HttpResponse<String> amended = patch("/t1", tag, "{\"colour\":null}");
        assertEquals(
                "{\"id\":\"t1\",\"name\":{\"zh\":\"\",\"en\":\"ball\"},\"lasts\":\"PT7H\",\"version\":2}",
                amended.body());
    }

    @Test
    void aPatchIsHeldToTheSameRulesAsADraft() {
        String tag = header(make(TOY), "ETag");
        assertProblem(patch("/t1", tag, "{\"lasts\":null}"), 400, "invalid", "request.invalid");
        assertProblem(patch("/t1", tag, "{\"owner\":\"me\"}"), 400, "malformed", "request.malformed");
        assertProblem(patch("/t1", tag, "[]"), 400, "invalid", "request.invalid");
        assertEquals(1, api.toys.toys.get("t1").version());
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String tag = header(make(TOY), "ETag");
        HttpResponse<String> same = api.web.send(api.as(key, "/t1").header("If-None-Match", tag));
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        assertEquals(
                200,
                api.web
                        .send(api.as(key, "/t1").header("If-None-Match", "\"1.0\""))
                        .statusCode());
    }

    @Test
    void aRequestWithAKeyIsDoneOnceAndAnsweredTwice() {
        HttpResponse<String> first = makeOnce("k-1", TOY);
        HttpResponse<String> second = makeOnce("k-1", TOY);
        assertEquals(201, second.statusCode());
        assertEquals(first.body(), second.body());
        assertEquals(header(first, "Location"), header(second, "Location"));
        assertEquals(header(first, "ETag"), header(second, "ETag"));
        assertEquals("application/json", header(second, "Content-Type"));
        assertEquals("true", header(second, "Idempotency-Replayed"));
        assertEquals(1, api.toys.made.get());
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        makeOnce("k-1", TOY);
        assertProblem(makeOnce("k-1", TOY.replace("red", "blue")), 422, "key-reused", "idempotency-key.reused");
        assertProblem(makeOnce("two words", TOY), 400, "invalid", "request.invalid");
        assertEquals(1, api.toys.made.get());
    }

    @Test
    void aKeyIsItsCallersOwn() {
        makeOnce("k-1", TOY);
        String other = api.key("employee.write");
        HttpRequest.Builder request = api.as(other, "").header("Idempotency-Key", "k-1");
        assertEquals("/api/v1/toys/t2", header(api.web.send(request.POST(Web.text(TOY))), "Location"));
    }

    @Test
    void aRefusalIsNotKept() {
        assertProblem(makeOnce("k-1", TOY.replace("red", "plaid")), 422, "refused", "toy.plaid");
        assertProblem(makeOnce("k-1", TOY.replace("red", "plaid")), 422, "refused", "toy.plaid");
        assertEquals(201, makeOnce("k-1", TOY).statusCode());
    }

    @Test
    void aRepetitionDuringTheFirstRequestIsToldToWait() throws Exception {
        String slow = TOY.replace("red", "slow");
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> makeOnce("k-1", slow));
        assertTrue(api.toys.inside.await(10, TimeUnit.SECONDS));
        HttpResponse<String> second = makeOnce("k-1", slow);
        api.toys.release.release();
        assertProblem(second, 409, "running", "idempotency-key.running");
        assertEquals(201, first.get(10, TimeUnit.SECONDS).statusCode());
        assertEquals(1, api.toys.made.get());
    }

    @Test
    void aSecretIsShownOnceAndNotKept() {
        HttpRequest.Builder request = api.as(key, "/keys").header("Idempotency-Key", "k-1");
        assertTrue(api.web.send(request.POST(Web.text(""))).body().contains("secret"));
        HttpResponse<String> again = api.web.send(request.POST(Web.text("")));
        assertEquals("", again.body());
        assertEquals("true", header(again, "Idempotency-Replayed"));
        assertEquals(1, api.toys.made.get());
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhetherItsLengthIsToldOrNot() {
        String big = TOY.replace("ball", "x".repeat(1_100_000));
        assertProblem(make(big), 413, "too-large", "body.too-large");
        HttpRequest.Builder chunked = api.as(key, "");
        assertProblem(
                api.web.send(chunked.POST(Web.chunked(() -> InfiniteSpaces.of(1_100_000)))),
                413,
                "too-large",
                "body.too-large");
        assertEquals(0, api.toys.made.get());
    }

    @Test
    void anUploadHasItsOwnLimitAndLeavesNothingBehind() throws IOException {
        HttpResponse<String> taken = upload("..%2F..%2Fattlog.dat", 2_900_000);
        assertEquals("attlog.dat", json(taken).get("id").asText());
        assertEquals("2900000", json(taken).get("colour").asText());
        HttpResponse<String> tooLarge = upload("attlog.dat", 3_000_001);
        assertProblem(tooLarge, 413, "too-large", "body.too-large");
        assertEquals(3_000_000, json(tooLarge).get("mostBytes").asInt());
        assertEquals("too large: at most 2 MB", json(tooLarge).get("detail").asText());
        assertProblem(upload("..", 1), 400, "invalid", "request.invalid");
        assertProblem(upload("", 1), 400, "invalid", "request.invalid");
        try (Stream<Path> left = Files.list(api.uploads)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aCompressedBodyIsNotUnpacked() {
        HttpRequest.Builder bomb = api.as(key, "").header("Content-Encoding", "gzip");
        assertProblem(api.web.send(bomb.POST(Web.text(TOY))), 415, "media-type", "encoding.unsupported");
    }

    @Test
    void aBodyOfAGibibyteIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.web.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/toys HTTP/1.1\r\nHost: " + api.web.authority() + "\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aBodyThatTricklesIsGivenUpOn() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.web.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/toys HTTP/1.1\r\nHost: " + api.web.authority() + "\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 408", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    private HttpResponse<String> make(String toy) {
        return api.web.send(api.as(key, "").POST(Web.text(toy)));
    }

    private HttpResponse<String> makeOnce(String idempotencyKey, String toy) {
        return api.web.send(
                api.as(key, "").header("Idempotency-Key", idempotencyKey).POST(Web.text(toy)));
    }

    private HttpResponse<String> patch(String path, String tag, String patch) {
        HttpRequest.Builder request = api.as(key, path);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return api.web.send(request.method("PATCH", Web.text(patch)));
    }

    private HttpResponse<String> upload(String fileName, int bytes) {
        return api.web.send(
                api.as(key, "/files?fileName=" + fileName).POST(Web.chunked(() -> InfiniteSpaces.of(bytes))));
    }

    /** So many blanks, without keeping them. */
    private static final class InfiniteSpaces extends InputStream {

        private int left;

        static InputStream of(int bytes) {
            InfiniteSpaces spaces = new InfiniteSpaces();
            spaces.left = bytes;
            return spaces;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
