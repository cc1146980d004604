package org.clockhouse.notice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.InMemoryNotices;
import org.clockhouse.notice.InMemoryOutbox;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.MailSettings.Security;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.spi.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailRoadTest {

    private final TestClock clock = new TestClock("2026-11-20T08:00:00Z");
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final MailRoad road = new MailRoad(
            new InMemoryOutbox(transactions, new InMemoryNotices(transactions)).channels(), transactions, clock);

    @TempDir
    static Path folder;

    private static KeyFolder keys;
    private PostOffice office;

    @BeforeAll
    static void make() throws Exception {
        keys = new KeyFolder(folder, "dns:localhost");
    }

    @BeforeEach
    void open() throws Exception {
        office = new PostOffice(keys.server(), false);
    }

    @AfterEach
    void close() throws IOException {
        office.close();
    }

    private MailSettings settings(String host, int port, Security security, String password, String certificate) {
        String user = security == Security.NONE ? "" : "suite";
        return new MailSettings(true, host, port, security, user, password, "clock@example.com", "", certificate, 1);
    }

    private MailSettings starttls() throws Exception {
        return settings("localhost", office.port(), Security.STARTTLS, PostOffice.PASSWORD, keys.pem());
    }

    private Parcel parcel() {
        return new Parcel(
                Message.of(Channel.MAIL, "ann@example.com", "3 条通知 / " + "迟到".repeat(30), clock.instant()),
                ".王小明 迟到\n",
                List.of());
    }

    private NotDelivered refused(MailSettings settings) {
        return assertThrows(NotDelivered.class, () -> road.send(settings, parcel(), Optional.empty()));
    }

    @Test
    void t108AMailArrivesOverStarttlsWithSubjectAndTextInChinese() throws Exception {
        Parcel parcel = parcel();
        road.send(starttls(), parcel, Optional.empty());
        String mail = office.mails.get(0);
        assertTrue(mail.contains("Message-ID: <" + parcel.message().id().text() + "@example.com>"), mail);
        assertTrue(mail.contains("Date: Fri, 20 Nov 2026 08:00:00 +0000"), mail);
        assertEquals(parcel.message().subject(), words(mail));
        String body = mail.substring(mail.indexOf("\r\n\r\n")).replaceAll("\\s", "");
        assertEquals(".王小明 迟到\r\n", new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8));
        assertTrue(
                mail.lines()
                        .allMatch(line -> line.length() <= 78 && line.chars().allMatch(c -> c < 128)),
                mail);
        assertTrue(office.commands.indexOf("STARTTLS") < office.commands.indexOf("AUTH"));
    }

    private static String words(String mail) {
        return Pattern.compile("=\\?utf-8\\?B\\?([^?]*)\\?=")
                .matcher(mail)
                .results()
                .map((MatchResult word) -> Base64.getDecoder().decode(word.group(1)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    @Test
    void aFileComesWithTheMail() throws Exception {
        byte[] file = new byte[5000];
        file[17] = 42;
        Parcel bare = parcel();
        Parcel parcel = new Parcel(
                bare.message(), bare.body(), List.of(new MessageDraft.File("month-2026-10.xlsx", "application/x", "")));
        road.send(starttls(), parcel, Optional.of(file));
        String mail = office.mails.get(0);
        String part = mail.substring(mail.indexOf("filename=\"month-2026-10.xlsx\""));
        String text = part.substring(part.indexOf("\r\n\r\n"), part.indexOf("--part"));
        assertEquals(file.length, Base64.getDecoder().decode(text.replaceAll("\\s", "")).length);
        assertTrue(mail.stripTrailing().endsWith("--"), mail.substring(mail.length() - 100));
    }

    @Test
    void aMailArrivesOverTlsFromTheFirstByteAndInTheClearWithoutAPassword() throws Exception {
        try (PostOffice secure = new PostOffice(keys.server(), true)) {
            road.send(
                    settings("localhost", secure.port(), Security.TLS, PostOffice.PASSWORD, keys.pem()),
                    parcel(),
                    Optional.empty());
            assertEquals(1, secure.mails.size());
        }
        road.send(settings("localhost", office.port(), Security.NONE, "", ""), parcel(), Optional.empty());
        assertEquals(1, office.mails.size());
    }

    @Test
    void aServerThatOffersNoTlsHearsNoPassword() throws Exception {
        office.offersTls = false;
        NotDelivered refused = refused(starttls());
        assertEquals(Layer.TLS, refused.layer());
        assertEquals("502 what?", refused.getMessage());
        assertFalse(office.commands.contains("AUTH"), office.commands.toString());
    }

    @Test
    void aCertificateOfAnotherNameOrOfNobodyIsNotBelieved() throws Exception {
        NotDelivered named =
                refused(settings("127.0.0.1", office.port(), Security.STARTTLS, PostOffice.PASSWORD, keys.pem()));
        assertEquals(Layer.TLS, named.layer(), named.getMessage());
        NotDelivered unknown =
                refused(settings("localhost", office.port(), Security.STARTTLS, PostOffice.PASSWORD, ""));
        assertEquals(Layer.TLS, unknown.layer(), unknown.getMessage());
        assertFalse(office.commands.contains("AUTH"), office.commands.toString());
    }

    @Test
    void eachLayerSaysThatItWasTheOne() throws Exception {
        assertEquals(
                Layer.ADDRESS,
                refused(settings("nowhere.invalid", 25, Security.NONE, "", "")).layer());
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        assertEquals(
                Layer.CONNECTION,
                refused(settings("localhost", free, Security.NONE, "", "")).layer());
        NotDelivered password = refused(settings("localhost", office.port(), Security.STARTTLS, "wrong", keys.pem()));
        assertEquals(Layer.SIGN_IN, password.layer());
        assertEquals("535 5.7.8 wrong password", password.getMessage());
        assertFalse(password.isForGood(), "IT may set another password");
        office.toReceiver = "550 5.1.1 no such user";
        NotDelivered receiver = refused(starttls());
        assertEquals(Layer.RECEIVER, receiver.layer());
        assertTrue(receiver.isForGood());
        office.toReceiver = "451 greylisted";
        assertFalse(refused(starttls()).isForGood());
    }
}
