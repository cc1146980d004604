package org.clockhouse.driver.zk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.tck.BenchClock;
import org.clockhouse.driver.tck.MemoryArrivals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushDriverTest {

    private final MemoryArrivals arrivals = new MemoryArrivals(new BenchClock(Instant.parse("2026-03-02T09:00:00Z")));
    private final PushDriver driver = new PushDriver();

    @BeforeEach
    void one() {
        arrivals.register("S1");
    }

    private HttpAnswer send(String method, String target, String body) throws Exception {
        return driver.answer(
                HttpCall.builder(method, target).body(Bytes.of(body)).build(), arrivals);
    }

    private String text(String method, String target, String body) throws Exception {
        HttpAnswer answer = send(method, target, body);
        assertEquals(200, answer.status());
        return answer.body().text(StandardCharsets.UTF_8);
    }

    @Test
    void pathsAndNamesAreTakenInAnyDress() throws Exception {
        String line = "1\t2026-03-02 08:00:00\t0\t1\t0";
        assertEquals("OK: 1", text("POST", "/iclock/cdata.aspx/?sn=S1&Table=attlog&stamp=1", line));
        assertEquals("OK: 1", text("POST", "/iclock/cdata?SN=S1", line), "without a table, by its looks");
        assertEquals("OK: 1", text("GET", "/ICLOCK/cdata?SN=S1&table=ATTLOG", line), "whatever the method");
        assertEquals(1, arrivals.punches().size());
        assertEquals(404, send("GET", "/iclock/secret?SN=S1", "").status());
    }

    @Test
    void punchesArePostedByOtherNamesToo() throws Exception {
        String line = "1\t2026-03-02 08:00:00\t0\t1\t0";
        assertEquals("OK: 1", text("POST", "/iclock/edata?SN=S1&table=ATTLOG", line));
        assertEquals(
                "OK: 1", text("POST", "/iclock/iclock/cdata?SN=S1&table=ATTLOG", line.replace(":00:00", ":00:01")));
        assertEquals("OK: 1", text("POST", "/iclock/cdata?SN=S1&table=ATTLOG", "2\t1772438400123\t0\t1"));
        assertEquals(3, arrivals.punches().size());
        assertEquals(
                LocalDateTime.of(2026, 3, 2, 8, 0), arrivals.punches().get(2).clockReading());
    }

    @Test
    void aQuestionAboutAPersonIsNoGreeting() throws Exception {
        text("GET", "/iclock/cdata?SN=S1&options=all&language=83&pushver=2.4.1", "");
        assertEquals("OK", text("GET", "/iclock/cdata?SN=S1&table=RemoteAtt&PIN=7", ""));
        assertTrue(text("GET", "/iclock/cdata?SN=S1&options=all", "").contains("\nATTLOGStamp=0\n"));
        arrivals.want("S1", new Task.PutHolder("7", "\u738b", List.of()));
        HttpAnswer commands = send("GET", "/iclock/getrequest?SN=S1", "");
        assertTrue(commands.body().text(Charset.forName("GBK")).contains("Name=\u738b\t"), "as it greeted first");
    }

    @Test
    void doorsThatStandAsTheyStoodAreKeptOnceADay() throws Exception {
        String states = "time=2026-03-02 08:00:00\tsensor=01\trelay=00\talarm=00";
        String target = "/iclock/cdata?SN=S1&table=rtstate";
        assertEquals("OK", text("POST", target, states));
        assertEquals("OK", text("POST", target, states.replace(":00:00", ":00:10")));
        assertEquals("OK", text("POST", target, states.replace("sensor=01", "sensor=02")));
        assertEquals("OK", text("POST", target, states.replace("03-02", "03-03")));
        assertEquals(
                3,
                arrivals.events().stream()
                        .map(TerminalEvent::recordId)
                        .distinct()
                        .count());
    }

    @Test
    void encryptionOfTheMakersOwnIsRefusedAndSaid() throws Exception {
        assertEquals(
                404,
                send("POST", "/iclock/exchange?SN=S1&type=publickey", "PublicKey=abc")
                        .status());
        TerminalEvent said = arrivals.events().get(0);
        assertEquals(Kind.FAULT, said.kind());
        assertTrue(said.raw().text(StandardCharsets.UTF_8).contains("encryption"));
    }

    @Test
    void severalPeopleTogetherAreLetInToo() throws Exception {
        text("POST", "/iclock/cdata?SN=S1&table=rtlog", "time=2026-03-02 08:00:00\tpin=7\tevent=203");
        assertEquals(1, arrivals.punches().size());
        assertEquals(0, arrivals.events().size());
    }

    @Test
    void stampsAreGivenBackAsTheyCameAndDecideNothing() throws Exception {
        text("POST", "/iclock/cdata?SN=S1&table=ATTLOG&Stamp=9999", "1\t2026-03-02 08:00:00\t0\t1");
        text("POST", "/iclock/cdata?SN=S1&table=OPERLOG&OpStamp=77", "OPLOG 4\t0\t2026-03-02 08:00:00\t0");
        assertEquals("OK: 1", text("POST", "/iclock/cdata?SN=S1&table=ATTLOG&Stamp=5", "2\t2026-03-01 08:00:00\t0\t1"));
        String greeting = text("GET", "/iclock/cdata?SN=S1&options=all&pushver=2.4.1", "");
        assertTrue(greeting.contains("\nATTLOGStamp=5\nOPERLOGStamp=77\n"), greeting);
        assertEquals(2, arrivals.punches().size());
    }

    @Test
    void withAKeySetTheGreetingNeedsIt() throws Exception {
        arrivals.set("commKey", "4711");
        assertEquals(503, send("GET", "/iclock/cdata?SN=S1&options=all", "").status());
        assertEquals(
                503,
                send("GET", "/iclock/cdata?SN=S1&options=all&pushcommkey=1", "").status());
        assertEquals(
                200,
                send("GET", "/iclock/cdata?SN=S1&options=all&pushcommkey=4711", "")
                        .status());
    }

    @Test
    void anAccessTerminalRegistersAndHearsItsOwnWords() throws Exception {
        arrivals.offset(ZoneOffset.ofHours(8));
        String code = text("POST", "/iclock/registry?SN=S1", "DeviceType=acc,~DeviceName=C3");
        assertTrue(code.matches("RegistryCode=[0-9A-F]{8}"), code);
        assertTrue(text("POST", "/iclock/push?SN=S1", "").contains("RequestDelay=10\n"));
        assertTrue(
                text("GET", "/iclock/cdata?SN=S1&options=all&pushver=3.1.2", "").startsWith("registry=ok\n" + code));
        assertEquals("OK", text("POST", "/iclock/cdata?SN=S1&table=rtlog", "time=2026-03-02 08:00:00\tpin=7\tevent=0"));
        assertEquals(
                "user=1", text("POST", "/iclock/querydata?SN=S1&type=tabledata&tablename=user", "user pin=7\tname=A"));
        assertEquals("DateTime=841136400,ServerTZ=+0800", text("GET", "/iclock/rtdata?SN=S1&type=time", ""));
        long words = arrivals.want("S1", new Task.WithdrawMessage(7));
        assertEquals("OK", text("GET", "/iclock/getrequest?SN=S1", ""));
        assertEquals("refused unsupported", arrivals.stateOf(words));
        assertEquals(1, arrivals.punches().size());
    }

    private void isAccess() throws Exception {
        text("POST", "/iclock/registry?SN=S1", "DeviceType=acc,~DeviceName=C3");
    }

    @Test
    void anAccessTerminalIsToldWhoMayComeInAndOpensItsDoors() throws Exception {
        isAccess();
        Grant card = Grant.builder("c", "7", CredentialKind.CARD, new Token("0001e240"))
                .build();
        long put = arrivals.want("S1", new Task.PutHolder("7", "Wang", List.of(card)));
        long remove = arrivals.want("S1", new Task.RemoveHolder("8"));
        long door = arrivals.want("S1", new Task.MoveDoor(2, DoorControl.Command.UNLOCK_ONCE));
        String asked = text("GET", "/iclock/getrequest?SN=S1", "");
        assertEquals(
                "C:A" + put + ":DATA UPDATE userauthorize Pin=7\tAuthorizeTimezoneId=1\tAuthorizeDoorId=15\n"
                        + "C:" + put
                        + ":DATA UPDATE user CardNo=123456\tPin=7\tPassword=\tGroup=0\tStartTime=0\tEndTime=0"
                        + "\tName=Wang\tPrivilege=0\n"
                        + "C:A" + remove + ":DATA DELETE userauthorize Pin=8\nC:" + remove + ":DATA DELETE user Pin=8\n"
                        + "C:" + door + ":CONTROL DEVICE 01020105\n",
                asked);
        text("POST", "/iclock/devicecmd?SN=S1", "ID=A" + put + "&Return=0&CMD=DATA UPDATE\n");
        assertEquals("sent", arrivals.stateOf(put));
        text(
                "POST",
                "/iclock/devicecmd?SN=S1",
                "ID=" + put + "&return=0&CMD=DATA UPDATE\nID=A" + remove + "&Return=-1&CMD=DATA\n");
        assertEquals("done", arrivals.stateOf(put));
        assertEquals("refused -1", arrivals.stateOf(remove));
    }

    @Test
    void aLongVersionIsAVersionToo() throws Exception {
        String greeting = text("GET", "/iclock/cdata?SN=S1&options=all&pushver=2.0.33S-20190101", "");
        assertTrue(greeting.startsWith("GET OPTION FROM: S1\nATTLOGStamp=0\n"), greeting);
        assertFalse(greeting.contains("\nStamp="), greeting);
    }

    @Test
    void anAttendanceTerminalOfALaterVersionIsGreetedAsOne() throws Exception {
        String greeting = text("GET", "/iclock/cdata?SN=S1&options=all&pushver=3.0.1&DeviceType=att", "");
        assertTrue(greeting.startsWith("GET OPTION FROM: S1\nATTLOGStamp=0\n"), greeting);
        assertFalse(
                text("GET", "/iclock/cdata?SN=S1&options=all&pushver=3.0.1", "").contains("registry"));
    }

    @Test
    void aPhotoOfTheMomentIsAcknowledgedAndNotKept() throws Exception {
        assertEquals("OK", text("POST", "/iclock/fdata?SN=S1", "PIN=2026-1001.jpg\nCMD=uploadphoto\0SECRET"));
        assertEquals(Kind.BIOMETRIC_WITHHELD, arrivals.events().get(0).kind());
        assertFalse(arrivals.events().get(0).raw().text(StandardCharsets.UTF_8).contains("SECRET"));
    }

    private String picture(String target, String head, int... bytes) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        for (int each : bytes) {
            body.write(each);
        }
        HttpCall call = HttpCall.builder("POST", target)
                .body(Bytes.of(body.toByteArray()))
                .build();
        return driver.answer(call, arrivals).body().text(StandardCharsets.UTF_8);
    }

    @Test
    void t007WhereTheyAreKeptPicturesOfPunchesAreAskedForAndHandedOver() throws Exception {
        arrivals.keepPhotos(true);
        assertTrue(
                text("GET", "/iclock/cdata?SN=S1&options=all&pushver=2.4.1", "").contains("\tAttPhoto"));
        String upload = "/iclock/cdata?SN=S1&table=ATTPHOTO&Stamp=88";
        String head = "PIN=20260820112727-1001.jpg\nSN=S1\nsize=5\nCMD=uploadphoto\0";
        assertEquals("OK", picture(upload, head, 0xff, 0xd8, 0xff, 0, 7));
        PunchPhoto photo = arrivals.photos().get(0);
        assertEquals("1001", photo.holderNumber());
        assertEquals(Optional.of(LocalDateTime.of(2026, 8, 20, 11, 27, 27)), photo.clockReading());
        assertEquals("ffd8ff0007", photo.content().hex());
        assertEquals(0, arrivals.events().size());
        assertTrue(
                text("GET", "/iclock/cdata?SN=S1&options=all&pushver=2.4.1", "").contains("ATTPHOTOStamp=88\n"));
    }

    @Test
    void t007APictureOfNobodyAndOneWithAnotherNameAreKeptToo() throws Exception {
        arrivals.keepPhotos(true);
        picture("/iclock/fdata?SN=S1", "PIN=20260820112727.jpg\nCMD=realupload\0", 0xff, 0xd8, 0xff, 1);
        picture("/iclock/fdata?SN=S1", "PIN=20260230112727-7\nCMD=uploadphoto\n", 0xff, 0xd8, 0xff, 2);
        assertEquals("", arrivals.photos().get(0).holderNumber());
        assertTrue(arrivals.photos().get(0).clockReading().isPresent());
        assertEquals("7", arrivals.photos().get(1).holderNumber());
        assertEquals(Optional.empty(), arrivals.photos().get(1).clockReading());
    }

    @Test
    void whatIsNoPictureIsNotKeptEvenWherePicturesAre() throws Exception {
        arrivals.keepPhotos(true);
        assertEquals("OK", picture("/iclock/fdata?SN=S1", "PIN=20260820112727-1.jpg\nCMD=uploadphoto\0", 'M', 'Z'));
        assertEquals(0, arrivals.photos().size());
        assertEquals(Kind.BIOMETRIC_WITHHELD, arrivals.events().get(0).kind());
    }

    @Test
    void whatATerminalSaysAboutItselfIsKept() throws Exception {
        assertEquals("OK", text("POST", "/iclock/cdata?SN=S1&table=options", "~DeviceName=X,FirmVer=1"));
        assertEquals("OK", text("GET", "/iclock/getrequest?SN=S1&INFO=1.1,3,0,17,10.0.0.1,10,7", ""));
        assertEquals(17, arrivals.healthOf("S1").orElseThrow().punches().orElseThrow());
        assertEquals(Kind.IDENTITY_STATED, arrivals.events().get(0).kind());
    }

    @Test
    void theFirmwareIsReadByEitherOfItsNames() throws Exception {
        assertEquals("1", firmware("~DeviceName=X,FirmVer=1"));
        assertEquals(
                "ZAM70-NF24HA-3.3.12",
                firmware("~DeviceName=X,~OEMVendor=ZK CO., LTD.,FWVersion=ZAM70-NF24HA-3.3.12,PushVersion=Ver 3.1.2S"));
    }

    private static String firmware(String options) throws Exception {
        HttpCall call = HttpCall.builder("POST", "/iclock/cdata?SN=S1&table=options")
                .body(Bytes.of(options))
                .build();
        return new PushCall(call).identity().firmware();
    }
}
