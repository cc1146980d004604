package org.clockhouse.driver.hikvision.isapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.UnreadableRow;
import org.clockhouse.driver.json.Json;
import org.clockhouse.driver.line.Framing;
import org.junit.jupiter.api.Test;

/** Samples of published answers, byte for byte. */
class VectorsTest {

    private static final Set<Integer> PASSED = Set.of(1, 2, 38, 75, 101, 104, 105);
    private static final String FACE =
            """
            {"major":5,"minor":75,"time":"2026-01-26T22:24:45+02:00","cardType":1,"name":"Employee 1","cardReaderNo":1,\
            "doorNo":1,"employeeNoString":"1","type":0,"serialNo":30,"userType":"normal","currentVerifyMode":"cardOrFace",\
            "mask":"no","attendanceStatus":"checkIn","pictureURL":"http://192.168.1.64/pic/1.jpg"}""";

    @Test
    void theDigestOfRfc2617() {
        Digest digest = Digest.of(List.of("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                        + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\""))
                .orElseThrow();
        assertEquals(
                "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                        + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
                        + " response=\"6629fae49393a05397450978507c4ef1\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\","
                        + " qop=auth, nc=00000001, cnonce=\"0a4f113b\"",
                digest.authorization("Mufasa", "Circle Of Life", "GET", "/dir/index.html", 1, "0a4f113b"));
    }

    @Test
    void theDigestsOfRfc7616() {
        String rest = "realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"";
        String clientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        for (List<String> vector : List.of(
                List.of("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
                List.of("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"))) {
            Digest digest = Digest.of(List.of("Digest algorithm=" + vector.get(0) + ", " + rest))
                    .orElseThrow();
            assertEquals(
                    vector.get(1),
                    digest.response("Mufasa", "Circle of Life", "GET", "/dir/index.html", "00000001", clientNonce));
        }
    }

    /** RFC 7616 prints none of these; worked out from its other example by another program. */
    @Test
    void theDigestsWithASessionsSecret() {
        String rest =
                "realm=\"http-auth@example.org\", qop=\"auth\", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"";
        String clientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        for (List<String> vector : List.of(
                List.of("MD5-sess", "e783283f46242139c486a698fec7211d"),
                List.of("SHA-256-sess", "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7"))) {
            Digest digest = Digest.of(List.of("Digest algorithm=" + vector.get(0) + ", " + rest))
                    .orElseThrow();
            String header = digest.authorization("Mufasa", "Circle of Life", "GET", "/dir/index.html", 1, clientNonce);
            assertTrue(header.contains("response=\"" + vector.get(1) + "\""), header);
            assertTrue(header.contains(", algorithm=" + vector.get(0) + ","), header);
        }
    }

    @Test
    void aTerminalThatWantsThePasswordItselfOrAnUnknownHashIsNotMet() {
        assertEquals(Optional.empty(), Digest.of(List.of("Basic realm=\"x\"")));
        assertEquals(Optional.empty(), Digest.of(List.of("Digest realm=\"x\", nonce=\"1\", algorithm=SHA-512-256")));
        assertEquals(Optional.empty(), Digest.of(List.of("Digest realm=\"x\"")));
    }

    @Test
    void aChallengeIsFoundBesideOthersInOneHeader() {
        Digest digest = Digest.of(
                        List.of("Basic realm=\"x, y\", Digest realm=\"a\", qop=\"auth,auth-int\", nonce=\"n\""))
                .orElseThrow();
        assertEquals("a", digest.realm());
        assertEquals("n", digest.nonce());
        assertTrue(digest.hasQop());
    }

    @Test
    void oldFirmwareHasNoQualityOfProtection() {
        Digest digest =
                Digest.of(List.of("digest realm=x, nonce=abc, stale=TRUE")).orElseThrow();
        assertTrue(digest.isStale());
        assertFalse(digest.authorization("u", "p", "GET", "/", 1, "c").contains("qop"));
    }

    private static PunchPage page(String json) throws DriverException {
        PunchPage.Builder page = PunchPage.builder(Cursor.START);
        EventRow.of(Json.of(json)).addTo(page, PASSED);
        return page.build();
    }

    @Test
    void t040AFaceThatWasLetIn() throws Exception {
        RawPunch punch = page(FACE).punches().get(0);
        assertEquals(new Subject.HolderNumber("1"), punch.subject());
        assertEquals(LocalDateTime.of(2026, 1, 26, 22, 24, 45), punch.clockReading());
        assertEquals(Optional.of(ZoneOffset.ofHours(2)), punch.offset());
        assertEquals(Method.FACE, punch.method());
        assertEquals("75", punch.methodCode());
        assertEquals(FunctionKey.IN, punch.key());
        assertEquals(OptionalInt.of(1), punch.door());
        assertEquals(OptionalLong.of(30), punch.row());
        assertEquals(Optional.of("http://192.168.1.64/pic/1.jpg"), punch.photo());
        assertEquals(FACE, punch.raw().text(StandardCharsets.UTF_8));
        assertEquals(Outcome.ACCEPTED, punch.outcome());
    }

    @Test
    void everyAttendanceStatusHasItsKey() throws Exception {
        List<List<String>> keys = List.of(
                List.of("undefined", "UNSTATED"),
                List.of("checkIn", "IN"),
                List.of("checkOut", "OUT"),
                List.of("breakOut", "BREAK_OUT"),
                List.of("breakIn", "BREAK_IN"),
                List.of("overtimeIn", "OT_IN"),
                List.of("overtimeOut", "OT_OUT"));
        for (List<String> key : keys) {
            assertEquals(
                    FunctionKey.valueOf(key.get(1)),
                    page(FACE.replace("checkIn", key.get(0))).punches().get(0).key());
        }
    }

    @Test
    void t046ForcedAndHeldDoorsAndTailgatingAreEvents() throws Exception {
        Map<Integer, Kind> kinds = Map.of(
                27, Kind.DOOR_FORCED, 28, Kind.DOOR_HELD, 133, Kind.TAILGATING, 136, Kind.DOOR_FORCED, 138, Kind.ALARM);
        for (Map.Entry<Integer, Kind> each : kinds.entrySet()) {
            PunchPage page = page("{\"major\":5,\"minor\":" + each.getKey()
                    + ",\"time\":\"2026-01-26T22:24:45+02:00\",\"doorNo\":1,\"serialNo\":31}");
            TerminalEvent event = page.events().get(0);
            assertEquals(each.getValue(), event.kind());
            assertEquals(String.valueOf(each.getKey()), event.code());
            assertEquals(Optional.of(LocalDateTime.of(2026, 1, 26, 22, 24, 45)), event.clockReading());
            assertEquals(1, page.rows());
        }
    }

    @Test
    void eventsOfDoorsAndButtonsAreNobodys() throws Exception {
        for (int minor = 21; minor <= 26; minor++) {
            String door = "{\"major\":5,\"minor\":" + minor
                    + ",\"time\":\"2026-01-26T22:24:45+02:00\",\"doorNo\":1,\"serialNo\":31}";
            assertEquals(0, page(door).rows());
        }
        assertEquals(
                0,
                page(FACE.replace(":75", ":76").replace("employeeNoString", "x"))
                        .rows());
    }

    @Test
    void t109ARefusedCardIsKnownByItsNumber() throws Exception {
        RawPunch punch = page("{\"minor\":9,\"time\":\"2026-01-26T22:24:45+02:00\",\"serialNo\":31,"
                        + "\"cardNo\":\"0012345678\"}")
                .punches()
                .get(0);
        assertEquals(new Subject.Presented(CredentialKind.CARD, new Token("00bc614e")), punch.subject());
        assertEquals(new Outcome.Refused(Outcome.Reason.OTHER, "9"), punch.outcome());
    }

    @Test
    void whatIsNotUnderstoodIsKeptWithItsReason() throws Exception {
        List<UnreadableRow> unknownCode = page(FACE.replace(":75", ":190")).unreadable();
        assertEquals(UnreadableRow.Reason.NOT_A_ROW, unknownCode.get(0).reason());
        for (String time : List.of("1990-00--8", "2026-02-30T08:00:00+01:00", "", "2026-01-26 22:24:45")) {
            PunchPage page = page(FACE.replace("2026-01-26T22:24:45+02:00", time));
            assertEquals(
                    List.of(UnreadableRow.Reason.NOT_A_TIME),
                    page.unreadable().stream().map(UnreadableRow::reason).toList(),
                    time);
        }
        String longNumber = FACE.replace("String\":\"1\"", "String\":\"" + "1".repeat(65) + "\"");
        assertEquals(
                UnreadableRow.Reason.NOT_A_SUBJECT,
                page(longNumber).unreadable().get(0).reason());
    }

    @Test
    void aTimeWithoutAnOffsetIsAReadingAllTheSame() throws Exception {
        RawPunch punch = page(FACE.replace("+02:00", "")).punches().get(0);
        assertEquals(LocalDateTime.of(2026, 1, 26, 22, 24, 45), punch.clockReading());
        assertEquals(Optional.empty(), punch.offset());
    }

    @Test
    void anOffsetWithoutAColonIsOneToo() throws Exception {
        RawPunch punch = page(FACE.replace("+02:00", "+0200")).punches().get(0);
        assertEquals(Optional.of(ZoneOffset.ofHours(2)), punch.offset());
    }

    @Test
    void aPlaceIsTheSameEventInAnotherZoneAndNoOther() throws Exception {
        EventPlace place =
                EventPlace.of(EventRow.of(Json.of(FACE)).place().cursor()).orElseThrow();
        assertTrue(place.isOf(EventRow.of(Json.of(FACE.replace("T22:24:45+02:00", "T21:24:45+01:00")))));
        assertFalse(place.isOf(EventRow.of(Json.of(FACE.replace("22:24:45", "22:24:46")))));
        assertFalse(place.isOf(EventRow.of(Json.of(FACE.replace("String\":\"1\"", "String\":\"2\"")))));
        assertFalse(place.isOf(EventRow.of(Json.of(FACE.replace(":30", ":31")))));
    }

    @Test
    void t042CardNumbersAreDecimalAndTheirZerosMeanNothing() {
        assertEquals(Optional.of(new Token("00bc614e")), EventRow.token("0012345678"));
        assertEquals(Optional.of(new Token("04a1b2c3")), EventRow.token("77705923"));
        assertEquals(Optional.of(new Token("c3b2a104")), EventRow.token("3283263748"));
        assertEquals(Optional.of(new Token("0a004d7603")), EventRow.token("42954749443"));
        assertEquals(Optional.empty(), EventRow.token("12A4"));
    }

    private static Response response(String text) throws DriverException {
        return Response.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " \r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + body;
    }

    @Test
    void theWordInTheBodyDecidesNotHttp() throws Exception {
        String ok = "{\"statusCode\":1,\"statusString\":\"OK\",\"subStatusCode\":\"ok\"}";
        assertTrue(Status.of(response(answer(200, ok))).isOk());
        assertFalse(Status.of(response(answer(200, ok.replace("\"ok\"", "\"lowScoreFacePic\""))))
                .isOk());
        String xml = "<?xml version=\"1.0\"?><ResponseStatus xmlns=\"http://www.hikvision.com/ver20/XMLSchema\">"
                + "<statusCode>4</statusCode><subStatusCode>notSupport</subStatusCode></ResponseStatus>";
        assertEquals("notSupport", Status.of(response(answer(200, xml))).word());
        Request any = Request.get("/");
        for (List<String> failure : List.of(
                List.of("deviceBusy", "UNREACHABLE"),
                List.of("notActivated", "MISCONFIGURED"),
                List.of("riskPassword", "MISCONFIGURED"),
                List.of("notSupport", "REFUSED"),
                List.of("invalidOperation", "REFUSED"))) {
            Status status = Status.of(response(answer(403, ok.replace("\"ok\"", "\"" + failure.get(0) + "\""))));
            assertEquals(Fault.valueOf(failure.get(1)), status.failure(any).fault(), failure.get(0));
        }
        assertEquals(
                Fault.MISCONFIGURED,
                Status.of(response(answer(302, ""))).failure(any).fault());
    }

    @Test
    void aLockedAccountIsKnownByItsBody() throws Exception {
        String locked = "<userCheck><statusValue>401</statusValue><lockStatus>locked</lockStatus>"
                + "<unlockTime>1780</unlockTime><retryLoginTime>0</retryLoginTime></userCheck>";
        assertEquals(
                1780, Lockout.of(response(answer(401, locked))).orElseThrow().toSeconds());
        assertEquals(Optional.empty(), Lockout.of(response(answer(401, locked.replace("locked", "unlock")))));
        assertEquals(Optional.empty(), Lockout.of(response(answer(401, "<html><body"))));
    }

    @Test
    void xmlIsReadByLocalNameAndWithoutDocumentTypes() throws Exception {
        for (String namespace : List.of(
                "",
                " xmlns=\"http://www.isapi.org/ver20/XMLSchema\"",
                " xmlns=\"http://www.hikvision.com/ver20/XMLSchema\"")) {
            String time =
                    "<Time" + namespace + "><timeMode>NTP</timeMode><localTime>2026-11-21T19:32:08+01:00</localTime>"
                            + "<timeZone>CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00</timeZone></Time>";
            XmlFields fields = XmlFields.of(time.getBytes(StandardCharsets.UTF_8));
            assertEquals("2026-11-21T19:32:08+01:00", fields.text("localTime"));
            assertEquals("CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00", fields.text("timeZone"));
        }
        String foreign =
                "<!DOCTYPE Time [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Time><localTime>&x;</localTime></Time>";
        assertEquals(
                Fault.GARBLED,
                assertThrows(DriverException.class, () -> XmlFields.of(foreign.getBytes(StandardCharsets.UTF_8)))
                        .fault());
    }

    @Test
    void aQuestionIsSentAsItIsSigned() {
        assertArrayEquals(
                ("PUT /ISAPI/AccessControl/RemoteControl/door/1 HTTP/1.1\r\nHost: 10.0.0.9:80\r\n"
                                + "Connection: keep-alive\r\nAuthorization: Digest x\r\n"
                                + "Content-Type: application/xml; charset=UTF-8\r\nContent-Length: 54\r\n\r\n"
                                + "<RemoteControlDoor><cmd>open</cmd></RemoteControlDoor>")
                        .getBytes(StandardCharsets.UTF_8),
                Request.putXml(
                                "/ISAPI/AccessControl/RemoteControl/door/1",
                                "<RemoteControlDoor><cmd>open</cmd></RemoteControlDoor>")
                        .bytes("10.0.0.9:80", Optional.of("Digest x")));
    }

    @Test
    void anAnswerEndsWhereItSaysWhateverPiecesItComesIn() throws Exception {
        String stated = answer(200, "{\"a\":1}");
        String chunked =
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3;x=y\r\n{\"a\r\n4\r\n\":1}\r\n0\r\nT: 1\r\n\r\n";
        for (String text : List.of(stated, chunked)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] andMore = (text + "HTTP/1.1 200").getBytes(StandardCharsets.UTF_8);
            for (int seen = 1; seen < bytes.length; seen++) {
                int length =
                        Response.WHOLE.lengthOf(ByteBuffer.wrap(bytes, 0, seen).slice());
                assertTrue(length == Framing.UNKNOWN_YET || length == bytes.length, seen + " bytes: " + length);
            }
            assertEquals(bytes.length, Response.WHOLE.lengthOf(ByteBuffer.wrap(andMore)));
            assertEquals("{\"a\":1}", Response.of(bytes).text());
        }
    }

    @Test
    void anAnswerWhoseEndNobodyStatesLastsUntilTheTerminalHangsUp() throws Exception {
        Response head = response("HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Digest x\r\n\r\n");
        assertTrue(head.isOpenEnded());
        assertTrue(head.isLast());
        assertEquals("<a/>", head.with("<a/>".getBytes(StandardCharsets.UTF_8)).text());
        assertFalse(response("HTTP/1.1 204 No Content\r\n\r\n").isOpenEnded());
        assertTrue(response(answer(200, "").replace("1.1", "1.0")).isLast());
        assertFalse(response(
                        answer(200, "").replace("1.1", "1.0").replace("\r\n\r\n", "\r\nConnection: Keep-Alive\r\n\r\n"))
                .isLast());
    }

    @Test
    void whatATerminalDoesNotImplementIsNoFaultOfItself() throws Exception {
        assertTrue(Status.of(response(answer(501, ""))).isAnswer());
        assertFalse(Status.of(response(answer(500, ""))).isAnswer());
    }

    @Test
    void whatIsNoAnswerIsNoFrame() {
        for (String text : List.of(
                "SSH-2.0-OpenSSH",
                "\u0000\u0001",
                "HTTP/1.1 999\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n")) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(Framing.NOT_A_FRAME, Response.WHOLE.lengthOf(bytes), text);
        }
    }

    @Test
    void jsonIsReadAsTerminalsWriteItAndNothingElseIsJson() throws Exception {
        Json json = Json.of("{\n\t\"a\":\t{\"b\" : \"\\u4e2d\\\"\", \"c\": [1, -2.50, true, null]},\r\n\"d\":\"30\"}");
        assertEquals("\u4e2d\"", json.at("a").string("b"));
        assertEquals(4, json.at("a").list("c").size());
        assertEquals(OptionalLong.of(30), json.number("d"));
        assertEquals("", json.at("none").at("at").string("all"));
        assertTrue(json.has("b"));
        for (String text :
                List.of("", "{", "{\"a\"}", "[1,]", "{\"a\":1}x", "\"\\u12", "01x", "[".repeat(100), "{'a':1}")) {
            assertThrows(DriverException.class, () -> Json.of(text), text);
        }
    }

    @Test
    void aMarkOfByteOrderBeforeADocumentIsNoPartOfIt() throws DriverException {
        Response json = response("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n\uFEFF{\"a\":1}");
        assertEquals("{\"a\":1}", json.text());
        Response xml = response("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n\uFEFF<a>b</a>");
        assertEquals("b", XmlFields.of(xml.body()).text("a"));
    }
}
